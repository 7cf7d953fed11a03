import type { Pose } from '#shared/spine';
import { inEnglish, sentence, type Sentence } from '#shared/wording';
import type { CodedConcept, Instance } from './model.ts';
import { posesIn } from './textMatch.ts';

/** What a film's header says about its pose. */
export interface PoseFinding {
  readonly pose: Pose | null;
  /** The source in words, with what contradicts it, or null. */
  readonly from: string | null;
  /** `from` in any language. */
  readonly said: Sentence | null;
  /** A lower source names another pose: a person has to decide. `pose` is the higher source's. */
  readonly contradiction: boolean;
}

const SNOMED: readonly string[] = ['SCT', 'SRT', 'SNM3', '99SDM', 'SNM'];

/** Joint positions of PS3.16 CID 92, as SNOMED CT and as the SNOMED RT codes of older files. */
const POSE_CODES: readonly { readonly pose: Pose; readonly schemes: readonly string[]; readonly values: readonly string[] }[] = [
  { pose: 'flexion', schemes: SNOMED, values: ['9964006', 'F-10110'] },
  { pose: 'extension', schemes: SNOMED, values: ['24154002', 'F-10100'] },
  { pose: 'neutral', schemes: ['DCM'], values: ['109136'] },
];

type Source =
  | 'view-modifier-code'
  | 'joint-position-code'
  | 'view-code'
  | 'view-position'
  | 'series-description'
  | 'protocol-name'
  | 'acquisition-description'
  | 'image-comments'
  | 'image-type';

interface Said {
  readonly poses: readonly Pose[];
  readonly words: Sentence;
}

function fromCodes(codes: readonly CodedConcept[], what: Source): readonly Said[] {
  return codes.flatMap((code): Said[] => {
    const { value, scheme, meaning } = code;
    const words = sentence('header.code', { what: sentence(`header.${what}`), value, scheme, meaning });
    const known = POSE_CODES.find((one) => one.values.includes(code.value) && one.schemes.includes(code.scheme));
    // A maker's own code is as good as its meaning.
    const poses = known === undefined ? posesIn(code.meaning) : [known.pose];
    return poses.length === 0 ? [] : [{ poses, words }];
  });
}

function fromText(text: string | null, what: Source): readonly Said[] {
  const poses = text === null ? [] : posesIn(text);
  return poses.length === 0
    ? []
    : [{ poses, words: sentence('header.text', { what: sentence(`header.${what}`), text: text ?? '' }) }];
}

interface PoseRule {
  readonly id: Source;
  readonly citation: string;
  readonly read: (instance: Instance) => readonly Said[];
}

/** Highest first: codes before words, words about the image before words about the series. */
export const POSE_RULES: readonly PoseRule[] = [
  {
    id: 'view-modifier-code',
    citation: 'PS3.3 C.8.11.5.1.2, View Modifier Code Sequence (0054,0222); PS3.16 CID 92',
    read: (i) => fromCodes(i.view.viewModifierCodes, 'view-modifier-code'),
  },
  {
    id: 'joint-position-code',
    citation: 'PS3.3 C.7.6.14, Acquisition Context Sequence (0040,0555); PS3.16 CID 92',
    read: (i) => fromCodes(i.view.jointPositionCodes, 'joint-position-code'),
  },
  {
    id: 'view-code',
    citation: 'PS3.3 C.8.11.5, View Code Sequence (0054,0220)',
    read: (i) => fromCodes(i.view.viewCodes, 'view-code'),
  },
  {
    id: 'view-position',
    citation: 'PS3.3 C.8.1.1, View Position (0018,5101), used as free text by makers',
    read: (i) => fromText(i.view.viewPosition, 'view-position'),
  },
  {
    id: 'series-description',
    citation: 'PS3.3 C.7.3.1, Series Description (0008,103E)',
    read: (i) => fromText(i.series.description, 'series-description'),
  },
  {
    id: 'protocol-name',
    citation: 'PS3.3 C.7.3.1, Protocol Name (0018,1030)',
    read: (i) => fromText(i.series.protocolName, 'protocol-name'),
  },
  {
    id: 'acquisition-description',
    citation: 'PS3.3 C.8.1.1, Acquisition Device Processing Description (0018,1400), and performed step description (0040,0254)',
    read: (i) => fromText(i.view.acquisitionDescription, 'acquisition-description'),
  },
  {
    id: 'image-comments',
    citation: 'PS3.3 C.7.6.1, Image Comments (0020,4000)',
    read: (i) => fromText(i.view.imageComments, 'image-comments'),
  },
  {
    id: 'image-type',
    citation: 'PS3.3 C.7.6.1.1.2, Image Type (0008,0008) values 3 and up',
    read: (i) => fromText(i.imageType.slice(2).join(' ') || null, 'image-type'),
  },
];

/** A source that names two poses ("flexion/extension") speaks of the study, not of this film, and tells nothing. */
export function poseOf(instance: Instance): PoseFinding {
  const found = POSE_RULES.flatMap((rule) => rule.read(instance)).filter((one) => one.poses.length === 1);
  const first = found[0];
  if (first === undefined) return { pose: null, from: null, said: null, contradiction: false };
  const pose = first.poses[0] ?? null;
  const against = found.find((one) => one.poses[0] !== pose);
  const said =
    against === undefined
      ? first.words
      : sentence('header.against', {
          first: first.words,
          second: against.words,
          pose: sentence(`pose.${against.poses[0] ?? 'neutral'}`),
        });
  return {
    pose,
    from: inEnglish(said),
    said,
    contradiction: against !== undefined,
  };
}

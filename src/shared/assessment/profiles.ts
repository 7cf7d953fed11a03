import type { OperatedConstruct } from '#shared/measurement';
import { figure, sentence, type Sentence } from '#shared/wording';
import type { SourceId } from './sources.ts';

/** Which published criterion of motion belongs to which operation [clinical.md §1.2, §3.5]. */
export interface Profile {
  readonly id: string;
  readonly name: Sentence;
  /** Interspinous motion in mm below which the published rule is met; null where no criterion is accepted. */
  readonly thresholdMm: number | null;
  readonly superjacentMm: number;
  /** The published rule as it is printed. */
  readonly rule: Sentence;
  readonly citations: readonly SourceId[];
  readonly note: Sentence | null;
}

/** Superjacent motion that shows enough effort [clinical.md §1.4; S4, S5]. */
const EFFORT_MM = 4;

const publishedRule = (limit: number): Sentence => sentence('published.rule', { limit: figure(limit), gate: figure(EFFORT_MM) });

export const PROFILES = {
  acdf: {
    id: 'acdf',
    name: sentence('profile.acdf'),
    thresholdMm: 1,
    superjacentMm: EFFORT_MM,
    rule: publishedRule(1),
    citations: ['S4', 'S5'],
    note: null,
  },
  corpectomy: {
    id: 'corpectomy',
    name: sentence('profile.corpectomy'),
    thresholdMm: 1.5,
    superjacentMm: EFFORT_MM,
    rule: publishedRule(1.5),
    citations: ['S12', 'S5'],
    note: sentence('profile.corpectomyNote'),
  },
  posterior: {
    id: 'posterior',
    name: sentence('profile.posterior'),
    thresholdMm: null,
    superjacentMm: EFFORT_MM,
    rule: sentence('published.none'),
    citations: ['S3', 'S13'],
    note: sentence('profile.posteriorNote'),
  },
  unstated: {
    id: 'unstated',
    name: sentence('profile.unstated'),
    thresholdMm: 1,
    superjacentMm: EFFORT_MM,
    rule: publishedRule(1),
    citations: ['S4', 'S5'],
    note: sentence('profile.unstatedNote'),
  },
} as const satisfies Readonly<Record<string, Profile>>;

/** By procedure, else by approach. */
const BY_PROCEDURE: Readonly<Record<string, Profile>> = {
  acdf: PROFILES.acdf,
  hybrid: PROFILES.acdf,
  accf: PROFILES.corpectomy,
  corpectomy: PROFILES.corpectomy,
  'posterior-fusion': PROFILES.posterior,
};
const BY_APPROACH: Readonly<Record<string, Profile>> = { anterior: PROFILES.acdf, posterior: PROFILES.posterior };

export function profileOf(construct: Pick<OperatedConstruct, 'procedure' | 'approach'>): Profile {
  const procedure = construct.procedure?.trim().toLowerCase() ?? '';
  const approach = construct.approach?.trim().toLowerCase() ?? '';
  return (
    BY_PROCEDURE[procedure] ??
    (procedure === '' || approach === 'posterior' ? BY_APPROACH[approach] : undefined) ??
    PROFILES.unstated
  );
}

/** Structural bone, or a cage (also when the graft is not stated: the rule that calls fewer levels fused). */
export type GraftClass = 'structural' | 'cage';
/** The case file's own words and free ones ("structural-allograft", "iliac crest"); bone *in* a device is a cage. */
const BONE = /autograft|allograft|autologous|iliac|fibula/;
const DEVICE = /cage|peek|titan|printed|3-?d\b|mesh|spacer|metal|tantal|carbon|ceramic/;
export const graftClass = (graft: string | null): GraftClass => {
  const words = graft?.trim().toLowerCase() ?? '';
  return BONE.test(words) && !DEVICE.test(words) ? 'structural' : 'cage';
};

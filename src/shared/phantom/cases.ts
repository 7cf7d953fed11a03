import type { PhantomVertebra } from './anatomy.ts';
import { BASE_SPEC, between, FILM_DEFAULTS, moves, PAIR, plate, still, withMotion } from './caseParts.ts';
import type { PhantomSpec } from './spec.ts';

/** A bundled teaching case. Everything in it is invented. */
export interface PhantomCase {
  readonly name: string;
  readonly title: string;
  /** What the case teaches, in a sentence or two. */
  readonly teaching: string;
  readonly spec: PhantomSpec;
  readonly patient: { readonly name: string; readonly id: string; readonly sex: 'F' | 'M'; readonly birthDate: string };
  /** `YYYYMMDD`. */
  readonly studyDate: string;
  readonly surgery: {
    /** `YYYY-MM-DD`. */
    readonly date: string;
    readonly from: PhantomVertebra;
    readonly to: PhantomVertebra;
    readonly approach: 'anterior' | 'posterior';
    readonly procedure: string;
    readonly graft: string;
  };
  /** A CT of the same neck belongs to the case. */
  readonly ct: boolean;
}

interface CaseInput {
  readonly name: string;
  readonly person: string;
  readonly title: string;
  readonly teaching: string;
  readonly spec: Partial<PhantomSpec> & { readonly seed: number };
  readonly sex?: 'F' | 'M';
  readonly surgery: PhantomCase['surgery'];
  readonly ct?: boolean;
}

const acdf = (from: PhantomVertebra, to: PhantomVertebra, date: string, graft = 'peek-cage'): PhantomCase['surgery'] => ({
  date,
  from,
  to,
  approach: 'anterior',
  procedure: 'ACDF',
  graft,
});

const make = (input: CaseInput): PhantomCase => ({
  name: input.name,
  title: input.title,
  teaching: input.teaching,
  spec: { ...BASE_SPEC, ...(input.ct === true ? {} : { films: PAIR }), ...input.spec },
  patient: {
    name: `SYNTHETIC^${input.person}`,
    id: `SYN-${input.name.toUpperCase()}`,
    sex: input.sex ?? 'F',
    birthDate: '19680417',
  },
  studyDate: '20260302',
  surgery: input.surgery,
  ct: input.ct ?? false,
});

/** The bundled cases, six main ones (with neutral film and CT) first. Names are stable. */
export const PHANTOM_CASES: readonly PhantomCase[] = [
  make({
    name: 'fused',
    person: 'Fused',
    title: 'C5-C6 ACDF, fused at 14 months',
    teaching:
      'Less than 0.5 mm between the processes with good effort above: the films support fusion, and the CT shows bone across the level.',
    spec: {
      seed: 11,
      motion: withMotion({ 'C5-C6': still }),
      hardware: [plate('C5', 'C6')],
      interbody: [between('C5-C6', 'full')],
    },
    surgery: acdf('C5', 'C6', '2025-01-02'),
    ct: true,
  }),
  make({
    name: 'pseudarthrosis',
    person: 'Pseudarthrosis',
    title: 'C5-C6 ACDF, moving at 18 months, loose screws',
    teaching:
      'The gap opens by about 3 mm; the upper screws have a lucent ring, one stands proud; the CT shows a cleft across the graft.',
    spec: {
      seed: 23,
      size: 1.04,
      motion: withMotion({ 'C5-C6': moves(4.3, 0.5, [1.2, 1.4]) }),
      hardware: [plate('C5', 'C6', { halo: 1.4, backout: 2.5, looseVertebra: 'C5' })],
      interbody: [between('C5-C6', 'none')],
    },
    sex: 'M',
    surgery: acdf('C5', 'C6', '2024-09-01'),
    ct: true,
  }),
  make({
    name: 'poor-effort',
    person: 'Poor Effort',
    title: 'C5-C6 ACDF, no effort on the films',
    teaching: 'The operated level does not move, but neither does the level above: without effort the films prove nothing.',
    spec: {
      seed: 37,
      size: 0.97,
      motion: {
        'C2-C3': moves(1.6, 0.1, [1.5, -2]),
        'C3-C4': moves(2.1, 0.2, [1.6, -1.2]),
        'C4-C5': moves(2.4, 0.2, [1.4, 0.2]),
        'C5-C6': still,
        'C6-C7': moves(2.2, 0.1, [1, 2.4]),
        'C7-T1': moves(0.9, 0, [0.8, 2.5]),
      },
      hardware: [plate('C5', 'C6')],
      interbody: [between('C5-C6', 'partial')],
    },
    surgery: acdf('C5', 'C6', '2025-03-03'),
    ct: true,
  }),
  make({
    name: 'two-level-mixed',
    person: 'Two Level Mixed',
    title: 'C4-C6 ACDF, upper level fused, lower level moving',
    teaching: 'Each level is judged by itself; both share the effort at C3-C4; the construct is as good as its worst level.',
    spec: {
      seed: 41,
      size: 1.02,
      motion: withMotion({ 'C4-C5': moves(0.3, 0.02, [1.4, 0.2]), 'C5-C6': moves(3.9, 0.4, [1.2, 1.4]) }),
      hardware: [plate('C4', 'C6', { rigidWith: 'C5', halo: 1.2, looseVertebra: 'C6' })],
      interbody: [between('C4-C5', 'full', { implant: 'allograft' }), between('C5-C6', 'none', { implant: 'allograft' })],
    },
    sex: 'M',
    surgery: acdf('C4', 'C6', '2024-12-01', 'allograft'),
    ct: true,
  }),
  make({
    name: 'discordant',
    person: 'Discordant',
    title: 'C5-C6 ACDF, moves on film, bridged on CT',
    teaching:
      'Motion above the threshold with bone across the level on CT: one of the two is wrong. Measure again, look for parallax, repeat.',
    spec: {
      seed: 53,
      motion: withMotion({ 'C5-C6': moves(2.9, 0.3, [1.2, 1.4]) }),
      hardware: [plate('C5', 'C6')],
      interbody: [between('C5-C6', 'full')],
    },
    surgery: acdf('C5', 'C6', '2025-01-20'),
    ct: true,
  }),
  make({
    name: 'tilted-unequal-magnification',
    person: 'Tilted Unequal',
    title: 'C5-C6 ACDF, tilted extension film at another distance',
    teaching: 'The films differ by 4 % in scale and the neck is turned on one: without scale lock the fused level seems to move.',
    spec: {
      seed: 67,
      size: 0.99,
      motion: withMotion({ 'C5-C6': moves(0.4, 0.03, [1.2, 1.4]) }),
      hardware: [plate('C5', 'C6')],
      interbody: [between('C5-C6', 'full', { extraGraft: false })],
      films: {
        flexion: { ...FILM_DEFAULTS, yaw: 0.6, roll: -0.4 },
        neutral: FILM_DEFAULTS,
        extension: { ...FILM_DEFAULTS, sid: 1700, sod: 1392, yaw: 3, roll: 2, inPlane: -2, photons: 38000 },
      },
    },
    surgery: acdf('C5', 'C6', '2025-02-10'),
    ct: true,
  }),
  make({
    name: 'right-facing',
    person: 'Right Facing',
    title: 'C6-C7 ACDF on right lateral films',
    teaching: 'A right lateral faces the other way; signs come from the landmarks and stay the same.',
    spec: {
      seed: 71,
      facing: 'right',
      motion: withMotion({ 'C6-C7': moves(3.4, 0.3, [1, 2.4]) }),
      hardware: [plate('C6', 'C7')],
      interbody: [between('C6-C7', 'none')],
    },
    surgery: acdf('C6', 'C7', '2024-11-15'),
  }),
  make({
    name: 'mirrored',
    person: 'Mirrored',
    title: 'C4-C5 ACDF, films stored mirrored',
    teaching: 'The images were flipped left to right before they were stored; the header says so, and no sign changes.',
    spec: {
      seed: 83,
      mirrored: true,
      motion: withMotion({ 'C4-C5': still }),
      hardware: [plate('C4', 'C5')],
      interbody: [between('C4-C5', 'full')],
    },
    sex: 'M',
    surgery: acdf('C4', 'C5', '2025-02-01'),
  }),
  make({
    name: 'posterior-rods',
    person: 'Posterior Rods',
    title: 'C4-C6 posterior fusion, lateral-mass screws and rods',
    teaching: 'Interspinous motion was validated for anterior fusions; behind rods the same number needs more caution.',
    spec: {
      seed: 97,
      motion: withMotion({ 'C4-C5': moves(0.4, 0.03, [1.4, 0.2]), 'C5-C6': moves(0.6, 0.04, [1.2, 1.4]) }),
      hardware: [{ kind: 'posterior-rods', from: 'C4', to: 'C6', rigidWith: 'C5', screwDiameter: 3.5, screwLength: 14 }],
    },
    surgery: {
      date: '2024-10-20',
      from: 'C4',
      to: 'C6',
      approach: 'posterior',
      procedure: 'posterior-fusion',
      graft: 'autograft',
    },
  }),
  make({
    name: 'corpectomy',
    person: 'Corpectomy',
    title: 'C6 corpectomy with mesh cage and plate C5-C7',
    teaching: 'A body is missing, so its corners cannot be placed; the processes can, and the threshold is that of corpectomy.',
    spec: {
      seed: 101,
      motion: withMotion({ 'C5-C6': moves(0.5, 0.03, [1.2, 1.4]), 'C6-C7': moves(0.4, 0.02, [1, 2.4]) }),
      corpectomy: ['C6'],
      hardware: [plate('C5', 'C7', { rigidWith: 'C6' })],
      interbody: [between('C5-C6', 'full', { implant: 'mesh-cage' })],
    },
    sex: 'M',
    surgery: { date: '2024-12-20', from: 'C5', to: 'C7', approach: 'anterior', procedure: 'ACCF', graft: 'titanium-cage' },
  }),
  make({
    name: 'missing-spinous-process',
    person: 'Missing Process',
    title: 'C5-C6 ACDF after laminectomy of C5',
    teaching: "Without C5's process there is no interspinous distance at C4-C5 and C5-C6: rotation and CT must answer.",
    spec: {
      seed: 113,
      motion: withMotion({ 'C5-C6': moves(0.5, 0.03, [1.2, 1.4]) }),
      laminectomy: ['C5'],
      hardware: [plate('C5', 'C6')],
      interbody: [between('C5-C6', 'full')],
    },
    surgery: acdf('C5', 'C6', '2024-12-05'),
  }),
];

export const phantomCase = (name: string): PhantomCase | null => PHANTOM_CASES.find((one) => one.name === name) ?? null;

import {
  caseDocumentOf,
  PHANTOM_CASES,
  phantomCase,
  randomSpec,
  type Difficulty,
  type PhantomCase,
  type PhantomSegment,
  type PhantomSpec,
} from '#shared/phantom';
import { createRandom, seedFor } from '#shared/statistics';
import { segmentsBetween, vertebraeOf } from '#shared/spine';
import type { CasePack, PackCase } from './pack.ts';

/** Reader of the exact truth. */
const EXACT = 'exact';

/** The bundled cases as the first pack: their truth is the expert. */
export function syntheticPack(): CasePack {
  return {
    version: 1,
    id: 'synthetic-1',
    title: 'Synthetic cases',
    consensus: 'first',
    cases: PHANTOM_CASES.map((one) => packCase(one, difficultyOf(one))),
  };
}

/** Practice pairs without end: the same seed and difficulty give the same pairs. Twelve make a first session. */
export function practicePack(seed: number, difficulty: Difficulty, count: number): CasePack {
  const cases = Array.from({ length: count }, (_, i) => practiceCase(seedFor(seed, `practice/${i}`), difficulty));
  return {
    version: 1,
    id: `practice-${difficulty}-${seed}-${count}`,
    title: 'Practice pairs',
    consensus: 'first',
    cases: cases.map((one) => packCase(one, difficulty)),
  };
}

/** The synthetic case of a name, a bundled one or a practice pair; null for any other name. */
export function syntheticCase(name: string): PhantomCase | null {
  const known = phantomCase(name);
  const [, difficulty, seed] = /^practice-(clean|usual|hard)-(\d{1,10})$/.exec(name) ?? [];
  if (known !== null || seed === undefined) return known;
  return practiceCase(Number(seed), difficulty as Difficulty);
}

const packCase = (one: PhantomCase, difficulty: Difficulty): PackCase => ({
  key: one.name,
  title: one.title,
  vignette: `${one.surgery.from}-${one.surgery.to} ${one.surgery.procedure}, ${monthsOf(one)} months after surgery. Flexion and extension laterals.`,
  teaching: one.teaching,
  difficulty,
  images: { kind: 'synthetic', name: one.name },
  // The expert reads the two dynamic films; what stands on the CT is no part of the protocol.
  experts: [{ id: EXACT, exact: true, document: caseDocumentOf(one, false) }],
});

const difficultyOf = ({ spec }: PhantomCase): Difficulty => {
  const films = Object.values(spec.films);
  const tilted = films.some(({ yaw, roll }) => Math.max(Math.abs(yaw), Math.abs(roll)) >= 3);
  return tilted ? 'hard' : spec.hardware.length > 0 ? 'usual' : 'clean';
};

/** Whole months between surgery (`YYYY-MM-DD`) and films (`YYYYMMDD`). */
function monthsOf({ surgery, studyDate }: PhantomCase): number {
  const [year = 0, month = 0, day = 0] = surgery.date.split('-').map(Number);
  const months = (Number(studyDate.slice(0, 4)) - year) * 12 + Number(studyDate.slice(4, 6)) - month;
  return Number(studyDate.slice(6)) < day ? months - 1 : months;
}

const LEVELS: readonly PhantomSegment[] = ['C4-C5', 'C5-C6', 'C6-C7'];

function practiceCase(seed: number, difficulty: Difficulty): PhantomCase {
  const spec = randomSpec(seed, difficulty);
  const random = createRandom(seedFor(seed, 'practice/surgery'));
  const [plate] = spec.hardware;
  const drawn = LEVELS[Math.floor(random.next() * LEVELS.length)] ?? 'C5-C6';
  const level = plate === undefined ? drawn : (segmentsBetween(plate.from, plate.to)[0] ?? drawn);
  const [from, to] = vertebraeOf(level) ?? ['C5', 'C6'];
  const moving = random.chance(0.5);
  const motion = {
    rotation: moving ? random.between(1, 5) : random.between(0, 0.4),
    slip: random.between(0, 0.3),
    centre: [1.2, 1.4] as const,
  };
  const operated: PhantomSpec = plate === undefined ? { ...spec, motion: { ...spec.motion, [level]: motion } } : spec;
  return {
    name: `practice-${difficulty}-${seed}`,
    title: `Practice pair, ${level}`,
    teaching: '',
    spec: operated,
    patient: { name: 'SYNTHETIC^Practice', id: `SYN-PRACTICE-${seed}`, sex: 'F', birthDate: '19680417' },
    studyDate: '20260302',
    surgery: {
      date: '2025-01-02',
      from: from as PhantomCase['surgery']['from'],
      to: to as PhantomCase['surgery']['to'],
      approach: 'anterior',
      procedure: 'ACDF',
      graft: 'allograft',
    },
    ct: false,
  };
}

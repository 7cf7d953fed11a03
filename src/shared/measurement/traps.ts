import type { ScaleLock } from '#shared/calibration';
import { MOTION_SEGMENTS, VERTEBRAE, type Segment, type Vertebra } from '#shared/spine';
import { bodyCentreX, bodyCentreY, bodyLineX, bodyLineY, gapBetween } from './bodyFrame.ts';
import type { Film, Films } from './film.ts';
import { bodyCoordinates } from './film.ts';
import type { InterspinousMotion } from './interspinous.ts';
import { valueOf } from './interspinous.ts';
import type { Measurement } from './measurement.ts';
import { figure, sentence } from '#shared/wording';
import type { Notice } from './notice.ts';
import { notice } from './notice.ts';
import { meanDepth } from './placementError.ts';
import type { PlacedPoint } from './placements.ts';

/** Clerical errors that landmarks give away [clinical.md §1.1, §1.5]. Limits are policy. */
export const TRAP_LIMITS = {
  /** Signed motion below this asks: landmarks swapped, or the wrong level? */
  negativeMotionMm: -0.5,
  /** Replicates of one motion that differ by more ask for another placement. */
  replicateRangeMm: 1,
  /** A cervical endplate's depth, mm, detector or object: outside it pixels were taken for millimetres. */
  bodyDepthMm: [8, 35],
  /** A tip is rigid with its body: where it lies in the body's frame may not differ more between films. */
  tipShiftMm: 6,
  /** Neighbouring tips on one film, mm. */
  interspinousMm: [3, 50],
  /** Longer than this many times the median of the other levels, on both films or with a tip that is not rigid: a process was skipped. */
  skippedFactor: 1.75,
  /** The same on one film by itself, where flexion opens some gaps and fusion keeps others shut. */
  skippedFactorAlone: 2.4,
} as const;

export function placementTraps(
  films: Films,
  lock: ScaleLock | null,
  motions: readonly InterspinousMotion[],
  measurements: readonly Measurement[],
): readonly Notice[] {
  const shown = bestPlane(motions);
  const { flexion, extension } = films;
  const pair = flexion !== null && extension !== null ? pairTraps(flexion, extension, lock) : null;
  return [
    ...filmTraps(films, pair?.notRigid ?? new Set()),
    ...(pair?.notices ?? []),
    ...replicateTraps(shown),
    ...signTraps(shown, measurements),
  ];
}

/** Each level once: detector plane where measured, else object plane. */
function bestPlane(motions: readonly InterspinousMotion[]): readonly InterspinousMotion[] {
  return MOTION_SEGMENTS.flatMap((segment) => {
    const measured = motions.filter((motion) => motion.segment === segment && motion.measurement.quantity.status === 'measured');
    const chosen = measured.find((motion) => motion.plane === 'detector') ?? measured[0];
    return chosen === undefined ? [] : [chosen];
  });
}

function replicateTraps(motions: readonly InterspinousMotion[]): readonly Notice[] {
  return motions.flatMap(({ perReplicate, segment, measurement }) => {
    if (perReplicate.length < 2) return [];
    const range = Math.max(...perReplicate) - Math.min(...perReplicate);
    return range > TRAP_LIMITS.replicateRangeMm
      ? [
          notice(
            'REPLICATES_DISAGREE',
            sentence('trap.replicates', { level: segment, range: figure(range, 1) }),
            segment,
            measurement.basis.annotations,
          ),
        ]
      : [];
  });
}

function signTraps(motions: readonly InterspinousMotion[], measurements: readonly Measurement[]): readonly Notice[] {
  const notices: Notice[] = [];
  let total = 0;
  for (const { measurement, segment } of motions) {
    const value = valueOf(measurement.quantity) ?? 0;
    total += value;
    if (value < TRAP_LIMITS.negativeMotionMm)
      notices.push(
        notice(
          'MOTION_NEGATIVE',
          sentence('trap.negative', { level: segment, value: figure(value, 1) }),
          segment,
          measurement.basis.annotations,
        ),
      );
  }
  const global = measurements.find(
    (one) =>
      (one.measure === 'rangeOfMotionC2C7' || one.measure === 'rangeOfMotionVisible') && one.quantity.status === 'measured',
  );
  const turn = global?.quantity.status === 'measured' ? global.quantity : null;
  const turnsBack = turn !== null && turn.interval95[1] < 0;
  if (turnsBack)
    notices.push(
      notice(
        'POSE_CONTRADICTS_LANDMARKS',
        sentence('trap.turnsBack', { value: figure(turn.value, 1) }),
        null,
        global?.basis.annotations ?? [],
      ),
    );
  if (turnsBack ? total < 0 : turn === null && motions.length > 1 && total < motions.length * TRAP_LIMITS.negativeMotionMm)
    notices.push(notice('FILMS_SWAPPED', sentence('trap.swapped')));
  return notices;
}

/** In mm of the film's own plane, for limits only. */
const toMm = (film: Film): number | null => (film.units === 'px' ? (film.divisor === null ? null : 1 / film.divisor.value) : 1);

function filmTraps(films: Films, notRigid: ReadonlySet<Vertebra>): readonly Notice[] {
  const gaps = new Map<Film, readonly Gap[]>();
  const notices = [films.flexion, films.neutral, films.extension].flatMap((film) => {
    if (film === null) return [];
    const factor = toMm(film);
    if (factor === null) return [];
    const deep = meanDepth(film.placements);
    const [least, most] = TRAP_LIMITS.bodyDepthMm;
    if (deep !== null && (deep * factor < least || deep * factor > most))
      return [
        notice(
          'SCALE_IMPLAUSIBLE',
          sentence('trap.scale', { film: sentence(`pose.${film.pose}`), depth: figure(deep * factor, 1) }),
        ),
      ];
    gaps.set(film, gapsOf(film, factor));
    return [];
  });
  for (const [film, own] of gaps)
    for (const gap of own) {
      const elsewhere = [...gaps].filter(([other]) => other !== film).flatMap(([, others]) => others);
      const wideElsewhere = elsewhere.some((other) => other.segment === gap.segment && other.wide > TRAP_LIMITS.skippedFactor);
      notices.push(...gapTrap(film, gap, wideElsewhere || notRigid.has(gap.upper) || notRigid.has(gap.lower)));
    }
  return notices;
}

/** Tips of neighbours on one film; `wide` is their distance over the median of the other levels (0 where too few are there). */
interface Gap {
  readonly segment: Segment;
  readonly upper: Vertebra;
  readonly lower: Vertebra;
  readonly a: PlacedPoint;
  readonly b: PlacedPoint;
  readonly mm: number;
  readonly wide: number;
  readonly typical: number;
}

function gapsOf(film: Film, factor: number): readonly Gap[] {
  const found = MOTION_SEGMENTS.flatMap((segment) => {
    const [upper, lower] = segment.split('-') as [Vertebra, Vertebra];
    const [a, b] = [film.placements.tips.get(upper), film.placements.tips.get(lower)];
    return a === undefined || b === undefined ? [] : [{ segment, upper, lower, a, b, mm: distance(a, b) * factor }];
  });
  return found.map((gap) => {
    // C2's long process makes its gap the widest of a sound neck.
    const others = found.filter((other) => other !== gap && other.segment !== 'C2-C3').map((other) => other.mm);
    const typical = gap.segment === 'C2-C3' || others.length < 2 ? 0 : (median(others) ?? 0);
    return { ...gap, typical, wide: typical > 0 ? gap.mm / typical : 0 };
  });
}

/** Too short, too long, or out of order. */
function gapTrap(film: Film, { segment, mm, typical, wide, a, b }: Gap, suspected: boolean): readonly Notice[] {
  const [least, most] = TRAP_LIMITS.interspinousMm;
  const ids = [...a.annotations, ...b.annotations];
  const where = { film: sentence(`pose.${film.pose}`), level: segment };
  const gap = figure(mm, 1);
  if (mm < least || mm > most) return [notice('DISTANCE_IMPLAUSIBLE', sentence('trap.gap', { ...where, gap }), segment, ids)];
  if (wide > (suspected ? TRAP_LIMITS.skippedFactor : TRAP_LIMITS.skippedFactorAlone))
    return [notice('PROCESS_SKIPPED', sentence('trap.skipped', { ...where, gap, typical: figure(typical, 1) }), segment, ids)];
  return runsUpward(film, a, b) ? [notice('TIPS_OUT_OF_ORDER', sentence('trap.order', where), segment, ids)] : [];
}

const distance = (a: PlacedPoint, b: PlacedPoint): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle ?? null;
}

/** Against the way down from the film's first body to its last. */
function runsUpward(film: Film, upper: PlacedPoint, lower: PlacedPoint): boolean {
  const ordered = VERTEBRAE.flatMap((vertebra) => film.bodies.get(vertebra) ?? []).map(bodyCoordinates);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined || first === last) return false;
  const downX = bodyCentreX(last, 0) - bodyCentreX(first, 0);
  const downY = bodyCentreY(last, 0) - bodyCentreY(first, 0);
  return (lower.x - upper.x) * downX + (lower.y - upper.y) * downY < 0;
}

function pairTraps(
  flexion: Film,
  extension: Film,
  lock: ScaleLock | null,
): { readonly notices: readonly Notice[]; readonly notRigid: ReadonlySet<Vertebra> } {
  const notices: Notice[] = [];
  const notRigid = new Set<Vertebra>();
  const [factorF, factorE] = [toMm(flexion), toMm(extension)];
  let same = 0;
  let compared = 0;
  for (const vertebra of VERTEBRAE) {
    const [tipF, tipE] = [flexion.placements.tips.get(vertebra), extension.placements.tips.get(vertebra)];
    if (tipF === undefined || tipE === undefined) continue;
    compared += 1;
    if (distance(tipF, tipE) < 1e-6) same += 1;
    const [bodyF, bodyE] = [flexion.bodies.get(vertebra), extension.bodies.get(vertebra)];
    if (bodyF === undefined || bodyE === undefined || factorF === null || factorE === null) continue;
    const f = inBodyFrame(bodyCoordinates(bodyF), tipF, (flexion.facing ?? 1) * factorF);
    const e = inBodyFrame(bodyCoordinates(bodyE), tipE, ((extension.facing ?? 1) * factorE) / (lock?.ratio ?? 1));
    const shift = gapBetween([...f, ...e], 0, 2);
    if (shift > TRAP_LIMITS.tipShiftMm) {
      notRigid.add(vertebra);
      notices.push(
        notice('TIP_NOT_RIGID', sentence('trap.tip', { vertebra, shift: figure(shift, 1) }), null, [
          ...new Set([...tipF.annotations, ...tipE.annotations]),
        ]),
      );
    }
  }
  if (compared > 1 && same === compared) notices.push(notice('LANDMARKS_IDENTICAL', sentence('trap.identical')));
  return { notices, notRigid };
}

/** A point in a body's own frame: along its mid-plane and square to it, scaled by |factor|, turned by its sign. */
function inBodyFrame(body: readonly number[], point: PlacedPoint, factor: number): readonly [number, number] {
  const ex = bodyLineX(body, 0, 'mid-plane');
  const ey = bodyLineY(body, 0, 'mid-plane');
  const length = Math.sqrt(ex * ex + ey * ey);
  const dx = point.x - bodyCentreX(body, 0);
  const dy = point.y - bodyCentreY(body, 0);
  return [((dx * ex + dy * ey) / length) * Math.abs(factor), ((-dx * ey + dy * ex) / length) * factor];
}

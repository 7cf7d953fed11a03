import type { Similarity2, Vec2 } from '#shared/geometry';
import { VERTEBRAE, type Vertebra } from '#shared/spine';
import { commonScale, type PairScaleEstimate } from './commonScale.ts';
import { descend } from './descend.ts';
import { wayBack } from './inverseConsistency.ts';
import { pixelCovariance, pixelTransform } from './pixelTransform.ts';
import { prepareFilm, type FilmLevel } from './preparedFilm.ts';
import { refine, type Refined } from './refine.ts';
import { facingOf, landmarksInMm, regionOf, type Region, type VertebraLandmarks } from './region.ts';
import type { RegistrationFilm } from './registrationFilm.ts';
import { sampleRegion, type Samples } from './samples.ts';
import { likeliestChain } from './chain.ts';
import { registerPlates, type PlateRegistration, type PlateSpan } from './registerPlates.ts';
import { searchVertebra } from './search.ts';
import { statedCovariance } from './stateError.ts';
import { foundSwapped } from './swappedFilms.ts';
import { implausibleOnes, judge, judgePair, looksSwapped, missOfPlaced, type Checks, type Rejection } from './verdict.ts';

/** Points that the reader placed on the extension film; any may be missing. */
export type PlacedOnExtension = ReadonlyMap<Vertebra, Partial<Omit<VertebraLandmarks, 'vertebra'>>>;

export interface PairToRegister {
  readonly flexion: RegistrationFilm;
  readonly extension: RegistrationFilm;
  /** In pixels of the flexion film; any vertebrae, cranial first. */
  readonly landmarks: readonly VertebraLandmarks[];
  readonly placedOnExtension: PlacedOnExtension;
  /** The pair's scale where something else than the vertebrae gives it. */
  readonly scale: PairScaleEstimate | null;
  /** Stretches whose plate is followed as one more rigid body. */
  readonly plates?: readonly PlateSpan[];
}

export interface VertebraRegistration {
  readonly vertebra: Vertebra;
  /** Flexion pixels to extension pixels; null where the vertebra was not found. */
  readonly transform: Similarity2 | null;
  /** Of `[angle (deg), x, y (px), scale]`. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly similarity: number | null;
  readonly accepted: boolean;
  readonly rejection: Rejection | null;
  readonly checks: Checks | null;
}

export interface PairRegistration {
  readonly vertebrae: readonly VertebraRegistration[];
  readonly scale: PairScaleEstimate;
  /** Of the spans that were asked for, those with metal between accepted bones. */
  readonly plates?: readonly PlateRegistration[];
}

/** How far a registration has come: `done` of `total` equal steps; the vertebra that was just worked on, or null between them. */
export interface RegistrationStep {
  readonly done: number;
  readonly total: number;
  readonly vertebra: Vertebra | null;
}

/** Name and version of this way of registering, for the case file. */
export const ALGORITHM = { name: 'fusion-review/local-normalised-gauss-newton', version: '3' } as const;

/** How far one vertebra's scale may stray from the pair's: a turn out of the film's plane brings parts nearer to the detector. */
const VERTEBRA_SCALE_SD = 0.002;
const LOOSE_SCALE_SD = 0.02;

/**
 * Registers each vertebra of the flexion film on the extension film: a search over the whole film that keeps neighbours plausible, then
 * Gauss-Newton from coarse to fine with one common scale, then the way back and every other check before anything is accepted.
 * Pure and deterministic; `onStep` hears how far it is.
 */
export function registerPair(pair: PairToRegister, onStep: (step: RegistrationStep) => void = () => undefined): PairRegistration {
  const { flexion: f, extension: e } = pair;
  const total = 2 + 3 * pair.landmarks.length;
  let done = 0;
  const stepped = <T>(result: T, vertebra: Vertebra | null = null): T => {
    onStep({ done: ++done, total, vertebra });
    return result;
  };
  const flexion = stepped(prepareFilm(f));
  const extension = stepped(prepareFilm(e));
  const regions = [...pair.landmarks]
    .sort((a, b) => VERTEBRAE.indexOf(a.vertebra) - VERTEBRAE.indexOf(b.vertebra))
    .map((one) => regionOf(landmarksInMm(one, f.pixelMm)));
  const side = facingOf(regions);
  const expected = pair.scale?.ratio ?? 1;
  const candidates = regions.map((region) =>
    stepped(searchVertebra(region, flexion, extension, expected, side), region.vertebra),
  );
  const chain = likeliestChain(regions, candidates, side);
  const samples = regions.map((region) => flexion.levels.map((level) => sampleRegion(level, region)));
  const coarse = regions.map(({ vertebra }, i) => {
    const candidate = chain[i] ?? null;
    return stepped(
      candidate === null ? null : descend(samples[i] ?? [], extension, candidate.pose, expected, LOOSE_SCALE_SD),
      vertebra,
    );
  });
  const own = commonScale(coarse);
  const scale = pair.scale ?? own;
  const finest = extension.levels[0] as FilmLevel;
  const fine = coarse.map((start, i): Refined | null =>
    start === null
      ? null
      : refine(
          samples[i]?.[0] as Samples,
          finest,
          { ...start.pose, scale: scale.ratio },
          { iterations: 12, scale: scale.ratio, scaleSd: VERTEBRA_SCALE_SD },
        ),
  );
  const checks = fine.map((one, i): Checks | null => {
    const region = regions[i] as Region;
    if (one === null) return stepped(null, region.vertebra);
    const found: Checks = {
      similarity: one.similarity,
      overlap: one.overlap,
      lastStep: one.lastStep,
      scaleOff: Math.abs((coarse[i]?.pose.scale ?? own.ratio) / own.ratio - 1),
      wayBackMm: wayBack(region, one.pose, flexion.levels[1] as FilmLevel, extension.levels[1] as FilmLevel),
      placedMm: missOfPlaced(one.pose, placedPairs(region, pair.placedOnExtension, e.pixelMm)),
    };
    return stepped(found, region.vertebra);
  });
  const first = checks.map((one): Rejection | null =>
    one === null
      ? { code: 'VERTEBRA_NOT_FOUND', message: 'no place on the extension film fits it and its neighbours' }
      : judge(one),
  );
  const judged = withPair(withNeighbours(regions, fine, first, side), checks, fine, side, own.ratio / scale.ratio);
  const refused = judged.length > 0 && judged.every((one) => one !== null);
  const rejections =
    refused && foundSwapped(regions, samples, { flexion, extension, scale: expected, side }) ? judged.map(() => SWAPPED) : judged;
  const vertebrae = regions.map((region, i): VertebraRegistration => {
    const one = fine[i] ?? null;
    const rejection = rejections[i] ?? null;
    const covariance = one?.covariance ?? null;
    return {
      vertebra: region.vertebra,
      transform: one === null ? null : pixelTransform(one.pose, f.pixelMm, e.pixelMm),
      covariance:
        one === null || covariance === null
          ? null
          : pixelCovariance(statedCovariance(covariance, one.similarity), one.pose, f.pixelMm, e.pixelMm),
      similarity: one?.similarity ?? null,
      accepted: rejection === null && covariance !== null,
      rejection: rejection ?? (covariance === null ? { code: 'NOT_CONVERGED', message: 'its error cannot be told' } : null),
      checks: checks[i] ?? null,
    };
  });
  const plates = registerPlates(pair, pair.plates ?? [], vertebrae, scale.ratio);
  return { scale, vertebrae, ...(plates.length === 0 ? {} : { plates }) };
}

function withNeighbours(
  regions: readonly Region[],
  fine: readonly (Refined | null)[],
  first: readonly (Rejection | null)[],
  side: 1 | -1,
): readonly (Rejection | null)[] {
  const standing = fine.map((one, i) => (first[i] === null ? one : null));
  const order = (i: number): number => VERTEBRAE.indexOf((regions[i] as Region).vertebra);
  const out = implausibleOnes(regions, standing, (i) => order(i + 1) === order(i) + 1, side);
  return first.map((rejection, i) =>
    rejection === null && out.has(i)
      ? { code: 'IMPLAUSIBLE_AGAINST_NEIGHBOUR', message: 'it lies against its neighbour as no neck does' }
      : rejection,
  );
}

const SWAPPED: Rejection = {
  code: 'FILMS_SWAPPED',
  message: 'the neck is more flexed on the extension film: the films may be swapped',
};

/** Where the pair is not what it seems, those vertebrae that seem right are chance: swapped films, another patient. */
function withPair(
  rejections: readonly (Rejection | null)[],
  checks: readonly (Checks | null)[],
  fine: readonly (Refined | null)[],
  side: 1 | -1,
  ownOverGiven: number,
): readonly (Rejection | null)[] {
  const all = (why: Rejection): readonly (Rejection | null)[] => rejections.map((one) => one ?? why);
  const standing = fine.map((one, i) => (rejections[i] === null && one !== null ? one.pose : null));
  if (looksSwapped(standing, side)) return all(SWAPPED);
  const why = judgePair(checks, ownOverGiven);
  return why === null ? rejections : all(why);
}

function placedPairs(region: Region, placed: PlacedOnExtension, extensionMm: number): readonly (readonly [Vec2, Vec2])[] {
  const given = placed.get(region.vertebra);
  if (given === undefined) return [];
  const names = ['superiorAnterior', 'superiorPosterior', 'inferiorPosterior', 'inferiorAnterior', 'tip'] as const;
  return names.flatMap((name): readonly (readonly [Vec2, Vec2])[] => {
    const from = region.landmarks[name];
    const to = given[name];
    return from === null || to === null || to === undefined ? [] : [[from, [to[0] * extensionMm, to[1] * extensionMm]]];
  });
}

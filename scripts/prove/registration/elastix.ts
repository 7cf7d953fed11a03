import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PairRegistration, PairToRegister } from '#shared/registration';
// The same normalised films and regions as the engine's own finest level.
import { prepareFilm, type FilmLevel } from '../../../src/shared/registration/preparedFilm.ts';
import { landmarksInMm, regionOf } from '../../../src/shared/registration/region.ts';

/** The parameter file, as docs/accuracy-registration.md prints it. */
export const ELASTIX_PARAMETERS = `(FixedInternalImagePixelType "float")
(MovingInternalImagePixelType "float")
(FixedImageDimension 2)
(MovingImageDimension 2)
(UseDirectionCosines "true")
(Registration "MultiResolutionRegistration")
(Interpolator "BSplineInterpolator")
(BSplineInterpolationOrder 1)
(ResampleInterpolator "FinalBSplineInterpolator")
(Resampler "DefaultResampler")
(FixedImagePyramid "FixedSmoothingImagePyramid")
(MovingImagePyramid "MovingSmoothingImagePyramid")
(Optimizer "AdaptiveStochasticGradientDescent")
(Transform "EulerTransform")
(Metric "AdvancedNormalizedCorrelation")
(NumberOfResolutions 3)
(ImagePyramidSchedule 4 4 2 2 1 1)
(MaximumNumberOfIterations 500)
(AutomaticParameterEstimation "true")
(AutomaticScalesEstimation "true")
(AutomaticTransformInitialization "false")
(HowToCombineTransforms "Compose")
(ImageSampler "RandomCoordinate")
(NumberOfSpatialSamples 4000)
(NewSamplesEveryIteration "true")
(ErodeMask "false")
(DefaultPixelValue 0)
(RandomSeed 121212)
(WriteResultImage "false")
`;

/** Whether elastix is on this machine. */
export const hasElastix = (): boolean => spawnSync('elastix', ['--version']).status === 0;

/**
 * The engine's result with every found vertebra's pose replaced by the one that elastix comes to from a start beside it (2° and 1.5 mm off):
 * finding the bones is left to us, only the fit is compared. Milliseconds are elastix's own, without writing its input.
 */
export function byElastix(
  pair: PairToRegister,
  ours: PairRegistration,
): { registration: PairRegistration; milliseconds: number } {
  const folder = mkdtempSync(join(tmpdir(), 'elastix-'));
  const ratio = ours.scale.ratio;
  const [fixed, moving] = [prepareFilm(pair.flexion).levels[0], prepareFilm(pair.extension).levels[0]] as [FilmLevel, FilmLevel];
  let milliseconds = 0;
  try {
    writeFileSync(join(folder, 'parameters.txt'), ELASTIX_PARAMETERS);
    writeImage(join(folder, 'fixed'), fixed.image.values, fixed, fixed.image.mm);
    // The pair's scale is given to a rigid transform as the moving film's spacing.
    writeImage(join(folder, 'moving'), moving.image.values, moving, moving.image.mm / ratio);
    writeImage(
      join(folder, 'movingMask'),
      masked(moving, () => 1),
      moving,
      moving.image.mm / ratio,
    );
    const vertebrae = ours.vertebrae.map((one) => {
      const marks = pair.landmarks.find(({ vertebra }) => vertebra === one.vertebra);
      if (!one.accepted || one.transform === null || marks === undefined) return one;
      const region = regionOf(landmarksInMm(marks, pair.flexion.pixelMm));
      writeImage(join(folder, 'mask'), masked(fixed, region.weight), fixed, fixed.image.mm);
      const start = startFor(one.transform, region.centre, pair, ratio);
      writeFileSync(join(folder, 'start.txt'), start);
      const out = join(folder, one.vertebra);
      mkdirSync(out);
      const at = (name: string): string => join(folder, `${name}.mhd`);
      const begun = performance.now();
      const run = spawnSync('elastix', [
        '-f',
        at('fixed'),
        '-m',
        at('moving'),
        '-fMask',
        at('mask'),
        '-mMask',
        at('movingMask'),
        '-p',
        join(folder, 'parameters.txt'),
        '-t0',
        join(folder, 'start.txt'),
        '-out',
        out,
        '-threads',
        '2',
      ]);
      milliseconds += performance.now() - begun;
      if (run.status !== 0) throw new Error(`elastix: ${run.stdout.toString().slice(-400)}`);
      const composed = [join(folder, 'start.txt'), join(out, 'TransformParameters.0.txt')].map((path) =>
        euler(readFileSync(path, 'utf8')),
      );
      const transform = similarityOf(composed as [Euler, Euler], pair, ratio);
      return { ...one, transform };
    });
    return { registration: { ...ours, vertebrae }, milliseconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Euler {
  readonly angle: number;
  readonly move: readonly [number, number];
  readonly centre: readonly [number, number];
}

function euler(text: string): Euler {
  const numbers = (name: string): number[] => (new RegExp(`\\(${name} ([^)]*)\\)`).exec(text)?.[1] ?? '').split(' ').map(Number);
  const [angle, x, y] = numbers('TransformParameters');
  const [cx, cy] = numbers('CenterOfRotationPoint');
  return { angle: angle ?? Number.NaN, move: [x ?? Number.NaN, y ?? Number.NaN], centre: [cx ?? Number.NaN, cy ?? Number.NaN] };
}

function through({ angle, move, centre }: Euler, [x, y]: readonly [number, number]): [number, number] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [x - centre[0], y - centre[1]];
  return [c * dx - s * dy + centre[0] + move[0], s * dx + c * dy + centre[1] + move[1]];
}

/** First the start, then what elastix added, in film pixels. */
function similarityOf([start, added]: readonly [Euler, Euler], pair: PairToRegister, ratio: number) {
  const angle = start.angle + added.angle;
  const origin = through(added, through(start, [0, 0]));
  const scale = (ratio * pair.flexion.pixelMm) / pair.extension.pixelMm;
  const toPixels = ratio / pair.extension.pixelMm;
  return { angle: (angle * 180) / Math.PI, scale, translation: [origin[0] * toPixels, origin[1] * toPixels] as const };
}

function startFor(
  transform: { readonly angle: number; readonly scale: number; readonly translation: readonly [number, number] },
  centre: readonly [number, number],
  pair: PairToRegister,
  ratio: number,
): string {
  const angle = (transform.angle * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const toMm = pair.extension.pixelMm / ratio;
  const x = c * centre[0] - s * centre[1] + transform.translation[0] * toMm;
  const y = s * centre[0] + c * centre[1] + transform.translation[1] * toMm;
  const moved = [angle + (2 * Math.PI) / 180, x - centre[0] + 1.2, y - centre[1] - 0.9];
  return `(Transform "EulerTransform")
(NumberOfParameters 3)
(TransformParameters ${moved.join(' ')})
(InitialTransformParametersFileName "NoInitialTransform")
(HowToCombineTransforms "Compose")
(FixedImageDimension 2)
(MovingImageDimension 2)
(FixedInternalImagePixelType "float")
(MovingInternalImagePixelType "float")
(Size 1 1)
(Index 0 0)
(Spacing 1 1)
(Origin 0 0)
(Direction 1 0 0 1)
(UseDirectionCosines "true")
(CenterOfRotationPoint ${centre.join(' ')})
`;
}

function masked(level: FilmLevel, weight: (x: number, y: number) => number): Uint8Array {
  const { columns, mm } = level.image;
  return Uint8Array.from(level.weight, (w, i) =>
    w > 0.5 && weight(((i % columns) + 0.5) * mm, (Math.floor(i / columns) + 0.5) * mm) > 0.3 ? 1 : 0,
  );
}

/** MetaImage whose physical points are film mm: the centre of the first element lies half an element from the corner. */
function writeImage(base: string, values: Float32Array | Uint8Array, { image }: FilmLevel, mm: number): void {
  writeFileSync(`${base}.raw`, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  writeFileSync(
    `${base}.mhd`,
    [
      'ObjectType = Image',
      'NDims = 2',
      `DimSize = ${image.columns} ${image.rows}`,
      `ElementSpacing = ${mm} ${mm}`,
      `Offset = ${mm / 2} ${mm / 2}`,
      `ElementType = ${values instanceof Uint8Array ? 'MET_UCHAR' : 'MET_FLOAT'}`,
      `ElementDataFile = ${base.split('/').at(-1) ?? ''}.raw`,
      '',
    ].join('\n'),
  );
}

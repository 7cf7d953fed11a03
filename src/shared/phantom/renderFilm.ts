import { invariant } from '#shared/base';
import type { Pose } from '#shared/spine';
import { exposeFilm, type FilmPixels } from './detector.ts';
import { bodiesOf, type BodyPlan } from './bodies.ts';
import { anatomiesOf, beamOf, vertebraPoses, type Anatomies } from './posture.ts';
import { seedFor } from '#shared/statistics';
import { addRaySums } from './raySums.ts';
import { softTissueSums } from './softTissue.ts';
import type { PhantomSpec } from './spec.ts';
import { voxelise, type VoxelGrid } from './voxels.ts';

/** A rigid body of the phantom, sampled, with the vertebra that carries it. */
export interface PhantomBody extends BodyPlan {
  readonly grid: VoxelGrid;
}

export interface PhantomScene {
  readonly spec: PhantomSpec;
  readonly anatomies: Anatomies;
  readonly bodies: readonly PhantomBody[];
}

/**
 * Samples every solid once; poses and films come later. A generator, so that a caller on a busy thread can pause between bodies
 * (each some 100 ms); `runToEnd` does it at once.
 */
export function* buildScene(spec: PhantomSpec): Generator<undefined, PhantomScene> {
  const anatomies = anatomiesOf(spec);
  const bodies: PhantomBody[] = [];
  for (const plan of bodiesOf(spec, anatomies)) {
    bodies.push({ ...plan, grid: voxelise(plan.solid, plan.step) });
    yield;
  }
  return { spec, anatomies, bodies };
}

/** One lateral film of a scene, in steps like `buildScene`. The pose must be among the spec's films. */
export function* renderFilm(scene: PhantomScene, pose: Pose): Generator<undefined, FilmPixels> {
  const { spec, anatomies } = scene;
  const film = spec.films[pose];
  invariant(film !== undefined, `the spec has no ${pose} film`);
  const beam = beamOf(spec, film);
  const poses = vertebraPoses(spec, anatomies, pose);
  const sums = softTissueSums(beam, poses, spec.size, seedFor(spec.seed, 'soft tissue'));
  yield;
  for (const body of scene.bodies) {
    addRaySums(sums, beam, body.grid, poses[body.carriedBy]);
    yield;
  }
  return exposeFilm(sums, beam.rows, beam.columns, film, seedFor(spec.seed, `noise/${pose}`));
}

/** Runs a generator of steps without pausing. */
export function runToEnd<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

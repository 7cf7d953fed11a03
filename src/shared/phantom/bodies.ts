import type { Vec3 } from '#shared/geometry';
import { PHANTOM_VERTEBRAE, type PhantomVertebra } from './anatomy.ts';
import { atlasSolid, hyoidSolid, mandibleSolid, skullSolid, upperThoraxSolid } from './headSolid.ts';
import type { Anatomies } from './posture.ts';
import { seedFor } from './random.ts';
import type { Solid } from './solid.ts';
import type { PhantomSpec } from './spec.ts';
import { vertebraSolid } from './vertebraSolid.ts';

/** A rigid body before it is sampled: its solid in the frame of the vertebra that carries it, and the grid it wants. */
export interface BodyPlan {
  readonly name: string;
  readonly solid: Solid;
  readonly carriedBy: PhantomVertebra;
  readonly material: 'bone' | 'metal' | 'implant';
  readonly step: Vec3;
}

const FINE: Vec3 = [0.55, 0.33, 0.33];
const MIDDLE: Vec3 = [0.9, 0.5, 0.5];
const COARSE: Vec3 = [1.2, 0.7, 0.7];

/** Everything in a phantom that throws a shadow of its own. */
export function bodiesOf(spec: PhantomSpec, anatomies: Anatomies): readonly BodyPlan[] {
  const seed = (name: string): number => seedFor(spec.seed, name);
  const bone = (name: string, carriedBy: PhantomVertebra, step: Vec3, solid: Solid): BodyPlan => ({
    name,
    solid,
    carriedBy,
    step,
    material: 'bone',
  });
  const vertebrae = PHANTOM_VERTEBRAE.map((v) =>
    bone(
      v,
      v,
      FINE,
      vertebraSolid(anatomies[v], {
        withoutProcess: spec.laminectomy.includes(v),
        withoutBody: spec.corpectomy.includes(v),
      }),
    ),
  );
  return [
    ...vertebrae,
    bone('atlas', 'C2', [0.8, 0.45, 0.45], atlasSolid(spec.size, seed('atlas'))),
    bone('mandible', 'C2', COARSE, mandibleSolid(spec.size, seed('mandible'))),
    bone('skull', 'C2', [2, 1.2, 1.2], skullSolid(spec.size, seed('skull'))),
    bone('hyoid', 'C4', COARSE, hyoidSolid(spec.size, seed('hyoid'))),
    bone('thorax', 'T1', MIDDLE, upperThoraxSolid(spec.size, anatomies.T1.pitch + 2, seed('thorax'))),
  ];
}

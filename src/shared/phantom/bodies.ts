import type { Vec3 } from '#shared/geometry';
import { PHANTOM_VERTEBRAE, type PhantomVertebra } from './anatomy.ts';
import { atlasSolid, hyoidSolid, mandibleSolid, skullSolid, ribSolid } from './headSolid.ts';
import { hardwareLayout, intoFrame } from './hardwareLayout.ts';
import { barSolid, haloHole, screwSolid } from './hardwareSolid.ts';
import { interbodyBodies } from './interbodySolid.ts';
import { restingPoses, type Anatomies } from './posture.ts';
import { compose, move, shift, turn } from './rigid.ts';
import { seedFor } from '#shared/statistics';
import { movedSolid, type Solid } from './solid.ts';
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
/** Metal edges are the sharpest things of a film. */
const SHARP: Vec3 = [0.4, 0.22, 0.22];

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
  const layout = hardwareLayout(spec, anatomies);
  const rest = restingPoses(spec, anatomies);
  const vertebrae = PHANTOM_VERTEBRAE.map((v) => {
    const solid = vertebraSolid(anatomies[v], {
      withoutProcess: spec.laminectomy.includes(v),
      withoutBody: spec.corpectomy.includes(v),
    });
    const loose = layout.screws.filter((screw) => screw.vertebra === v && screw.halo > 0);
    const holes = loose.map((screw) => {
      const toBone = intoFrame(rest, v, screw.carriedBy);
      return haloHole(move(toBone, screw.head), move(toBone, screw.tip), screw);
    });
    return bone(v, v, FINE, { ...solid, holes: [...solid.holes, ...holes] });
  });
  const metal: readonly BodyPlan[] = [
    ...layout.bars.map((bar, i): BodyPlan => ({
      name: `${bar.kind} ${i}`,
      carriedBy: bar.carriedBy,
      solid: barSolid(bar),
      material: 'metal',
      step: SHARP,
    })),
    ...layout.screws.map((screw): BodyPlan => ({
      name: `screw ${screw.id}`,
      carriedBy: screw.carriedBy,
      solid: screwSolid(screw),
      material: 'metal',
      step: SHARP,
    })),
  ];
  const between = spec.interbody.flatMap((one) =>
    interbodyBodies(spec, anatomies, one).map((body): BodyPlan => ({ ...body, step: body.material === 'metal' ? SHARP : FINE })),
  );
  return [
    ...vertebrae,
    ...metal,
    ...between,
    bone('atlas', 'C2', [0.8, 0.45, 0.45], atlasSolid(spec.size, seed('atlas'))),
    bone('mandible', 'C2', COARSE, mandibleSolid(spec.size, seed('mandible'))),
    bone('skull', 'C2', [2, 1.2, 1.2], skullSolid(spec.size, seed('skull'))),
    bone('hyoid', 'C4', COARSE, hyoidSolid(spec.size, seed('hyoid'))),
    // A film does not end with its last landmark.
    bone('T2', 'T1', MIDDLE, belowT1(spec, anatomies, 1)),
    bone('T3', 'T1', MIDDLE, belowT1(spec, anatomies, 2)),
    bone('ribs', 'T1', COARSE, ribSolid(spec.size, seed('ribs'))),
  ];
}

/** A thoracic vertebra like T1, one or two levels below it. */
function belowT1(spec: PhantomSpec, anatomies: Anatomies, levels: 1 | 2): Solid {
  const alike = { ...anatomies.T1, seed: seedFor(spec.seed, `T${levels + 1}`) };
  const pitch = anatomies.T1.pitch + 0.5 * levels;
  return movedSolid(vertebraSolid(alike), compose(turn('x', 4 * levels), shift([0, 1.5 * levels, -pitch * levels])));
}

import { add3, distance3, normalise3, scale3, sub3, type ImagePoint, type Vec3 } from '#shared/geometry';
import type { Pose, Segment } from '#shared/spine';
import type { PhantomVertebra } from './anatomy.ts';
import { project } from './beam.ts';
import { hardwareLayout, type BarLayout, type ScrewLayout } from './hardwareLayout.ts';
import { anatomiesOf, beamOf, restingPoses, vertebraPoses, type VertebraPoses } from './posture.ts';
import { move, rotate } from './rigid.ts';
import type { Bridging, InterbodySpec, PhantomSpec } from './spec.ts';

/** A screw in patient LPS mm of the CT (the neck at rest). `length` is head to tip. */
export interface ScrewTruth {
  readonly id: string;
  readonly vertebra: PhantomVertebra;
  readonly side: 'L' | 'R';
  readonly kind: ScrewLayout['kind'];
  readonly head: Vec3;
  readonly tip: Vec3;
  readonly axis: Vec3;
  readonly diameter: number;
  readonly length: number;
  readonly halo: number;
  readonly proud: number;
  readonly backout: number;
}

export interface BarTruth {
  readonly kind: BarLayout['kind'];
  /** Of a plate its outer surface in the midsagittal plane, cranial first; of a rod its axis. Patient LPS mm. */
  readonly points: readonly Vec3[];
  readonly rigidWith: PhantomVertebra;
}

export interface InterbodyTruth {
  readonly segment: Segment;
  readonly implant: InterbodySpec['implant'];
  readonly bridging: Bridging;
  readonly extraGraft: boolean;
  readonly cleft: InterbodySpec['cleft'];
}

export interface FilmHardware {
  readonly screws: Readonly<Record<string, { readonly head: ImagePoint; readonly tip: ImagePoint }>>;
  /** Ends of each anterior plate's metal, on its middle line. */
  readonly plates: readonly { readonly cranial: ImagePoint; readonly caudal: ImagePoint; readonly lengthMm: number }[];
}

export interface HardwareTruth {
  readonly screws: readonly ScrewTruth[];
  readonly bars: readonly BarTruth[];
  readonly interbody: readonly InterbodyTruth[];
}

/** All metal and graft as the CT shows it. */
export function hardwareTruthOf(spec: PhantomSpec): HardwareTruth {
  const anatomies = anatomiesOf(spec);
  const rest = restingPoses(spec, anatomies);
  const layout = hardwareLayout(spec, anatomies);
  return {
    screws: layout.screws.map((screw) => screwTruth(screw, rest)),
    bars: layout.bars.map((bar) => ({
      kind: bar.kind,
      rigidWith: bar.carriedBy,
      points: (bar.kind === 'plate' ? bar.outer : bar.line).map((p) => move(rest[bar.carriedBy], p)),
    })),
    interbody: spec.interbody.map(({ segment, implant, bridging, extraGraft, cleft }) => ({
      segment,
      implant,
      bridging,
      extraGraft,
      cleft,
    })),
  };
}

function screwTruth(screw: ScrewLayout, poses: VertebraPoses): ScrewTruth {
  const pose = poses[screw.carriedBy];
  return {
    id: screw.id,
    vertebra: screw.vertebra,
    side: screw.side,
    kind: screw.kind,
    head: move(pose, screw.head),
    tip: move(pose, screw.tip),
    axis: rotate(pose, screw.axis),
    diameter: screw.diameter,
    length: distance3(screw.head, screw.tip),
    halo: screw.halo,
    proud: screw.proud,
    backout: screw.backout,
  };
}

/** The metal's landmarks on one film, or null when the spec has no such film. */
export function filmHardwareOf(spec: PhantomSpec, pose: Pose): FilmHardware | null {
  const film = spec.films[pose];
  if (film === undefined) return null;
  const anatomies = anatomiesOf(spec);
  const beam = beamOf(spec, film);
  const poses = vertebraPoses(spec, anatomies, pose);
  const layout = hardwareLayout(spec, anatomies);
  const screws: Record<string, { head: ImagePoint; tip: ImagePoint }> = {};
  for (const screw of layout.screws) {
    const on = (p: Vec3): ImagePoint => project(beam, move(poses[screw.carriedBy], p));
    screws[screw.id] = { head: on(screw.head), tip: on(screw.tip) };
  }
  const plates = layout.bars
    .filter((bar) => bar.kind === 'plate')
    .map((bar) => {
      const [cranial, caudal] = plateEnds(bar);
      const on = (p: Vec3): ImagePoint => project(beam, move(poses[bar.carriedBy], p));
      return { cranial: on(cranial), caudal: on(caudal), lengthMm: distance3(cranial, caudal) };
    });
  return { screws, plates };
}

/** Where the metal of a plate ends, on its middle line. */
export function plateEnds(bar: BarLayout): readonly [Vec3, Vec3] {
  const { line, endMargin } = bar;
  const end = (i: number, j: number): Vec3 => {
    const [p, q] = [line[i] ?? [0, 0, 0], line[j] ?? [0, 0, 1]];
    return add3(p, scale3(normalise3(sub3(p, q)) ?? [0, 0, 0], endMargin));
  };
  return [end(0, 1), end(line.length - 1, line.length - 2)];
}

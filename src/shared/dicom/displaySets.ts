import { invariant } from '#shared/base';
import { lateralOf } from './lateralOf.ts';
import type { DisplaySet, ImagePlane, Instance } from './model.ts';
import { poseOf } from './poseOf.ts';
import { ruleOf, type DisplaySetRule } from './displaySetRules.ts';
import { standInUid } from './standInUid.ts';
import { geometryWarnings, positionsAlongNormal, sameOrientation } from './volumeGeometry.ts';

/**
 * Display sets of a study's instances, by `DISPLAY_SET_RULES`; in order of series number, then of the first instance's number. UIDs depend on
 * what is shown, not on which of its files came first, so that a set keeps its UID while its slices are still coming in.
 */
export function displaySetsOf(instances: readonly Instance[]): readonly DisplaySet[] {
  const alone: DisplaySet[] = [];
  const groups = new Map<string, { rule: DisplaySetRule; members: Instance[]; plane: ImagePlane }[]>();
  for (const instance of instances) {
    const rule = ruleOf(instance);
    const plane = instance.planes[0];
    if (rule.grouping === 'instance' || plane === undefined) {
      alone.push(singleSet(instance, rule));
      continue;
    }
    const key = geometryKey(instance);
    const known = groups.get(key) ?? [];
    const group = known.find((one) => sameOrientation(one.plane, plane));
    if (group === undefined) groups.set(key, [...known, { rule, members: [instance], plane }]);
    else group.members.push(instance);
  }
  const taken = new Set<string>();
  const stacks = [...groups].flatMap(([key, list]) => list.map((group) => stackedSet(key, group.plane, group.members, taken)));
  const numbers = new Map(instances.map((instance) => [instance.sopInstanceUID, sortKey(instance)]));
  const keyOf = (set: DisplaySet): readonly [number, number] => numbers.get(set.instances[0] ?? '') ?? [Infinity, Infinity];
  return [...alone, ...stacks].sort((a, b) => {
    const [seriesA, numberA] = keyOf(a);
    const [seriesB, numberB] = keyOf(b);
    // Infinity - Infinity is NaN, which is falsy: the next criterion decides.
    return seriesA - seriesB || numberA - numberB || (a.displaySetUID < b.displaySetUID ? -1 : 1);
  });
}

const sortKey = (instance: Instance): readonly [number, number] => [
  instance.series.number ?? Infinity,
  instance.instanceNumber ?? Infinity,
];

function geometryKey(instance: Instance): string {
  return [
    instance.series.instanceUID,
    instance.frameOfReferenceUID,
    instance.pixels?.rows,
    instance.pixels?.columns,
    instance.spacing.pixelSpacing?.map((mm) => mm.toFixed(4)).join(),
    instance.kernel,
    instance.pixels?.samplesPerPixel,
  ].join('|');
}

function common(instance: Instance) {
  return {
    modality: instance.series.modality,
    seriesInstanceUID: instance.series.instanceUID,
    seriesDescription: instance.series.description ?? '',
    rows: instance.pixels?.rows ?? null,
    columns: instance.pixels?.columns ?? null,
  };
}

function singleSet(instance: Instance, rule: DisplaySetRule): DisplaySet {
  const warnings = new Set(instance.warnings);
  if (rule.id === 'unmatched') warnings.add('DISPLAY_SET_UNMATCHED');
  if (rule.id === 'sliced-without-geometry') warnings.add('GEOMETRY_MISSING');
  if (rule.kind === 'multiframe' && instance.planes.length > 1)
    for (const code of geometryWarnings(sortedPlanes(instance.planes), [instance.gantryTilt])) warnings.add(code);
  // What a picture's file is called says nothing of the patient: its pose is for the user to say.
  const view = rule.kind === 'radiograph' && instance.picture === undefined ? filmView(instance, warnings) : NO_VIEW;
  return {
    displaySetUID: standInUid(`display set of ${instance.sopInstanceUID}`),
    kind: rule.kind,
    instances: [instance.sopInstanceUID],
    ...common(instance),
    ...view,
    warnings: [...warnings].sort(),
  };
}

const NO_VIEW = { pose: null, poseFrom: null, lateral: 'unknown', lateralFrom: null } as const;

/** A film that is known not to be lateral has no pose to offer: flexion and extension are lateral films. */
function filmView(
  instance: Instance,
  warnings: Set<string>,
): Pick<DisplaySet, 'pose' | 'poseFrom' | 'poseFromSaid' | 'lateral' | 'lateralFrom'> {
  const { lateral, from: lateralFrom } = lateralOf(instance);
  const { pose, from: poseFrom, said, contradiction } = poseOf(instance);
  if (pose !== null && lateral === 'not') {
    warnings.add('POSE_ON_NON_LATERAL');
    return { pose: null, poseFrom: null, lateral, lateralFrom };
  }
  if (contradiction) warnings.add('POSE_CONTRADICTION');
  return { pose, poseFrom, ...(said === null ? {} : { poseFromSaid: said }), lateral, lateralFrom };
}

function sortedPlanes(planes: readonly ImagePlane[]): readonly ImagePlane[] {
  const first = planes[0];
  const parallel = first === undefined ? [] : planes.filter((plane) => sameOrientation(plane, first));
  const positions = positionsAlongNormal(parallel);
  return parallel
    .map((plane, i) => ({ plane, at: positions[i] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ plane }) => plane);
}

function stackedSet(key: string, plane: ImagePlane, members: readonly Instance[], taken: Set<string>): DisplaySet {
  const planes = members.flatMap((member) => member.planes[0] ?? []);
  const positions = positionsAlongNormal(planes);
  const sorted = members
    .map((member, i) => ({ member, at: positions[i] ?? 0, number: member.instanceNumber ?? 0 }))
    .sort((a, b) => a.at - b.at || a.number - b.number || (a.member.sopInstanceUID < b.member.sopInstanceUID ? -1 : 1))
    .map(({ member }) => member);
  const first = sorted[0];
  invariant(first !== undefined, 'a stack has at least one slice');
  const warnings = new Set(sorted.flatMap((member) => member.warnings));
  const tilts = sorted.map((member) => member.gantryTilt);
  for (const code of geometryWarnings(
    sorted.flatMap((member) => member.planes[0] ?? []),
    tilts,
  ))
    warnings.add(code);
  return {
    displaySetUID: stackUid(key, plane, taken),
    kind: 'volume',
    instances: sorted.map((member) => member.sopInstanceUID),
    ...common(first),
    ...NO_VIEW,
    warnings: [...warnings].sort(),
  };
}

/** Orientation to two decimals, so that the UID does not hang on which slice came first; a number tells apart stacks that differ by less. */
function stackUid(key: string, plane: ImagePlane, taken: Set<string>): string {
  const cosines = [...plane.rowDirection, ...plane.columnDirection].map((cosine) => cosine.toFixed(2).replace('-0.00', '0.00'));
  const base = `volume of ${key} ${cosines.join()}`;
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base} ${i}`;
  taken.add(name);
  return standInUid(name);
}

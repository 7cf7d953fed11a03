import { add3, distance3, dot3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';
import { measured, unavailable, type Quantity } from '#shared/units';
import type { Vertebra } from '#shared/spine';
import type { Volume } from '#shared/volume';
import { findScrews } from './findScrews.ts';
import { haloOf, type HaloSection } from './halo.ts';
import type { FoundScrew } from './measureScrew.ts';
import { plateGroups, plateOutline, plateSurface, proudOf, type PlateSurface } from './plates.ts';
import { CREST_ERROR_MM, CREST_MM } from './thread.ts';

export interface HardwareInput {
  readonly volume: Volume;
  /** Where the values are cut, HU, or null. */
  readonly clippedAt: number | null;
}

/** A screw as cli.md defines its parts: a candidate until a reader has confirmed it. */
export interface ScrewCandidate {
  readonly id: string;
  readonly vertebra: Vertebra | null;
  readonly side: 'L' | 'R' | null;
  readonly kind: 'plate' | 'posterior';
  readonly head: PatientPoint;
  readonly tip: PatientPoint;
  readonly diameter: Quantity;
  readonly length: Quantity;
  readonly halo: Quantity;
  readonly proud: Quantity;
  readonly backout: Quantity;
  readonly toggle: Quantity;
  /** Ring width section by section along the axis, mm from the head. */
  readonly haloSections: readonly HaloSection[];
}

export interface PlateCandidate {
  /** The middle line on the outer surface, from the head down. */
  readonly points: readonly PatientPoint[];
  readonly outline: readonly PatientPoint[];
  readonly screws: readonly string[];
}

export interface Hardware {
  readonly screws: readonly ScrewCandidate[];
  readonly plates: readonly PlateCandidate[];
}

/** All screws and plates of a CT. Everything that it gives is measured in patient space. */
export function findHardware({ volume, clippedAt }: HardwareInput): Hardware {
  const metal = findScrews(volume, clippedAt);
  if (metal === null) return { screws: [], plates: [] };
  const { level, sample } = metal;
  const sorted = [...metal.screws].sort((a, b) => b.head[2] - a.head[2]);
  const surfaces = plateGroups(sorted, level, sample).map((group) => plateSurface(group, level, sample));
  const proud = new Map<FoundScrew, { readonly value: number; readonly error: number }>();
  for (const surface of surfaces)
    for (const screw of surface.screws) {
      const value = proudOf(screw, surface, level);
      if (value !== null) proud.set(screw, value);
    }
  const ids = new Map(sorted.map((screw, i) => [screw, `screw-${i + 1}`] as const));
  const clipped = level.clip < 4500;
  return {
    screws: sorted.map((screw) => {
      const surface = surfaces.find((one) => one.screws.includes(screw)) ?? null;
      const halo = haloOf(screw, level, sample);
      return {
        id: ids.get(screw) ?? '',
        vertebra: null,
        side: sideOf(screw, sorted, surface),
        kind: surface === null ? 'posterior' : 'plate',
        head: screw.head,
        tip: screw.tip,
        diameter: diameterOf(screw),
        length: measured({
          value: distance3(screw.head, screw.tip),
          unit: 'mm',
          standardError: clipped ? 0.35 : 0.3,
          method: 'half-maximum edges on the axis; point from a blurred rod laid over the profile; error from synthetic scans',
          plane: 'patient',
        }),
        halo: measured({
          value: halo.width,
          unit: 'mm',
          standardError: halo.standardError,
          method:
            'width of the lucent ring from the thread to bone, largest over two adjacent sections; error from synthetic scans',
          plane: 'patient',
        }),
        ...standingOut(screw, surface, proud),
        toggle: unavailable('NO_PRIOR', 'toggle is a change of angle and wants a prior study'),
        haloSections: halo.sections.map((one) => ({ ...one, at: one.at - screw.headAt })),
      };
    }),
    plates: surfaces.map((surface) => ({
      ...plateOutline(surface),
      screws: surface.screws.map((screw) => ids.get(screw) ?? ''),
    })),
  };
}

function diameterOf({ thread }: FoundScrew): Quantity {
  return measured({
    value: 2 * (thread.meanRadius + CREST_MM),
    unit: 'mm',
    standardError: 2 * Math.hypot(thread.meanRadiusError, CREST_ERROR_MM),
    method: 'half maximum of the mean of crest and root, corrected for blooming, plus half a usual thread (0.5 mm)',
    plane: 'patient',
  });
}

function standingOut(
  screw: FoundScrew,
  surface: PlateSurface | null,
  proud: ReadonlyMap<FoundScrew, { readonly value: number; readonly error: number }>,
): { readonly proud: Quantity; readonly backout: Quantity } {
  const own = proud.get(screw);
  if (surface === null)
    return {
      proud: unavailable('NO_PLATE', 'no plate was found around the head; measure against the cortex by hand'),
      backout: unavailable('NO_PRIOR', 'without a plate the back-out is a change and wants a prior study'),
    };
  if (own === undefined) {
    const why = unavailable('PLATE_NOT_SEEN', 'too little of the plate is seen around the head');
    return { proud: why, backout: why };
  }
  const others = surface.screws.flatMap((one) => proud.get(one)?.value ?? []);
  const least = Math.min(...others);
  return {
    proud: measured({
      value: own.value,
      unit: 'mm',
      standardError: own.error,
      method: 'from the plate’s outer surface, a curved sheet through the metal around the heads, to the head’s half maximum',
      plane: 'patient',
    }),
    backout: measured({
      value: Math.max(0, own.value - least),
      unit: 'mm',
      standardError: Math.SQRT2 * own.error,
      method: 'proud minus the smallest proud of the same plate’s screws (no prior)',
      plane: 'patient',
    }),
  };
}

/** Left is +x: against the plate's own middle, or the middle between the leftmost and rightmost screws where they stand well apart. */
function sideOf(screw: FoundScrew, all: readonly FoundScrew[], surface: PlateSurface | null): 'L' | 'R' | null {
  const place = (one: FoundScrew): Vec3 => add3(one.head, scale3(sub3(one.tip, one.head), 0.3));
  if (surface !== null) {
    const aside = surface.aside[0] >= 0 ? surface.aside : scale3(surface.aside, -1);
    const places = surface.screws.map((one) => dot3(place(one), aside));
    const middle = (Math.min(...places) + Math.max(...places)) / 2;
    const d = dot3(place(screw), aside) - middle;
    return Math.abs(d) < 1 ? null : d > 0 ? 'L' : 'R';
  }
  const places = all.map((one) => place(one)[0]);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  if (high - low < 7) return null;
  const d = place(screw)[0] - (low + high) / 2;
  return Math.abs(d) < 1.5 ? null : d > 0 ? 'L' : 'R';
}

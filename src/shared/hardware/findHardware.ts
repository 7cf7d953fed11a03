import { add3, distance3, dot3, scale3, sub3, type PatientPoint, type Vec3 } from '#shared/geometry';
import { measured, unavailable, type Quantity } from '#shared/units';
import { figure, inEnglish, sentence, type Sentence } from '#shared/wording';
import type { Vertebra } from '#shared/spine';
import type { Volume } from '#shared/volume';
import { findScrews } from './findScrews.ts';
import { halosOf, LEAST_WIDTH_MM, type HaloSection } from './halo.ts';
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
  const halos = halosOf(sorted, level, sample);
  return {
    screws: sorted.map((screw) => {
      const surface = surfaces.find((one) => one.screws.includes(screw)) ?? null;
      const halo = halos.get(screw) ?? { width: 0, standardError: 0, sections: [] };
      return {
        id: ids.get(screw) ?? '',
        vertebra: null,
        side: sideOf(screw, sorted, surface),
        kind: surface === null ? 'posterior' : 'plate',
        head: screw.head,
        tip: screw.tip,
        diameter: diameterOf(screw),
        length: length({
          value: distance3(screw.head, screw.tip),
          standardError: clipped ? 0.35 : 0.3,
          method: sentence('hardware.length'),
        }),
        halo: length({
          value: halo.width,
          standardError: halo.standardError,
          method: sentence('hardware.halo', { least: figure(LEAST_WIDTH_MM, 2) }),
        }),
        ...standingOut(screw, surface, proud),
        toggle: unavailable('NO_PRIOR', sentence('hardware.noPriorToggle')),
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
  return length({
    value: 2 * (thread.meanRadius + CREST_MM),
    standardError: 2 * Math.hypot(thread.meanRadiusError, CREST_ERROR_MM),
    method: sentence('hardware.diameter'),
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
      proud: unavailable('NO_PLATE', sentence('hardware.noPlate')),
      backout: unavailable('NO_PRIOR', sentence('hardware.noPriorBackout')),
    };
  if (own === undefined) {
    const why = unavailable('PLATE_NOT_SEEN', sentence('hardware.plateNotSeen'));
    return { proud: why, backout: why };
  }
  const others = surface.screws.flatMap((one) => proud.get(one)?.value ?? []);
  const least = Math.min(...others);
  return {
    proud: length({
      value: own.value,
      standardError: own.error,
      method: sentence('hardware.proud'),
    }),
    backout: length({
      value: Math.max(0, own.value - least),
      standardError: Math.SQRT2 * own.error,
      method: sentence('hardware.backout'),
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

/** A length in the patient. */
const length = (from: { readonly value: number; readonly standardError: number; readonly method: Sentence }): Quantity => ({
  ...measured({ ...from, unit: 'mm', method: inEnglish(from.method), plane: 'patient' }),
  said: from.method,
});

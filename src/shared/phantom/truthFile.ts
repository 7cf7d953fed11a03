import type { Vec2 } from '#shared/geometry';
import { POSES, vertebraeOf, type Pose } from '#shared/spine';
import { PHANTOM_VERTEBRAE, type PhantomVertebra } from './anatomy.ts';
import type { PhantomCase } from './cases.ts';
import { filmUid } from './dicomFilm.ts';
import { filmHardwareOf, hardwareTruthOf } from './hardwareTruth.ts';
import { PHANTOM_SEGMENTS } from './spec.ts';
import { truthOf, type FilmTruth, type PhantomTruth } from './truth.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * `truth.json` of a synthetic case. Keys mean what they mean in the truth files of other simulated film sets: `landmarks_px` in pixels with
 * pixel centres at +0.5; `rotation_deg`, `translation_mm` and `ism_mm` flexion minus extension in the object plane.
 */
export function truthFileOf(one: PhantomCase): Json {
  const { spec } = one;
  const truth = truthOf(spec);
  return {
    case: one.name,
    title: one.title,
    source: 'Synthetic: computed from a parametric cervical spine; not a patient',
    options: {
      seed: spec.seed,
      size: spec.size,
      facing: spec.facing,
      mirrored: spec.mirrored,
      hide_geometry: !spec.header.geometry,
      hide_spacing: !spec.header.spacing,
      missing_spinous_processes: spec.laminectomy,
      missing_bodies: spec.corpectomy,
    },
    levels: levels(one, truth),
    vertebrae: vertebrae(truth),
    dx: films(one, truth),
    pixel_mm: spec.pixelMm,
    magnification: truth.films.flexion?.magnification ?? null,
    scale_ratio_extension_over_flexion: truth.scaleRatio,
    surgery: { ...one.surgery },
    ...hardware(one),
  };
}

const instrumented = (one: PhantomCase, segment: string): boolean => {
  const pair = vertebraeOf(segment);
  const order = (v: string): number => (PHANTOM_VERTEBRAE as readonly string[]).indexOf(v);
  return pair !== null && order(pair[0]) >= order(one.surgery.from) && order(pair[1]) <= order(one.surgery.to);
};

function levels(one: PhantomCase, truth: PhantomTruth): Json {
  const all: Record<string, Json> = {};
  for (const segment of PHANTOM_SEGMENTS) {
    const level = truth.levels?.[segment];
    if (level === undefined) continue;
    all[segment] = {
      rotation_deg: level.rotation,
      rotation_3d_deg: level.rotation3d,
      rotation_projected_deg: level.rotationProjected,
      slip_mm: one.spec.motion[segment].slip,
      translation_mm: level.translation,
      translation_magnitude_mm: Math.hypot(level.translation[0], level.translation[1]),
      ism_mm: Math.abs(level.motionObject),
      ism_object_mm: Math.abs(level.motionObject),
      ism_detector_mm: Math.abs(level.motionDetector),
      ism_object_signed_mm: level.motionObject,
      ism_detector_signed_mm: level.motionDetector,
      ism_3d_mm: level.motion3d,
      interspinous_flexion_mm: level.interspinousFlexion,
      interspinous_extension_mm: level.interspinousExtension,
      instrumented: instrumented(one, segment),
    };
  }
  return all;
}

function vertebrae(truth: PhantomTruth): Json {
  const entry = (v: PhantomVertebra): Json => {
    const t = truth.transforms?.[v];
    const poses: Record<string, Json> = {};
    for (const pose of POSES) {
      const rigid = truth.films[pose]?.poses[v];
      if (rigid !== undefined) poses[pose] = { R: rigid.rotation, t: rigid.translation };
    }
    return {
      flexion_to_extension: t === undefined ? null : { angle_deg: t.angle, scale: t.scale, offset_px: vec(t.translation) },
      pose: poses,
    };
  };
  return Object.fromEntries(PHANTOM_VERTEBRAE.map((v) => [v, entry(v)]));
}

const vec = (p: Vec2): Json => [p[0], p[1]];

function films(one: PhantomCase, truth: PhantomTruth): Json {
  const all: Record<string, Json> = {};
  for (const pose of POSES) {
    const film = truth.films[pose];
    if (film === undefined) continue;
    all[pose] = {
      ...filmHardware(one, pose),
      landmarks_px: Object.fromEntries(PHANTOM_VERTEBRAE.map((v) => [v, landmarks(film, v)])),
      sop: filmUid(one.name, pose),
      sid: film.film.sid,
      sod: film.film.sod,
      magnification: film.magnification,
      pixel_mm: one.spec.pixelMm,
      beam: { photons: film.film.photons, scatter: film.film.scatter, blur_px: film.film.blur },
      tilt: { yaw_deg: film.film.yaw, roll_deg: film.film.roll, in_plane_deg: film.film.inPlane },
    };
  }
  return all;
}

function landmarks(film: FilmTruth, v: PhantomVertebra): Json {
  const at = film.landmarks[v];
  return {
    superior_anterior: vec(at.superiorAnterior),
    superior_posterior: vec(at.superiorPosterior),
    inferior_posterior: vec(at.inferiorPosterior),
    inferior_anterior: vec(at.inferiorAnterior),
    spinous_tip: vec(at.spinousTip),
    spinous_superior_edge: vec(at.spinousSuperior),
    spinous_inferior_edge: vec(at.spinousInferior),
    spinous_base: vec(at.spinousBase),
  };
}

/** Metal and graft in the CT's patient coordinates (LPS mm); `head` is the most proximal metal on the axis. */
function hardware(one: PhantomCase): Readonly<Record<string, Json>> {
  const truth = hardwareTruthOf(one.spec);
  return {
    screws: truth.screws.map((screw): Json => ({ ...screw, diameter_mm: screw.diameter, length_mm: screw.length })),
    plates: truth.bars
      .filter((bar) => bar.kind === 'plate')
      .map((bar): Json => ({ points: bar.points, rigid_with: bar.rigidWith })),
    rods: truth.bars.filter((bar) => bar.kind === 'rod').map((bar): Json => ({ points: bar.points, rigid_with: bar.rigidWith })),
    segments: truth.interbody.map((level): Json => ({
      segment: level.segment,
      bridging: level.bridging,
      graft: level.implant,
      extra_graft: level.extraGraft,
      cleft: level.cleft,
    })),
  };
}

function filmHardware(one: PhantomCase, pose: Pose): Readonly<Record<string, Json>> {
  const metal = filmHardwareOf(one.spec, pose);
  if (metal === null) return {};
  const screws = Object.entries(metal.screws).map(([id, at]): readonly [string, Json] => [
    id,
    { head: vec(at.head), tip: vec(at.tip) },
  ]);
  return {
    screws_px: Object.fromEntries(screws),
    plates_px: metal.plates.map((plate): Json => ({
      cranial: vec(plate.cranial),
      caudal: vec(plate.caudal),
      length_mm: plate.lengthMm,
    })),
  };
}

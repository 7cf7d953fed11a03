import type { CaseDocument } from '#shared/case';
import type { Annotation } from '#shared/annotation';
import type { Vec3 } from '#shared/geometry';
import { POSES } from '#shared/spine';
import { PHANTOM_VERTEBRAE } from './anatomy.ts';
import type { PhantomCase } from './cases.ts';
import { ctSeriesUid, filmUid, studyUid } from './dicomFilm.ts';
import { filmHardwareOf, hardwareTruthOf } from './hardwareTruth.ts';
import { truthOf } from './truth.ts';

/**
 * The case file of a synthetic case with its true landmarks as the reading; those that surgery removed are not there. `withCt` adds what
 * stands on the CT: screws, bridging, findings of the hardware.
 */
export function caseDocumentOf(one: PhantomCase, withCt: boolean): CaseDocument {
  const { surgery } = one;
  const films = POSES.filter((pose) => one.spec.films[pose] !== undefined);
  return {
    version: 1,
    studies: [studyUid(one.name)],
    surgery: {
      date: surgery.date,
      constructs: [
        { from: surgery.from, to: surgery.to, approach: surgery.approach, procedure: surgery.procedure, graft: surgery.graft },
      ],
    },
    films: Object.fromEntries(films.map((pose) => [pose, filmUid(one.name, pose)])),
    reading: {
      reader: {
        id: 'phantom',
        name: 'Exact landmarks of the synthetic case',
        ismSemMm: 0.05,
        semSource: 'exact by construction',
      },
      state: 'draft',
    },
    context: {},
    annotations: [...truthAnnotations(one), ...(withCt ? ctAnnotations(one) : [])],
    settings: { ismPlane: 'detector', mode: 'guarded' },
  };
}

function truthAnnotations(one: PhantomCase): Annotation[] {
  const truth = truthOf(one.spec);
  const annotations: Annotation[] = [];
  // A plate that is turned out of the film's plane looks short: as the pair's common length it would give a scale that is not the truth's.
  const tilted = POSES.some(
    (pose) => Math.max(Math.abs(one.spec.films[pose]?.yaw ?? 0), Math.abs(one.spec.films[pose]?.roll ?? 0)) > 1,
  );
  for (const pose of POSES) {
    const film = truth.films[pose];
    if (film === undefined) continue;
    const on = { sopInstanceUID: filmUid(one.name, pose), frame: 1 };
    for (const vertebra of PHANTOM_VERTEBRAE) {
      const marks = film.landmarks[vertebra];
      if (!one.spec.corpectomy.includes(vertebra))
        annotations.push({
          ...on,
          id: `${pose}-${vertebra}-body`,
          kind: 'vertebra',
          vertebra,
          superiorAnterior: [...marks.superiorAnterior],
          superiorPosterior: [...marks.superiorPosterior],
          inferiorPosterior: [...marks.inferiorPosterior],
          inferiorAnterior: [...marks.inferiorAnterior],
        });
      if (!one.spec.laminectomy.includes(vertebra))
        annotations.push({ ...on, id: `${pose}-${vertebra}-tip`, kind: 'spinous-tip', vertebra, point: [...marks.spinousTip] });
    }
    const plate = filmHardwareOf(one.spec, pose)?.plates[0];
    if (plate === undefined) continue;
    const cranial: [number, number] = [plate.cranial[0], plate.cranial[1]];
    const caudal: [number, number] = [plate.caudal[0], plate.caudal[1]];
    if (!tilted)
      annotations.push({ ...on, id: `${pose}-plate-length`, kind: 'rigid-length', line: [cranial, caudal], object: 'plate' });
    annotations.push({ ...on, id: `${pose}-plate`, kind: 'plate', cranial, caudal });
  }
  return annotations;
}

function ctAnnotations(one: PhantomCase): Annotation[] {
  const truth = hardwareTruthOf(one.spec);
  const seriesInstanceUID = ctSeriesUid(one.name);
  const triple = (p: Vec3): [number, number, number] => [p[0], p[1], p[2]];
  const screws = truth.screws.map((screw): Annotation => ({
    id: `ct-screw-${screw.id}`,
    kind: 'screw',
    seriesInstanceUID,
    vertebra: screw.vertebra,
    side: screw.side,
    head: triple(screw.head),
    tip: triple(screw.tip),
    diameterMm: screw.diameter,
  }));
  const bridging = truth.interbody.map((level): Annotation => {
    const edge = level.extraGraft ? 'yes' : 'no';
    return {
      id: `ct-bridging-${level.segment}`,
      kind: 'bridging',
      seriesInstanceUID,
      segment: level.segment,
      extraGraft: { anterior: edge, posterior: edge, left: 'no', right: 'no' },
      intraGraft: level.bridging === 'full' ? 'yes' : 'no',
      cleft: level.cleft,
      continuity: level.bridging === 'full' ? 'both-ends' : level.bridging === 'partial' ? 'one-end' : 'none',
      slices: level.bridging === 'full' ? 9 : level.bridging === 'partial' ? 2 : 0,
      seenOn: ['sagittal', 'coronal'],
    };
  });
  const loose = [...new Set(truth.screws.filter((screw) => screw.halo > 1).map((screw) => screw.vertebra))];
  const findings = loose.map((vertebra): Annotation => ({
    id: `ct-loosening-${vertebra}`,
    kind: 'hardware-finding',
    vertebra,
    finding: 'loosening',
    progressive: 'unknown',
    note: 'lucent ring around the screws',
  }));
  return [...screws, ...bridging, ...findings];
}

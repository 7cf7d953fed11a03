import type { CaseDocument } from '#shared/case';
import type { Annotation } from '#shared/annotation';
import { POSES } from '#shared/spine';
import { PHANTOM_VERTEBRAE } from './anatomy.ts';
import type { PhantomCase } from './cases.ts';
import { filmUid, studyUid } from './dicomFilm.ts';
import { filmHardwareOf } from './hardwareTruth.ts';
import { truthOf } from './truth.ts';

/** The case file of a synthetic case with its true landmarks as the reading. Landmarks that surgery removed are not there. */
export function caseDocumentOf(one: PhantomCase): CaseDocument {
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
    annotations: truthAnnotations(one),
    settings: { ismPlane: 'detector', mode: 'guarded' },
  };
}

function truthAnnotations(one: PhantomCase): Annotation[] {
  const truth = truthOf(one.spec);
  const annotations: Annotation[] = [];
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
    const [cranial, caudal] = [[...plate.cranial], [...plate.caudal]] satisfies [number, number][];
    annotations.push(
      { ...on, id: `${pose}-plate-length`, kind: 'rigid-length', line: [cranial, caudal], object: 'plate' },
      { ...on, id: `${pose}-plate`, kind: 'plate', cranial, caudal },
    );
  }
  return annotations;
}

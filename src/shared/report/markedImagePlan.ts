import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { MAX_SIDE, type KeyImagePlan } from './keyImagePlan.ts';
import { say } from './phrase.ts';

/** The frames that the reader marked, whole, in the order of marking and in the window that they were looked at in. Those of a study that is not there are left out. */
export function planMarkedImages(document: CaseDocument, index: StudyIndex): readonly KeyImagePlan[] {
  return (document.keyImages ?? []).flatMap((marked, at): readonly KeyImagePlan[] => {
    const instance = index.instances[marked.sopInstanceUID];
    const pixels = instance?.pixels;
    if (instance === undefined || pixels == null || marked.frame > pixels.frames) return [];
    const { columns, rows } = pixels;
    const spacing = instance.spacing.pixelSpacing ?? instance.spacing.imagerPixelSpacing;
    const aspect = spacing === null ? 1 : spacing[0] / spacing[1];
    const scale = Math.min(1, MAX_SIDE / Math.max(columns, rows * aspect));
    const { date } = instance.study;
    return [
      {
        id: `marked-${at + 1}`,
        sopInstanceUID: marked.sopInstanceUID,
        frame: marked.frame,
        crop: { x: 0, y: 0, width: columns, height: rows },
        width: Math.max(1, Math.round(columns * scale)),
        height: Math.max(1, Math.round(rows * aspect * scale)),
        caption: say('image.marked', {
          series: { verbatim: instance.series.description ?? instance.series.modality },
          number: { verbatim: placeIn(index, marked) },
          date: date === null ? say('unknown') : { date },
        }),
        window: marked.window ?? null,
        solid: [],
        dashed: [],
      },
    ];
  });
}

/** `41 / 94`, as the viewport counts. */
function placeIn(
  { studies, instances }: StudyIndex,
  marked: { readonly sopInstanceUID: string; readonly frame: number },
): string {
  const frames = (uid: string): number => instances[uid]?.pixels?.frames ?? 1;
  const set = studies.flatMap((study) => study.displaySets).find((one) => one.instances.includes(marked.sopInstanceUID));
  const uids = set?.instances ?? [marked.sopInstanceUID];
  const sum = (list: readonly string[]): number => list.reduce((total, uid) => total + frames(uid), 0);
  return `${sum(uids.slice(0, uids.indexOf(marked.sopInstanceUID))) + marked.frame} / ${sum(uids)}`;
}

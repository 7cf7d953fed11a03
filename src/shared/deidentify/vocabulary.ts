/**
 * Words that a description may keep: views, poses, anatomy, technique. Everything else in it goes, names above all. In lower case, without
 * accents; numbers are not words, names of spinal levels are.
 */
const WORDS = new Set(
  `
  ct cr dx dr rf mr mri xr xray x-ray scout localizer topogram series scan image images study exam
  spine cervical c-spine cspine thoracic lumbar neck hws bws lws halswirbelsaeule halswirbelsaule colonne rachis columna colonna cervicale cervicales
  vertebra vertebrae disc disk level atlas axis odontoid dens skull base head chest
  lateral lat ap pa oblique axial ax sagittal sag coronal cor transverse seitlich seitl profil profile face frontal swimmer
  flexion flex extension ext neutral neutre dynamic functional funktion funktionsaufnahme inklination reklination maximal
  standing upright erect supine sitting left right links rechts gauche droite
  bone soft tissue knochen os parties molles window kernel thin thick slice slices recon reconstruction mpr mip mar metal artifact reduction
  without with contrast native post pre op postop preop postoperative preoperative operative follow up followup control fusion acdf plate screw screws cage
  t1 t2 t1w t2w tse fse stir flair dixon fs gradient echo spin
  standard detail sharp smooth edge lung abdomen head helical spiral sequential low dose
  synthetic phantom research
  default brain angio none
  `
    .trim()
    .split(/\s+/),
);

const LEVEL = /^[ctls]\d{1,2}(?:[-/][ctls]?\d{1,2})?$/;

export const isVocabulary = (word: string): boolean => WORDS.has(word.toLowerCase()) || LEVEL.test(word.toLowerCase());

/** The words of a description that may stay, in their order; empty where none may. */
export function cleanedText(text: string): string {
  return text
    .split(/[^A-Za-z0-9/-]+/)
    .flatMap((word) => (isVocabulary(word) ? [word] : word.split(/[-/]+/).filter((part) => part !== word && isVocabulary(part))))
    .join(' ');
}

/** Whether every word of a text is of the vocabulary (and there is one). */
export function isAllVocabulary(text: string): boolean {
  const words = text.split(/[\s,;:()+]+/).filter((word) => word !== '');
  return words.length > 0 && words.every(isVocabulary);
}

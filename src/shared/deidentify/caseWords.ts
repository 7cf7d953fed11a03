/** Values that fields of a case are chosen from, and names of the program's own. */
const CHOSEN = new Set(
  `yes no not-assessable none partial full both-ends one-end axial sagittal coronal L R loosening back-out fracture plate-displacement
   migration unknown draft final amended never former current fused probably-fused indeterminate pseudarthrosis detector object placed registered guarded
   published surgeon fellow radiologist researcher student fusion-anterior fusion-anterior@1.0.0`
    .trim()
    .split(/\s+/),
);
/** Names of registrations, by what made them. */
const ALGORITHM_WORDS = new Set(
  'fusion review gauss newton manual adjustment landmarks rigid similarity intensity gradient correlation normalised normalized weighted least squares local field registration mutual information multi resolution'.split(
    ' ',
  ),
);
/** Words by which people write an operation: approach, procedure, graft, implant. */
const OPERATION = new Set(
  `anterior posterior combined lateral acdf accf posterior-fusion hybrid disc-arthroplasty corpectomy autograft allograft peek-cage titanium-cage printed-cage none
   unknown cage peek titanium printed iliac crest fibula fibular structural structural-allograft bone mesh spacer metal tantalum carbon ceramic plate screw rod
   marker ball ruler coin clip wire disc prosthesis arthroplasty fusion laminectomy laminoplasty foraminotomy stand-alone standalone integrated lateral-mass pedicle sphere`
    .trim()
    .split(/\s+/),
);

/** Whether a text is one that a field of a case is chosen from, or names a registration. */
export const isTextOfCase = (text: string): boolean =>
  CHOSEN.has(text) || text.split(/[ +/-]+/).every((word) => ALGORITHM_WORDS.has(word));

/** The words of an operation in a text; empty where there are none. */
export const wordsOfCase = (text: string): string =>
  text
    .split(/[^A-Za-z-]+/)
    .filter((word) => OPERATION.has(word.toLowerCase()))
    .join(' ');

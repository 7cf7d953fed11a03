import type { FindingCode, VolumeFinding } from './preflight.ts';

export type FindingLanguage = 'en' | 'de';

/** Sentences of what is found about a volume; `{name}` stands for a parameter of the finding. */
export const FINDING_TEXT: Readonly<Record<FindingLanguage, Readonly<Record<FindingCode, string>>>> = {
  en: {
    VOLUME_GAP: '{count} slices are missing ({mm} mm): nothing is measured in this volume, and the gap is shown empty',
    VOLUME_DUPLICATES: '{count} slices lie where another lies: the first of each is used',
    VOLUME_UNEVEN:
      '{count} of {total} slices are not at even steps of {step} mm and are left out: nothing is measured in this volume',
    VOLUME_TILT_CORRECTED:
      'Taken with the gantry tilted by {degrees}°: planes are corrected for it, slices as stored are oblique',
    VOLUME_TILT_UNSURE:
      'The header says {header}° of gantry tilt, the positions of the slices say {degrees}°: nothing is measured in this volume',
    VOLUME_MIXED_ORIENTATION: '{count} of {total} slices are oriented differently and are left out: nothing is measured',
    VOLUME_MIXED_MATRIX: '{count} of {total} slices have another matrix or pixel size and are left out: nothing is measured',
    VOLUME_MIXED_KERNEL: 'Slices of more than one kernel: {kernels}',
    VOLUME_MIXED_THICKNESS: 'Slices are {least} to {most} mm thick',
    VOLUME_SLICES_APART: 'Slices of {thickness} mm lie {step} mm apart: there is tissue between them that nobody has seen',
    VOLUME_THICK: 'Slices of {mm} mm: too thick to judge bridging bone or a screw',
    VOLUME_CLIPPED: 'Values end at {hu} HU (12 bits): the edges of metal are less certain',
    VOLUME_MEMORY: 'The volume needs {need} MB of memory, {have} MB are free for it',
    VOLUME_SLICE_UNREADABLE: '{count} slices cannot be read ({reason}): shown empty, and nothing is measured in this volume',
    VOLUME_VALUES_CUT: '{count} values lie outside what a volume can hold and were cut to its limits',
  },
  de: {
    VOLUME_GAP: '{count} Schichten fehlen ({mm} mm): in diesem Volumen wird nicht gemessen, die Lücke wird leer gezeigt',
    VOLUME_DUPLICATES: '{count} Schichten liegen auf einer anderen: jeweils die erste wird verwendet',
    VOLUME_UNEVEN:
      '{count} von {total} Schichten liegen nicht im gleichen Abstand von {step} mm und bleiben weg: in diesem Volumen wird nicht gemessen',
    VOLUME_TILT_CORRECTED:
      'Mit um {degrees}° gekippter Gantry aufgenommen: Ebenen sind dafür korrigiert, gespeicherte Schichten sind schräg',
    VOLUME_TILT_UNSURE:
      'Die Gantrykippung ist laut Datei {header}°, laut Lage der Schichten {degrees}°: in diesem Volumen wird nicht gemessen',
    VOLUME_MIXED_ORIENTATION: '{count} von {total} Schichten sind anders orientiert und bleiben weg: es wird nicht gemessen',
    VOLUME_MIXED_MATRIX:
      '{count} von {total} Schichten haben andere Matrix oder Pixelgröße und bleiben weg: es wird nicht gemessen',
    VOLUME_MIXED_KERNEL: 'Schichten mit mehr als einem Faltungskern: {kernels}',
    VOLUME_MIXED_THICKNESS: 'Schichten sind {least} bis {most} mm dick',
    VOLUME_SLICES_APART: 'Schichten von {thickness} mm liegen {step} mm auseinander: dazwischen ist nicht abgebildetes Gewebe',
    VOLUME_THICK: 'Schichten von {mm} mm: zu dick, um Durchbauung oder eine Schraube zu beurteilen',
    VOLUME_CLIPPED: 'Werte enden bei {hu} HE (12 Bit): Ränder von Metall sind weniger sicher',
    VOLUME_MEMORY: 'Das Volumen braucht {need} MB Speicher, {have} MB sind dafür frei',
    VOLUME_SLICE_UNREADABLE:
      '{count} Schichten sind nicht lesbar ({reason}): leer gezeigt, in diesem Volumen wird nicht gemessen',
    VOLUME_VALUES_CUT: '{count} Werte liegen außerhalb dessen, was ein Volumen fasst, und wurden auf dessen Grenzen gesetzt',
  },
};

export function findingSentence({ code, params }: VolumeFinding, language: FindingLanguage): string {
  return FINDING_TEXT[language][code].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    const text = String(value);
    return language === 'de' && typeof value === 'number' ? text.replace('.', ',') : text;
  });
}

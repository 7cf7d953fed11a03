import type { traps as english } from '../en/traps.ts';

export const traps: Readonly<Record<keyof typeof english, string>> = {
  'trap.duplicate': '„{id}“ setzt {landmark} noch einmal als Wiederholung {replicate}: die spätere gilt',
  'landmark.superiorAnterior': '{vertebra} oben vorn',
  'landmark.superiorPosterior': '{vertebra} oben hinten',
  'landmark.inferiorPosterior': '{vertebra} unten hinten',
  'landmark.inferiorAnterior': '{vertebra} unten vorn',
  'landmark.tip': '{vertebra} Spitze',
  'landmark.superiorEdge': '{vertebra} obere Kante',
  'landmark.inferiorEdge': '{vertebra} untere Kante',
  'landmark.base': '{vertebra} Basis',
  'landmark.plateCranial': 'Platte kranial',
  'landmark.plateCaudal': 'Platte kaudal',
  'trap.disordered': '{film}: die Ecken von {vertebra} sind anders angeordnet als die der übrigen',
  'trap.outside': '{film}: {count} Landmarken liegen außerhalb des Bilds',
  'trap.replicates':
    '{level}: die Wiederholungen unterscheiden sich um {range} mm in der interspinösen Bewegung: noch einmal setzen',
  'trap.negative': '{level}: der Abstand wird in Flexion kleiner ({value} mm): Landmarken vertauscht, oder falsches Segment?',
  'trap.turnsBack': 'von der Extensions- zur Flexionsaufnahme dreht sich der Hals in Extension ({value}°)',
  'trap.swapped': 'alle Vorzeichen sagen, dass Flexion und Extension vertauscht sind',
  'trap.scale': '{film}: die Wirbelkörper ergeben sich {depth} mm tief: Pixel für Millimeter gehalten?',
  'trap.gap': '{film} {level}: die Spitzen sind {gap} mm auseinander: falsches Segment?',
  'trap.skipped': '{film} {level}: die Spitzen sind {gap} mm auseinander, sonst {typical} mm: wurde ein Fortsatz übersprungen?',
  'trap.order': '{film} {level}: die untere Spitze liegt über der oberen',
  'trap.tip':
    '{vertebra}: die Spitze liegt in Extension um {shift} mm anders zu ihrem Wirbelkörper als in Flexion: falscher Fortsatz auf einer Aufnahme?',
  'trap.identical': 'beide Aufnahmen haben bis zur letzten Stelle dieselben Landmarken: kopiert und noch nicht gesetzt?',
  'trap.copies':
    'Wiederholungen sind Kopien voneinander: sie sagen nichts über die Platzierung und gehen nicht in deren Fehler ein',
};

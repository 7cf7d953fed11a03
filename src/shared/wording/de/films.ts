import type { films as english } from '../en/films.ts';

export const films: Readonly<Record<keyof typeof english, string>> = {
  'pose.flexion': 'Flexion',
  'pose.neutral': 'Neutralstellung',
  'pose.extension': 'Extension',
  'film.says': '{film}: {what}',
  'film.notFound': 'die Aufnahme in {film} ({uid}) ist nicht unter den geöffneten Bildern',
  'film.none': 'keine Aufnahme in {film}',
  'film.ambiguous': 'mehr als ein Bild ist eine Aufnahme in {film}: im Fall eines zuweisen',
  'film.pairIncomplete': 'eine Aufnahme des Paars fehlt',
  'film.notMeasured': 'in diesem Befund nicht gemessen',
  'film.noLandmarks': 'keine Aufnahme des Paars trägt Landmarken',
  'film.poseContradicts': 'die Aufnahme in {film} nennt in ihren Kopfdaten {pose} ({from})',
  'film.bothSamePose': 'beide Aufnahmen zeigen nach ihren Kopfdaten {pose}',
  'film.swappedByHeader': 'nach den Kopfdaten sind Flexion und Extension vertauscht',

  'pair.sameTwice': 'ein Bild ist zugleich als Flexion und als Extension zugewiesen',
  'pair.problem': 'Flexion und Extension: {what}',
  'pair.problemExplained': 'Flexion und Extension: {what}; verglichen, weil: {why}',
  'pair.unconfirmed': 'die Aufnahmen: {what}; bitte angeben, warum sie verglichen werden dürfen',
  'pair.patients': 'verschiedene Patienten',
  'pair.dates': 'verschiedene Tage ({flexion}, {extension})',
  'pair.dateUnknown': 'Tage nicht bekannt ({flexion}, {extension})',
  'pair.noDate': 'keiner',

  'stray.frame': '„{id}“ liegt auf Bild {frame} einer Aufnahme mit {frames} Bildern: zählt nicht',
  'stray.line': '„{id}“: beide Enden der Linie sind derselbe Punkt: zählt nicht',
  'stray.idTwice': 'mehr als eine Annotation trägt die Kennung „{id}“',
  'stray.image': '{count} Annotation liegt auf {uid}, das nicht unter den geöffneten Bildern ist',
  'stray.images': '{count} Annotationen liegen auf {uid}, das nicht unter den geöffneten Bildern ist',
};

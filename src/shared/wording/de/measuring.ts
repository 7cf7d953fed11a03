import type { measuring as english } from '../en/measuring.ts';

export const measuring: Readonly<Record<keyof typeof english, string>> = {
  'placement.one': 'einmal gesetzt',
  'placement.mean': 'Mittel aus {count} Platzierungen',
  'error.replicates': 'Platzierungsfehler aus den Wiederholungen',
  'error.assumed': 'Platzierungsfehler aus ASSUMED_SEM_MM {sem} (angenommen)',
  'error.assumedPixels':
    'Platzierungsfehler aus ASSUMED_SEM_MM {sem} (angenommen), ein Wirbelkörper als {depth} mm tief genommen',
  'error.stored': 'Platzierungsfehler aus dem SEM des Befunders, {sem} mm',
  'error.storedPixels': 'Platzierungsfehler aus dem SEM des Befunders, {sem} mm, ein Wirbelkörper als {depth} mm tief genommen',

  'line.mid-plane': 'Mittelebene',
  'line.superior endplate': 'Deckplatte',
  'line.inferior endplate': 'Grundplatte',

  'missing.tip': 'nicht gesetzt: Dornfortsatzspitze von {vertebrae}, Aufnahme in {film}',
  'missing.edge': 'nicht gesetzt: Dornfortsatzkante von {vertebrae}, Aufnahme in {film}',
  'missing.base': 'nicht gesetzt: Dornfortsatzbasis von {vertebrae}, Aufnahme in {film}',
  'missing.corners': 'nicht gesetzt: Ecken von {vertebrae}, Aufnahme in {film}',
  'missing.plate': 'nicht gesetzt: Plattenenden, Aufnahme in {film}',
  'missing.registration': 'nicht vorhanden: eine Registrierung',
  'missing.coincide': 'Landmarken, die sich unterscheiden müssen, liegen aufeinander',

  'how.tip': 'Spitze zu Spitze',
  'how.edge': 'untere Kortikalis des oberen zur oberen Kortikalis des unteren Fortsatzes',
  'how.base': 'spinolaminarer Übergang zu spinolaminarem Übergang',
  'how.difference': '{what}, Flexion minus Extension',
  'how.of': 'interspinöse Bewegung von {level}: {how}',
  'how.rotation': 'Winkel zwischen den Mittelebenen der Wirbelkörper, Flexion minus Extension',
  'how.translation': 'Mitte des oberen Wirbelkörpers längs der unteren Mittelebene, Flexion minus Extension, nach vorn positiv',
  'how.superior': 'Mitte des oberen Wirbelkörpers senkrecht zur unteren Mittelebene, Flexion minus Extension, nach oben positiv',
  'how.slip': 'Versatz der Hinterkante längs der Deckplatte darunter, Flexion minus Extension, nach vorn positiv',
  'how.percent': 'segmentale Translation im Verhältnis zur Deckplatte des unteren Wirbelkörpers, jede Aufnahme für sich',
  'how.range': 'Winkel der Grundplatten von {upper} und {lower}, Extension minus Flexion',
  'how.angle': '{of} von {upper} gegen {against} von {lower}, Lordose positiv',
  'how.vertical': 'Mitte von C2 zur hinteren oberen Ecke von C7 längs der Horizontalen, nach vorn positiv',
  'how.slope': '{line} von {vertebra} zur Horizontalen, vorn abfallend positiv',
  'how.mismatch': 'T1-Neigung minus Lordose C2–C7',
  'how.discMiddle': 'Mitte der Grundplatte zur Mitte der Deckplatte darunter',
  'how.discAnterior': 'vordere Ecken über die Bandscheibe',
  'how.discPosterior': 'hintere Ecken über die Bandscheibe',
  'how.discIndex': 'Mittel der drei Höhen im Verhältnis zur Deckplatte des unteren Wirbelkörpers',
  'how.listhesis': 'Versatz der Hinterkante längs der Deckplatte darunter, nach vorn positiv',
  'how.listhesisPercent': 'Versatz der Hinterkante im Verhältnis zur Deckplatte darunter, nach vorn positiv',
  'how.plateCranial': 'kraniales Plattenende zum Rand der Deckplatte längs der Vorderwand von {vertebra}',
  'how.plateCaudal': 'kaudales Plattenende zum Rand der Grundplatte längs der Vorderwand von {vertebra}',
  'how.carried': 'durch Registrierung von der Flexion übertragen ({algorithm} {version})',
  'how.carriedMotion': 'Spitze zu Spitze, {carried}',
  'how.carriedRotation': 'Winkel zwischen den Mittelebenen der Wirbelkörper, Flexion minus Extension, {carried}',
  'how.carriedTranslation':
    'Mitte des oberen Wirbelkörpers längs der unteren Mittelebene, Flexion minus Extension, nach vorn positiv, {carried}',
  'how.carriedSuperior':
    'Mitte des oberen Wirbelkörpers senkrecht zur unteren Mittelebene, Flexion minus Extension, nach oben positiv, {carried}',

  'horizontal.rows': 'Horizontale aus den Zeilen des Bilds (Aufnahme als aufrecht genommen)',
  'horizontal.columns': 'Horizontale aus den Spalten des Bilds (Aufnahme als aufrecht genommen)',
  'horizontal.statedRows': 'Horizontale aus den Zeilen des Bilds (Patient Orientation {orientation})',
  'horizontal.statedColumns': 'Horizontale aus den Spalten des Bilds (Patient Orientation {orientation})',
  'horizontal.unknown': 'das Bild sagt nicht, wo die Horizontale liegt, und die Wirbelsäule verläuft längs keiner seiner Achsen',

  'level.noSuperjacent': 'über {level} wird auf seitlichen Aufnahmen kein unfusioniertes Segment gemessen',
  'level.notMeasured': '{level} wird auf seitlichen Aufnahmen nicht gemessen',
  'level.unmeasured': '{level} ist nicht gemessen',
  'plate.ambiguous': 'welche Platte zu welchem Konstrukt gehört, ist auf dieser Aufnahme nicht zu sagen',

  'registration.rotationTooSmall': 'das Segment dreht sich um weniger als {degrees}°: sein Drehzentrum könnte überall liegen',
  'registration.closure':
    '{segment}: Flexion zu Neutral und Neutral zu Extension zusammen drehen um {degrees}° mehr als Flexion zu Extension direkt; eine der drei Registrierungen ist falsch',
  'how.centreAnterior':
    'Fixpunkt des oberen gegen den unteren Wirbel entlang der unteren Mittelebene von deren Mitte aus, nach vorne positiv',
  'how.centreSuperior':
    'Fixpunkt des oberen gegen den unteren Wirbel senkrecht zur unteren Mittelebene von deren Mitte aus, nach oben positiv',
  'how.registeredPart':
    'Drehung des oberen gegen den unteren Wirbel zwischen zwei Aufnahmen durch Registrierung, die stärker flektierte minus die andere',
  'how.registeredClosure': 'Flexion zu Neutral plus Neutral zu Extension minus Flexion zu Extension, jede für sich registriert',
  'registration.otherFilms': 'die Registrierung von {vertebra} führt nicht von Flexion zu Extension dieses Paars',
  'registration.missing': '{vertebra} ist nicht registriert',
  'registration.notAccepted': 'die Registrierung von {vertebra} wurde nicht angenommen',
  'registration.stale': 'Punkte von {vertebra} wurden seit der Registrierung bewegt: die Registrierung ist veraltet',
  'registration.staleOnes':
    'Punkte von {vertebrae} wurden seit der Registrierung bewegt: ihre Zahlen fehlen, bis neu registriert ist',
  'how.plate':
    'Platte und Schrauben, an ihren Kanten verfolgt, gegen {vertebra}, registriert ({algorithm} {version}), Flexion minus Extension',
  'registration.plateMoves':
    'die Platte bewegt sich gegen {vertebra}: {degrees}° ± {degreesError}° und {millimetres} mm ± {millimetresError} mm zwischen Flexion und Extension',
  'registration.noError': 'die Registrierung von {vertebra} gibt ihren Fehler nicht an',
  'registration.covariance': 'die Kovarianz einer Registrierung ist keine (3 × 3 oder 4 × 4, symmetrisch, nicht negativ)',

  'construct.invalid': 'ein Konstrukt von {from} bis {to} umfasst kein Segment',
  'construct.contradictory': 'surgery.segments und surgery.constructs nennen verschiedene Segmente: die Konstrukte gelten',
};

import type { calibration as english } from '../en/calibration.ts';

export const calibration: Readonly<Record<keyof typeof english, string>> = {
  'badge.detector': 'Detektorebene',
  'badge.volumetric': 'volumetrisch',
  'badge.uncalibrated': 'nicht kalibriert: px',
  'badge.calibrated': 'kalibriert: {by}',
  'badge.magnified': '{factor}fach vergrößert ({by})',

  'spacing.none': 'kein Pixelabstand in den Kopfdaten',
  'spacing.noPixel': 'kein Pixel Spacing',
  'spacing.capture': 'Sekundäraufnahme',
  'spacing.section': 'Pixel Spacing eines Schnittbilds',
  'spacing.corrected': 'Pixel Spacing ({detail})',
  'spacing.typeUnstated': 'Art nicht angegeben',
  'spacing.estimated': '{from} / {factor} {value}',
  'spacing.drawn': 'gezeichnet: {object}',
  'spacing.object': '{name} {length} mm',
  'spacing.objectUnnamed': 'Objekt {length} mm',
  'spacing.aspectDiffers': 'Pixel Spacing und Imager Pixel Spacing haben verschiedene Seitenverhältnisse',
  'spacing.typeAlone': 'die Kopfdaten nennen eine Kalibrierung ({type}), aber kein Pixel Spacing',
  'spacing.typeWithoutEffect':
    'die Kopfdaten nennen eine Kalibrierung ({type}), aber Pixel Spacing gleicht dem Abstand auf dem Detektor',
  'spacing.captureSpacing': 'eine Sekundäraufnahme: ihr Pixelabstand ist nicht der des Films',
  'spacing.planeUnstated':
    'Pixel Spacing ohne Imager Pixel Spacing: als Detektorebene genommen, eine Korrektur darin ist unbekannt',
  'spacing.typeMissing': 'Pixel Spacing weicht vom Abstand auf dem Detektor ab, wurde also korrigiert, aber nicht angegeben wie',
  'spacing.descriptionMissing': 'Kalibrierung ({type}) ohne die vorgeschriebene Beschreibung',

  'magnification.impossible': 'Quelle bis Detektor {detector} mm, Quelle bis Patient {patient} mm: nicht verwendet',
  'magnification.disagrees': 'angegebene Vergrößerung {stated}, aus den Abständen {distances}; die angegebene gilt',
  'magnification.correctedOtherwise': 'Pixel Spacing wurde um {by} korrigiert, {source} in den Kopfdaten ergibt {value}',
  'magnification.implausible': 'Vergrößerung {value} liegt außerhalb von {low}–{high}',

  'drawn.disagree': 'Kalibrierobjekte auf einer Aufnahme weichen um mehr als 3 % voneinander ab',
  'drawn.againstHeader':
    'das gezeichnete Objekt und die FIDUCIAL-Kalibrierung der Kopfdaten weichen um {percent} % voneinander ab',
  'drawn.twoLengths': '„{object}“ hat auf den beiden Aufnahmen verschiedene Längen',

  'lock.noDetector': 'eine Aufnahme hat keinen Pixelabstand auf dem Detektor',
  'lock.bothHeaders': 'beide Kopfdaten ({flexionSource} {flexion}, {extensionSource} {extension})',
  'lock.bothFilms': '{flexion} und {extension}',
  'lock.bodiesAgainstStated': 'Wirbelkörper gegen angegebene Vergrößerungen',
  'lock.distances': 'Abstände von der Quelle zum Detektor',
  'lock.bodies': 'Wirbelkörper',
  'lock.assumed': 'als gleich angenommen',
  'lock.registration': 'Registrierung des unteren Wirbels',
  'lock.contradicts':
    '{object}, auf beiden Aufnahmen gezeichnet, ergibt das Maßstabsverhältnis {ratio}, {stated} dagegen {statedRatio}; das gezeichnete Objekt gilt',
  'lock.mismatchStated':
    'nach der Skalierung ({source}) unterscheiden sich die Wirbelkörper um {percent} %, mehr als 3 %: dasselbe starre Objekt auf beiden Aufnahmen zeichnen',
  'lock.mismatchDistances':
    'Quelle bis Detektor ist {flexion} mm in Flexion und {extension} mm in Extension, mehr als 3 %: dasselbe starre Objekt auf beiden Aufnahmen zeichnen',
  'lock.mismatchBodies':
    'die Wirbelkörper unterscheiden sich um {percent} %, mehr als 3 %: dasselbe starre Objekt auf beiden Aufnahmen zeichnen',
  'lock.tubeDistance':
    'Quelle bis Detektor ist {flexion} mm in Flexion und {extension} mm in Extension, mehr als 2 % auseinander: die Aufnahmen sind nicht gleich gemacht',
  'lock.unverified':
    'nichts gibt das Maßstabsverhältnis der Aufnahmen an: ein gemeinsamer Maßstab ist angenommen; Platte oder Wirbelkörper auf beiden Aufnahmen zeichnen',
  'lock.corrected':
    'die Maßstäbe der Aufnahmen unterscheiden sich um {percent} %; die Extension wurde auf den Maßstab der Flexion gebracht ({source})',
  'lock.bodiesDisagree': 'nach der Skalierung am gezeichneten Objekt unterscheiden sich die Wirbelkörper noch um {percent} %',
  'lock.objectsDisagree': 'auf beiden Aufnahmen gezeichnete starre Objekte weichen im Maßstab um mehr als 3 % voneinander ab',

  'scale.noMillimetres': 'weder Pixelabstand in den Kopfdaten noch ein Objekt bekannter Länge gezeichnet: keine Millimeter',
  'scale.noMillimetresOf':
    '{film}: weder Pixelabstand in den Kopfdaten noch ein Objekt bekannter Länge gezeichnet: keine Millimeter',
  'scale.onDetector': 'auf dem Detektor, Vergrößerung unbekannt',
  'scale.errorNotStated': '{badge}, ohne Angabe ihres Fehlers',
  'scale.tilt': '{source}, Verkippung mit SD {tilt}° angenommen',
  'scale.objectByRatio': 'Flexion {flexion}; Extension über das Maßstabsverhältnis {ratio} ({source})',
  'scale.objectBoth': 'Flexion {flexion}; Extension {extension}',
  'scale.noMagnification': 'die Vergrößerung der Aufnahme in {film} ist unbekannt',
  'scale.noDetectorSpacing': 'die Aufnahme in {film} hat keinen Pixelabstand auf dem Detektor',
  'scale.detectorAssumed': 'beide Aufnahmen in einem Maßstab angenommen (nicht geprüft)',
  'scale.detectorByRatio': 'Extension mit {ratio} auf den Maßstab der Flexion gebracht ({source})',
  'scale.differ': 'die Maßstäbe der Aufnahmen unterscheiden sich',
  'scale.conflict':
    'in der Objektebene weichen die Kalibrierungen der Aufnahmen (Flexion {flexion}, Extension {extension}) um {percent} % vom Maßstabsverhältnis ab ({source}): das bekannte Objekt auf beiden Aufnahmen zeichnen',
  'scale.noRatio': 'weder ein starres Objekt auf beiden Aufnahmen noch beide Vergrößerungen',
  'scale.ratio': 'Extension zu Flexion in Millimetern auf dem Detektor, aus: {source}',
  'scale.ratioNotStated': 'Extension zu Flexion in Millimetern auf dem Detektor, aus: {source}, ohne Angabe des Fehlers',
};

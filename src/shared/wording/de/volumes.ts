import type { volumes as english } from '../en/volumes.ts';

/** Was an einem CT-Volumen auffällt, und wie sein Metall gemessen wird. */
export const volumes: Readonly<Record<keyof typeof english, string>> = {
  'volume.gap': '{count} Schichten fehlen ({mm} mm): in diesem Volumen wird nicht gemessen, die Lücke wird leer gezeigt',
  'volume.duplicates': '{count} Schichten liegen auf einer anderen: jeweils die erste wird verwendet',
  'volume.uneven':
    '{count} von {total} Schichten liegen nicht im gleichen Abstand von {step} mm und bleiben weg: in diesem Volumen wird nicht gemessen',
  'volume.tiltCorrected':
    'Mit um {degrees}° gekippter Gantry aufgenommen: Ebenen sind dafür korrigiert, gespeicherte Schichten sind schräg',
  'volume.tiltUnsure':
    'Die Gantrykippung ist laut Datei {header}°, laut Lage der Schichten {degrees}°: in diesem Volumen wird nicht gemessen',
  'volume.mixedOrientation': '{count} von {total} Schichten sind anders orientiert und bleiben weg: es wird nicht gemessen',
  'volume.mixedMatrix':
    '{count} von {total} Schichten haben andere Matrix oder Pixelgröße und bleiben weg: es wird nicht gemessen',
  'volume.mixedKernel': 'Schichten mit mehr als einem Faltungskern: {kernels}',
  'volume.mixedThickness': 'Schichten sind {least} bis {most} mm dick',
  'volume.slicesApart': 'Schichten von {thickness} mm liegen {step} mm auseinander: dazwischen ist nicht abgebildetes Gewebe',
  'volume.thick': 'Schichten von {mm} mm: zu dick, um Durchbauung oder eine Schraube zu beurteilen',
  'volume.clipped': 'Werte enden bei {hu} HE (12 Bit): Ränder von Metall sind weniger sicher',
  'volume.memory': 'Das Volumen braucht {need} MB Speicher, {have} MB sind dafür frei',
  'volume.sliceUnreadable': '{count} Schichten sind nicht lesbar ({reason}): leer gezeigt, in diesem Volumen wird nicht gemessen',
  'volume.valuesCut': '{count} Werte liegen außerhalb dessen, was ein Volumen fasst, und wurden auf dessen Grenzen gesetzt',

  'hardware.diameter':
    'Halbwert des Mittels aus Gewindespitze und -grund, für Überstrahlung korrigiert, plus ein halbes übliches Gewinde (0,5 mm)',
  'hardware.length':
    'Halbwertkanten auf der Achse; Spitze durch Anpassung eines unscharfen Stabs an das Profil; Fehler aus synthetischen Scans',
  'hardware.halo':
    'Breite des Aufhellungssaums vom Gewinde zum Knochen, der größte über zwei benachbarte Schnitte; Säume unter {least} mm sind vom Metallrand nicht zu unterscheiden; Fehler aus synthetischen Scans',
  'hardware.proud':
    'von der Außenfläche der Platte, einer gekrümmten Fläche durch das Metall um die Köpfe, zum Halbwert des Kopfs',
  'hardware.backout': 'Überstand minus kleinster Überstand der Schrauben derselben Platte (keine Voruntersuchung)',
  'hardware.noPriorToggle': 'Kippung ist eine Winkeländerung und braucht eine Voruntersuchung',
  'hardware.noPlate': 'um den Kopf wurde keine Platte gefunden; von Hand gegen die Kortikalis messen',
  'hardware.noPriorBackout': 'ohne Platte ist das Herausdrehen eine Änderung und braucht eine Voruntersuchung',
  'hardware.plateNotSeen': 'um den Kopf ist zu wenig von der Platte zu sehen',

  'judging.cornersCoincide': 'die Landmarken liegen an einem Ort: daraus folgt keine Richtung',
  'judging.angleToEndplate':
    'Achse vom Kopf zur Spitze gegen die Endplatte in der Mediansagittalebene; Fehler aus der Platzierung beider',
  'judging.convergence':
    'Achse vom Kopf zur Spitze gegen die Mediansagittalebene, in Richtung des Wirbelkörpers gesehen; Fehler aus der Platzierung der Schraube',
  'judging.tipToWall': 'Spitze zur Hinterkante, senkrecht dazu, negativ jenseits; Fehler aus der Platzierung beider',
  'judging.plateToDisc':
    'vom Plattenende zum Rand der angrenzenden Bandscheibe entlang der Vorderkante, negativ, wenn die Platte darüber reicht',
};

import type { marks as english } from '../en/marks.ts';

export const marks: Readonly<Record<keyof typeof english, string>> = {
  'section.marks': 'Weitere Messungen',
  'table.marks': 'Vom Befunder gezeichnete Längen, Winkel und Flächen',
  'column.mark': 'Marke',
  'column.image': 'Bild',
  'column.plane': 'Ebene',
  'column.scale': 'Millimeter aus',
  'mark.length': 'Länge',
  'mark.angle': 'Winkel',
  'mark.cobb': 'Winkel zweier Linien',
  'mark.area': 'Fläche',
  'mark.labelled': '{kind}: {label}',
  'mark.frame': '{image}, Bild {number}',
  'mark.noPlane': 'keine',
  'mark.uncalibrated': 'unkalibriert: Pixel',
  'note.marks':
    'Frei gezeichnet: keine Regel liest sie. Die Intervalle sind die der Platzierung und eines angegebenen Fehlers des Maßstabs allein.',
};

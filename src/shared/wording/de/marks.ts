import type { marks as english } from '../en/marks.ts';

export const marks: Readonly<Record<keyof typeof english, string>> = {
  'mark.arms': 'zwischen den Schenkeln am Scheitel',
  'mark.crosses': 'der Umriss kreuzt sich selbst: er hat keine eindeutige Fläche',
  'mark.widths': 'in Pixelbreiten, nicht kalibriert',
  'mark.pixels': 'in Pixeln, nicht kalibriert',
  'mark.coincide': 'Punkte, die sich unterscheiden müssen, liegen aufeinander',
  'mark.errorPixels': 'Platzierungsfehler als {pixels} px genommen (angenommen)',
  'cobb.lineMissing': 'die zweite Linie fehlt: ein Winkel braucht zwei',
  'cobb.oneImage': 'zwischen zwei Linien eines Bilds, 0 bis 90 Grad',
  'cobb.upright': 'zwei Bilder, Patient und Detektor in beiden als gleich aufrecht genommen, 0 bis 90 Grad',
  'cobb.uprightUnstated':
    'zwei Bilder, Patient und Detektor in beiden als gleich aufrecht genommen, keines gespiegelt (Patient Orientation nicht angegeben), 0 bis 90 Grad',
  'cobb.sections': 'zwei Schnitte, in Patientenkoordinaten, 0 bis 90 Grad',
  'cobb.viewsDiffer':
    'die beiden Bilder zeigen den Patienten von verschiedenen Seiten: ihre Linien haben keinen Winkel in einer Ebene',
};

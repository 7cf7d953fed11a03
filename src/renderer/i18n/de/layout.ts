import type { layout as en } from '../en/layout.ts';

export const layout: Readonly<Record<keyof typeof en, string>> = {
  'action.layoutOne': 'Ein Bild (1 × 1)',
  'action.layoutPair': 'Zwei nebeneinander (1 × 2)',
  'action.layoutColumn': 'Zwei übereinander (2 × 1)',
  'action.layoutFour': 'Vier Bilder (2 × 2)',
  'action.layoutTriple': 'Drei nebeneinander (1 × 3)',
  'action.layoutSix': 'Sechs Bilder (2 × 3)',
  'action.linked': 'Bilder koppeln',
  'action.link.scroll': 'Gekoppelt: Blättern',
  'action.link.zoom': 'Gekoppelt: Maßstab',
  'action.link.pan': 'Gekoppelt: Ausschnitt',
  'action.link.window': 'Gekoppelt: Fenster',
  'action.maximise': 'Aktives Bild allein',
  'action.nextViewport': 'Nächstes Bild',
  'action.previousViewport': 'Voriges Bild',
};

import type { secondReading as english } from '../en/secondReading.ts';

export const secondReading: Record<keyof typeof english, string> = {
  'second.enter': 'Zweitbefund eintragen…',
  'second.title': 'Zweitbefund der Bewegung',
  'second.hint':
    'Eine andere Person, oder Sie in einer anderen Sitzung, hat dieses Segment erneut gemessen, ohne die ersten Werte zu sehen.',
  'second.reader': 'Wer erneut gemessen hat',
  'second.readerHint': 'Steht im Bericht.',
  'second.finding': 'Ergebnis',
  'second.yes': 'die Bewegung wurde bestätigt',
  'second.no': 'die Bewegung wurde nicht bestätigt',
  'second.keep': 'Zweitbefund übernehmen',
  'second.shown': 'Zweitbefund, {{reader}}: {{finding}}',
};

import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseCaseDocument } from '#shared/case';
import { cleanCase, createPseudonyms } from '#shared/deidentify';

const pseudonyms = createPseudonyms((text) => createHmac('sha256', 'key').update(text).digest());
const corner = {
  superiorAnterior: [1.5, 2],
  superiorPosterior: [9, 2.25],
  inferiorPosterior: [9, 8],
  inferiorAnterior: [1, 8.75],
};
const document = {
  version: 1,
  mrn: 4711081,
  'Mueller, Hans': true,
  surgery: {
    date: '2024-03-01',
    monthsSince: 14,
    constructs: [{ from: 'C5', to: 'C6', procedure: 'ACDF', graft: 'peek-cage', by: 'Dr. A' }],
  },
  films: { flexion: '1.2.3', extension: '1.2.4', pairingReason: 'same patient, renamed Mueller' },
  reading: { reader: { id: 'h.mueller', name: 'Hans', role: 'surgeon', ismSemMm: 0.45, semSource: 'Bern' }, state: 'draft' },
  annotations: [
    {
      id: 'mueller-1',
      kind: 'vertebra',
      sopInstanceUID: '1.2.3',
      frame: 1,
      vertebra: 'C5',
      ...corner,
      slices: 4711081,
      kept: 'Mueller',
    },
    { id: 'a2', kind: 'hardware-finding', finding: 'back-out', progressive: 'no', note: 'Mueller' },
    { id: 'a3', kind: 'other', frame: 4711081 },
    { id: 'a4', kind: 'text', sopInstanceUID: '1.2.3', frame: 1, point: [3, 4], text: 'Mueller' },
  ],
  overrides: [{ segment: 'C5-C6', category: 'fused', reason: 'Mueller agrees', readerId: 'h.mueller' }],
  secondReadings: [{ segment: 'C5-C6', readerId: 'h.mueller', motionReproduced: true }],
  reportText: { findings: 'Mueller' },
  settings: { mode: 'guarded', room: 'Mueller' },
} as const;
const cleaned = cleanCase(JSON.parse(JSON.stringify(document)) as never, pseudonyms, -1);

it('keeps points, grades and facts, maps UIDs and readers, shifts dates', () => {
  const reader = `reader-${pseudonyms.label('reader', 'h.mueller')}`;
  expect(cleaned).toEqual({
    version: 1,
    surgery: {
      date: '2024-02-29',
      monthsSince: 14,
      constructs: [{ from: 'C5', to: 'C6', procedure: 'ACDF', graft: 'peek-cage' }],
    },
    films: { flexion: pseudonyms.uid('1.2.3'), extension: pseudonyms.uid('1.2.4'), pairingReason: 'removed' },
    reading: { reader: { id: reader, role: 'surgeon', ismSemMm: 0.45 }, state: 'draft' },
    annotations: [
      {
        id: `a-${pseudonyms.label('annotation', 'mueller-1')}`,
        kind: 'vertebra',
        sopInstanceUID: pseudonyms.uid('1.2.3'),
        frame: 1,
        vertebra: 'C5',
        ...corner,
      },
      { id: 'a2', kind: 'hardware-finding', finding: 'back-out', progressive: 'no' },
      { id: 'a4', kind: 'text', sopInstanceUID: pseudonyms.uid('1.2.3'), frame: 1, point: [3, 4], text: 'removed' },
    ],
    overrides: [{ segment: 'C5-C6', category: 'fused', reason: 'removed', readerId: reader }],
    secondReadings: [{ segment: 'C5-C6', readerId: reader, motionReproduced: true }],
    settings: { mode: 'guarded' },
  });
});

it('is a case that can be read again', () => expect(parseCaseDocument(JSON.stringify(cleaned)).ok).toBe(true));

it('says no date where the patient is not known', () =>
  expect(cleanCase({ version: 1, surgery: { date: '2024-03-01' } }, pseudonyms, null)).toEqual({ version: 1, surgery: {} }));

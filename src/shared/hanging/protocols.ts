import type { HangingProtocol } from './protocol.ts';

const FLEXION = { kind: 'film', pose: 'flexion' } as const;
const EXTENSION = { kind: 'film', pose: 'extension' } as const;
const NEUTRAL = { kind: 'film', pose: 'neutral' } as const;
const CT = { kind: 'stack', modality: 'CT' } as const;
const MR = { kind: 'stack', modality: 'MR' } as const;
const ANY_STACK = { kind: 'stack' } as const;
const FILMS_FIRST = [FLEXION, EXTENSION, NEUTRAL, ANY_STACK, ANY_STACK, ANY_STACK] as const;

/** First match wins. Flexion stands left and extension right wherever both are hung. */
export const PROTOCOLS: readonly HangingProtocol[] = [
  {
    id: 'films-and-ct',
    because: 'Motion and bridging of one visit are judged together',
    needs: [FLEXION, EXTENSION, CT],
    grid: { rows: 2, columns: 2 },
    tiles: [FLEXION, EXTENSION, CT, NEUTRAL, CT, CT],
  },
  {
    id: 'dynamic-films',
    because: 'Flexion left, extension right, at one scale; the neutral film third',
    needs: [FLEXION, EXTENSION],
    grid: { rows: 1, columns: 2 },
    tiles: FILMS_FIRST,
  },
  {
    id: 'films-wanted',
    because: 'Two films of which it is not known yet which is flexion and which extension: the reader says so',
    needs: [{ kind: 'radiograph' }, { kind: 'radiograph' }],
    grid: { rows: 1, columns: 2 },
    tiles: FILMS_FIRST,
  },
  {
    id: 'ct-and-prior',
    because: 'A change is seen against the earlier examination beside it',
    needs: [
      { ...CT, study: 'current' },
      { ...CT, study: 'prior' },
    ],
    grid: { rows: 1, columns: 2 },
    tiles: [{ ...CT, study: 'current' }, { ...CT, study: 'prior' }, CT, CT, CT, CT],
  },
  {
    id: 'ct-and-mr',
    because: 'Bone on CT beside cord and discs on sagittal MR',
    needs: [CT, MR],
    grid: { rows: 1, columns: 2 },
    tiles: [CT, { ...MR, plane: 'sagittal', weighting: 'T2' }, { ...MR, plane: 'sagittal' }, { ...MR, plane: 'axial' }, MR, MR],
  },
  {
    id: 'ct-two-planes',
    because: 'A CT that comes in two planes is read in both',
    needs: [
      { ...CT, plane: 'sagittal' },
      { ...CT, plane: 'axial' },
    ],
    grid: { rows: 1, columns: 2 },
    tiles: [{ ...CT, plane: 'sagittal' }, { ...CT, plane: 'axial' }, { ...CT, plane: 'coronal' }, CT, CT, CT],
  },
  {
    id: 'ct',
    because: 'One CT fills the screen: bone kernel and thin slices first',
    needs: [CT],
    grid: { rows: 1, columns: 1 },
    tiles: [CT, CT, CT, CT, CT, CT],
  },
  {
    id: 'mr',
    because: 'Sagittal T2 and T1 beside each other, the axial slices with them',
    needs: [
      { ...MR, plane: 'sagittal' },
      { ...MR, plane: 'axial' },
    ],
    grid: { rows: 1, columns: 3 },
    tiles: [
      { ...MR, plane: 'sagittal', weighting: 'T2' },
      { ...MR, plane: 'sagittal', weighting: 'T1' },
      { ...MR, plane: 'axial' },
      { ...MR, plane: 'sagittal' },
      MR,
      MR,
    ],
  },
  {
    id: 'stack',
    because: 'What can be scrolled through fills the screen',
    needs: [ANY_STACK],
    grid: { rows: 1, columns: 1 },
    tiles: [ANY_STACK, ANY_STACK, ANY_STACK, ANY_STACK, ANY_STACK, ANY_STACK],
  },
];

/** Nothing of the table fits: the two films are asked for, which is what the program is made for. */
export const ON_UNMATCHED: HangingProtocol = {
  id: 'unmatched',
  because: 'No image that a protocol knows: the program asks for the two films',
  needs: [],
  grid: { rows: 1, columns: 2 },
  tiles: FILMS_FIRST,
};

import type { DisplaySetKind, Instance } from './model.ts';

/** How instances come together: each alone, all of one geometry in a series, or all of a series. */
export type Grouping = 'instance' | 'geometry';

export interface DisplaySetRule {
  readonly id: string;
  readonly citation: string;
  readonly kind: DisplaySetKind;
  readonly grouping: Grouping;
  readonly matches: (instance: Instance) => boolean;
}

const SOP = '1.2.840.10008.5.1.4.1.1.';
const startsWithAny = (uid: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => uid === SOP + prefix || uid.startsWith(`${SOP}${prefix}.`));

/** Modalities of a single projection film, digital or captured (PS3.3 C.7.3.1.1.1); DR and XR are not in the standard but in files. */
const FILM_MODALITIES: readonly string[] = ['CR', 'DX', 'RG', 'RF', 'XA', 'DR', 'XR'];
/** CR; DX for presentation and processing; XA and XRF. */
const FILM_CLASSES: readonly string[] = ['1', '1.1', '12.1', '12.2'];
const SLICE_CLASSES: readonly string[] = ['2', '4', '20', '128'];
const isCapture = (instance: Instance): boolean => startsWithAny(instance.sopClassUID, ['7']);
const isSingleFrame = (instance: Instance): boolean => instance.pixels?.frames === 1;

/** First match wins. */
export const DISPLAY_SET_RULES: readonly DisplaySetRule[] = [
  {
    id: 'document',
    citation: 'PS3.4 B.5: SR (88), Key Object Selection (88.59), encapsulated PDF, CDA, STL (104), waveform-free reports',
    kind: 'document',
    grouping: 'instance',
    matches: (i) => startsWithAny(i.sopClassUID, ['88', '104']),
  },
  {
    id: 'derived-object',
    citation: 'PS3.4 B.5: presentation states (11), raw data and registration (66), segmentation (66.4), RWV (67), RT (481)',
    kind: 'other',
    grouping: 'instance',
    matches: (i) => startsWithAny(i.sopClassUID, ['11', '66', '67', '68', '481', '91']) || i.pixels === null,
  },
  {
    id: 'radiograph',
    citation: 'PS3.3 A.2, A.26, A.14, A.16: each film is looked at by itself; flexion and extension are never stacked',
    kind: 'radiograph',
    grouping: 'instance',
    matches: (i) =>
      isSingleFrame(i) && (startsWithAny(i.sopClassUID, FILM_CLASSES) || FILM_MODALITIES.includes(i.series.modality)),
  },
  {
    id: 'captured-film',
    citation: 'PS3.3 C.8.6.1: Conversion Type DF (digitised film), or the spacing of a scanned film (0018,2010)',
    kind: 'radiograph',
    grouping: 'instance',
    matches: (i) =>
      isSingleFrame(i) &&
      isCapture(i) &&
      (i.conversionType === 'DF' || i.spacing.nominalScannedPixelSpacing !== null || i.spacing.imagerPixelSpacing !== null),
  },
  {
    id: 'localizer',
    citation: 'PS3.3 C.8.2.1.1.1: Image Type value 3 LOCALIZER is no slice of the volume',
    kind: 'other',
    grouping: 'instance',
    matches: (i) => isSingleFrame(i) && i.imageType.includes('LOCALIZER'),
  },
  {
    id: 'volume',
    citation: 'PS3.3 C.7.6.2: slices with one orientation, frame of reference, matrix and kernel',
    kind: 'volume',
    grouping: 'geometry',
    matches: (i) =>
      isSingleFrame(i) &&
      i.planes.length === 1 &&
      (startsWithAny(i.sopClassUID, SLICE_CLASSES) || ['CT', 'MR', 'PT'].includes(i.series.modality)),
  },
  {
    id: 'multiframe',
    citation: 'PS3.3 C.7.6.6: one object with many frames',
    kind: 'multiframe',
    grouping: 'instance',
    matches: (i) => (i.pixels?.frames ?? 0) > 1,
  },
  {
    id: 'sliced-without-geometry',
    citation: 'PS3.3 C.7.6.2: a slice that does not say where it lies cannot be stacked',
    kind: 'other',
    grouping: 'instance',
    matches: (i) => startsWithAny(i.sopClassUID, SLICE_CLASSES) || ['CT', 'MR', 'PT'].includes(i.series.modality),
  },
  {
    id: 'single-image',
    citation: 'PS3.3 C.7.6.1: any other image (ultrasound, capture, photograph, nuclear medicine)',
    kind: 'other',
    grouping: 'instance',
    matches: isSingleFrame,
  },
];

export const ON_UNMATCHED: DisplaySetRule = {
  id: 'unmatched',
  citation: 'no rule of this table knows the object',
  kind: 'other',
  grouping: 'instance',
  matches: () => true,
};

export const ruleOf = (instance: Instance): DisplaySetRule =>
  DISPLAY_SET_RULES.find((rule) => rule.matches(instance)) ?? ON_UNMATCHED;

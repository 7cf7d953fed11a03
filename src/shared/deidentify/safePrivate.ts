/**
 * Private attributes that are known to hold numbers of technique (PS3.15 table E.3.10-1 lists them as safe). Kept only with a numeric VR.
 * `element` is the low byte within the creator's block.
 */
interface SafePrivate {
  readonly creator: string;
  readonly group: string;
  readonly element: string;
}

const SAFE: readonly SafePrivate[] = [
  // SUV and activity scale factors.
  { creator: 'Philips PET Private Group', group: '7053', element: '00' },
  { creator: 'Philips PET Private Group', group: '7053', element: '09' },
  // Dose-length product, acquisition duration.
  { creator: 'ELSCINT1', group: '00e1', element: '21' },
  { creator: 'ELSCINT1', group: '01e1', element: '50' },
  // Diffusion: b value, directionality as numbers.
  { creator: 'SIEMENS MR HEADER', group: '0019', element: '0c' },
  { creator: 'SIEMENS MR HEADER', group: '0019', element: '0e' },
  { creator: 'SIEMENS MR HEADER', group: '0019', element: '27' },
];
const NUMERIC = new Set(['DS', 'IS', 'FD', 'FL', 'US', 'SS', 'UL', 'SL']);

/** `tag` `x0019100c`, the name of its block's creator, its VR. */
export function isSafePrivate(tag: string, creator: string | null, vr: string | undefined): boolean {
  return (
    creator !== null &&
    vr !== undefined &&
    NUMERIC.has(vr) &&
    SAFE.some((one) => one.creator === creator && one.group === tag.slice(1, 5) && one.element === tag.slice(7, 9))
  );
}

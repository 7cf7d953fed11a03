export type { Hardware, HardwareInput, PlateCandidate, ScrewCandidate } from './findHardware.ts';
export { findHardware } from './findHardware.ts';
export type { Halo, HaloSection } from './halo.ts';

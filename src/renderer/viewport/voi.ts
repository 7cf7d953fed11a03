/** The grey scale's own types, where the viewport's users look for them. */
export type { AppliedWindow, VoiChoice } from '#shared/dicom/pixels';
export { AUTO_VOI, FILE_VOI } from '#shared/dicom/pixels';

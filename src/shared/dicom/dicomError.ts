/** Why bytes are not a DICOM instance that can be used. `code` matches `/^[A-Z0-9_]+$/`. */
export interface DicomError {
  readonly code: string;
  readonly message: string;
}

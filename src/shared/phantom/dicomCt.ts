import type { Result } from '#shared/base';
import { encodePart10, encodeRle16, TRANSFER_SYNTAX, type Part10, type WriteProblem } from '#shared/dicom/write';
import type { PhantomCase } from './cases.ts';
import type { CtGrid } from './ctVolume.ts';
import { caseUids, ctSeriesUid, syntheticHeader } from './dicomFilm.ts';

const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';

/** One axial slice of a synthetic case as a CT object (PS3.3 A.3), RLE. `hu` are Hounsfield units. */
export function ctSliceObject(
  one: PhantomCase,
  grid: CtGrid,
  slice: number,
  hu: Int16Array,
): Result<Part10, readonly WriteProblem[]> {
  const uids = caseUids(one.name);
  const z = grid.origin[2] + slice * grid.sliceMm;
  return encodePart10(
    {
      ...syntheticHeader(one),
      ImageType: ['DERIVED', 'PRIMARY', 'AXIAL'],
      SOPClassUID: CT_IMAGE_STORAGE,
      SOPInstanceUID: uids(`ct/${slice}`),
      SeriesDate: one.studyDate,
      AcquisitionDate: one.studyDate,
      ContentDate: one.studyDate,
      SeriesTime: '113000',
      AcquisitionTime: '113000',
      ContentTime: '113000',
      Modality: 'CT',
      SeriesDescription: 'SYNTHETIC C-spine CT bone 1.0',
      SeriesInstanceUID: ctSeriesUid(one.name),
      SeriesNumber: 10,
      AcquisitionNumber: 1,
      InstanceNumber: slice + 1,
      FrameOfReferenceUID: uids('frame of reference'),
      PositionReferenceIndicator: '',
      PatientPosition: 'HFS',
      ImagePositionPatient: [grid.origin[0], grid.origin[1], z],
      ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
      PixelSpacing: [grid.pixelMm, grid.pixelMm],
      SliceThickness: grid.sliceMm,
      SpacingBetweenSlices: grid.sliceMm,
      SliceLocation: z,
      KVP: 120,
      GantryDetectorTilt: 0,
      ReconstructionDiameter: grid.pixelMm * grid.columns,
      ConvolutionKernel: 'SYN-BONE',
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: grid.rows,
      Columns: grid.columns,
      BitsAllocated: 16,
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 1,
      RescaleIntercept: 0,
      RescaleSlope: 1,
      RescaleType: 'HU',
      WindowCenter: [500, 40],
      WindowWidth: [2500, 400],
      WindowCenterWidthExplanation: ['BONE', 'SOFT'],
      PixelData: { kind: 'encapsulated', frames: [encodeRle16(hu, grid.rows, grid.columns)] },
    },
    TRANSFER_SYNTAX.rleLossless,
  );
}

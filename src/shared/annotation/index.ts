export type {
  Annotation,
  KnownAnnotation,
  VertebraAnnotation,
  SpinousTipAnnotation,
  SpinousEdgeAnnotation,
  SpinousBaseAnnotation,
  CalibrationAnnotation,
  RigidLengthAnnotation,
  PlateAnnotation,
  LengthAnnotation,
  ScrewAnnotation,
  BridgingAnnotation,
  RegistrationAnnotation,
  HardwareFindingAnnotation,
} from './schema.ts';
export { annotationSchema, isKnownAnnotation, segmentSchema, vertebraSchema } from './schema.ts';

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
  ScrewAnnotation,
  BridgingAnnotation,
  RegistrationAnnotation,
  PlateRegistrationAnnotation,
  HardwareFindingAnnotation,
} from './schema.ts';
export {
  annotationFields,
  annotationSchema,
  isKnownAnnotation,
  plateRegistrationSchema,
  registrationSchema,
  segmentSchema,
  vertebraSchema,
} from './schema.ts';
export type {
  AngleAnnotation,
  ArrowAnnotation,
  CobbAnnotation,
  EllipseAnnotation,
  LengthAnnotation,
  MarkAnnotation,
  MarkKind,
  PolygonAnnotation,
  ProbeAnnotation,
  TextAnnotation,
} from './markSchemas.ts';
export { MARK_KINDS, isMark, markLabel } from './markSchemas.ts';

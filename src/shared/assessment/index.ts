export type {
  DynamicBand,
  CtFinding,
  FusionCategory,
  SegmentAssessment,
  ConstructAssessment,
  EvaluationWarning,
  Assessment,
} from './assessment.ts';

export type {
  DynamicBand,
  CtFinding,
  FusionCategory,
  PublishedVerdict,
  SegmentAssessment,
  ConstructAssessment,
  UnfusedAssessment,
  EvaluationWarning,
  Assessment,
} from './assessment.ts';
export { assessCase } from './assessCase.ts';
export type { Rule, RuleInput } from './ruleTypes.ts';
export { RULES, RULE_SET } from './rules.ts';
export { CATEGORIES, firstMatch, severity } from './matchRule.ts';
export type { Profile } from './profiles.ts';
export { PROFILES, profileOf } from './profiles.ts';
export type { SourceId } from './sources.ts';
export { citation, sourceOf } from './sources.ts';

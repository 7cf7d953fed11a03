import type { FusionCategory } from './assessment.ts';
import { RULES } from './rules.ts';
import type { Rule, RuleInput } from './ruleTypes.ts';

/** The first rule whose every condition holds; the last has none. */
export function firstMatch(input: RuleInput): Rule {
  return RULES.find((rule) => holds(rule, input)) as Rule;
}

function holds(rule: Rule, input: RuleInput): boolean {
  return (
    (rule.dynamic === undefined || rule.dynamic.includes(input.dynamic)) &&
    (rule.ct === undefined || rule.ct.includes(input.ct)) &&
    (rule.cleftFull === undefined || input.cleftFull) &&
    (rule.graft === undefined || rule.graft === input.graft) &&
    (rule.hardware === undefined || rule.hardware === input.hardware) &&
    (rule.monthsFrom === undefined || (input.months !== null && input.months >= rule.monthsFrom)) &&
    (rule.monthsBelow === undefined || input.months === null || input.months < rule.monthsBelow) &&
    (rule.continuous === undefined || input.continuous) &&
    (rule.reproduced === undefined || input.reproduced) &&
    (rule.mode === undefined || rule.mode === input.mode)
  );
}

/** From best to worst: the construct is as good as its worst level. */
export const CATEGORIES = [
  'fused',
  'probably-fused',
  'indeterminate',
  'pseudarthrosis',
] as const satisfies readonly FusionCategory[];
export const severity = (category: FusionCategory): number => CATEGORIES.indexOf(category);

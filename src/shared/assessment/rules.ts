import type { DynamicBand, FusionCategory } from './assessment.ts';
import type { GraftClass } from './profiles.ts';
import type { SourceId } from './sources.ts';

/** CT for the rules: `absent` is no CT, or one that cannot tell. */
export type CtForRules = 'exgbb' | 'ingbb' | 'none' | 'cleft' | 'absent';

export interface RuleInput {
  readonly dynamic: DynamicBand;
  readonly ct: CtForRules;
  /** The cleft crosses the whole anteroposterior extent. */
  readonly cleftFull: boolean;
  readonly graft: GraftClass;
  /** Progressive or structural hardware failure. */
  readonly hardware: boolean;
  /** Since the surgery; null when unknown, which no rule that asks for time accepts as enough. */
  readonly months: number | null;
  /** In-graft bone joins both ends on more than three slices. */
  readonly continuous: boolean;
  /** A second reader or session found the motion again. */
  readonly reproduced: boolean;
  readonly mode: 'guarded' | 'published';
}

/** One row: every condition that is set must hold. Rows of one id are that rule's cases. */
export interface Rule {
  readonly id: string;
  readonly dynamic?: readonly DynamicBand[];
  readonly ct?: readonly CtForRules[];
  readonly cleftFull?: true;
  readonly graft?: GraftClass;
  readonly hardware?: boolean;
  readonly monthsFrom?: number;
  /** Also holds when the time is unknown. */
  readonly monthsBelow?: number;
  readonly continuous?: true;
  readonly reproduced?: true;
  readonly mode?: 'guarded' | 'published';
  readonly category: FusionCategory;
  readonly wording: string;
  readonly advice: string | null;
  readonly citations: readonly SourceId[];
}

export const RULE_SET = { id: 'fusion-anterior', version: '1.0.0' } as const;

const INDETERMINATE_NOT_YET = 'Indeterminate - not yet fused';

/**
 * First match decides. The order matters: R4 stands before R5 so that failing hardware never moves a level towards fused. Built on S3, S4, S5,
 * S10, S27, S28; the composition is policy and a suggestion that the surgeon signs.
 */
export const RULES: readonly Rule[] = [
  {
    id: 'R1',
    ct: ['exgbb'],
    dynamic: ['above'],
    category: 'indeterminate',
    wording: 'Indeterminate (discordant)',
    advice: 'measure again, second reader, rule out parallax or a wrong level, repeat the films',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R2',
    ct: ['exgbb'],
    hardware: false,
    category: 'fused',
    wording: 'Fused',
    advice: null,
    citations: ['S5', 'S27'],
  },
  {
    id: 'R3',
    ct: ['exgbb'],
    hardware: true,
    category: 'probably-fused',
    wording: 'Probably fused',
    advice: 'hardware failure is reported separately',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R4',
    ct: ['none', 'cleft'],
    hardware: true,
    monthsFrom: 12,
    category: 'pseudarthrosis',
    wording: 'Pseudarthrosis',
    advice: null,
    citations: ['S5', 'S28'],
  },
  {
    id: 'R4',
    ct: ['none', 'cleft'],
    hardware: true,
    monthsFrom: 6,
    category: 'pseudarthrosis',
    wording: 'Pseudarthrosis (failing construct)',
    advice: null,
    citations: ['S5', 'S28'],
  },
  {
    id: 'R5',
    dynamic: ['above'],
    ct: ['ingbb', 'none', 'cleft', 'absent'],
    monthsFrom: 6,
    monthsBelow: 12,
    category: 'indeterminate',
    wording: INDETERMINATE_NOT_YET,
    advice: 'assess again at 12 months',
    citations: ['S3'],
  },
  {
    id: 'R5',
    dynamic: ['above'],
    ct: ['ingbb', 'none', 'cleft', 'absent'],
    monthsBelow: 12,
    category: 'indeterminate',
    wording: `${INDETERMINATE_NOT_YET} (too early to judge)`,
    advice: 'first meaningful assessment at 6 months',
    citations: ['S3'],
  },
  {
    id: 'R6',
    dynamic: ['above'],
    ct: ['none', 'cleft'],
    category: 'pseudarthrosis',
    wording: 'Pseudarthrosis',
    advice: 'motion and CT agree',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R7',
    dynamic: ['above'],
    ct: ['ingbb'],
    graft: 'structural',
    category: 'indeterminate',
    wording: 'Indeterminate (discordant)',
    advice: 'measure again, second reader',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R7',
    dynamic: ['above'],
    ct: ['ingbb'],
    graft: 'cage',
    reproduced: true,
    category: 'pseudarthrosis',
    wording: 'Pseudarthrosis',
    advice: 'the motion was reproduced in a second reading',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R7',
    dynamic: ['above'],
    ct: ['ingbb'],
    graft: 'cage',
    category: 'indeterminate',
    wording: 'Indeterminate (discordant)',
    advice: 'a second reading of the motion is needed: bone inside a cage does not settle it',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R8',
    dynamic: ['above'],
    ct: ['absent'],
    category: 'pseudarthrosis',
    wording: 'Pseudarthrosis (radiographic criteria)',
    advice: 'CT is advised before any revision',
    citations: ['S3', 'S5'],
  },
  {
    id: 'R9',
    ct: ['cleft'],
    cleftFull: true,
    dynamic: ['grey', 'non-diagnostic'],
    monthsFrom: 12,
    category: 'pseudarthrosis',
    wording: 'Pseudarthrosis (CT criteria)',
    advice: null,
    citations: ['S27', 'S28'],
  },
  {
    id: 'R10',
    ct: ['none', 'cleft'],
    dynamic: ['below'],
    category: 'indeterminate',
    wording: 'Indeterminate',
    advice: 'stable but not bridged (delayed union, or fibrous or locked): check again',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R11',
    ct: ['ingbb'],
    graft: 'structural',
    hardware: false,
    dynamic: ['below'],
    continuous: true,
    category: 'fused',
    wording: 'Fused',
    advice: null,
    citations: ['S5', 'S27', 'S28'],
  },
  {
    id: 'R11',
    ct: ['ingbb'],
    graft: 'structural',
    hardware: false,
    dynamic: ['below'],
    category: 'probably-fused',
    wording: 'Probably fused',
    advice: 'continuity at both ends on more than three slices was not shown',
    citations: ['S5', 'S27', 'S28'],
  },
  {
    id: 'R12',
    ct: ['ingbb'],
    graft: 'cage',
    hardware: false,
    dynamic: ['below'],
    category: 'probably-fused',
    wording: 'Probably fused',
    advice: 'never fused on bone inside a cage alone',
    citations: ['S5', 'S27'],
  },
  {
    id: 'R13',
    ct: ['ingbb'],
    graft: 'structural',
    hardware: false,
    dynamic: ['grey', 'non-diagnostic'],
    category: 'probably-fused',
    wording: 'Probably fused',
    advice: null,
    citations: ['S27'],
  },
  {
    id: 'R14',
    ct: ['absent'],
    dynamic: ['below'],
    hardware: false,
    monthsFrom: 6,
    mode: 'published',
    category: 'fused',
    wording: 'Fused (radiographic criteria)',
    advice: null,
    citations: ['S3', 'S4', 'S5'],
  },
  {
    id: 'R14',
    ct: ['absent'],
    dynamic: ['below'],
    hardware: false,
    monthsFrom: 6,
    category: 'probably-fused',
    wording: 'Probably fused',
    advice: null,
    citations: ['S3', 'S4', 'S5'],
  },
  {
    id: 'R15',
    ct: ['absent'],
    dynamic: ['non-diagnostic'],
    category: 'indeterminate',
    wording: 'Indeterminate - non-diagnostic study',
    advice: 'repeat the films with effort coaching, or thin CT',
    citations: ['S4', 'S5'],
  },
  {
    id: 'R16',
    category: 'indeterminate',
    wording: 'Indeterminate',
    advice: 'thin CT if it changes management',
    citations: ['S3', 'S10'],
  },
];

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

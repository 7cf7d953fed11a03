import type { SentenceKey } from '#shared/wording';
import type { DynamicBand, FusionCategory } from './assessment.ts';
import type { GraftClass } from './profiles.ts';
import type { SourceId } from './sources.ts';

/** Sentences of the rules' table, by their names. */
export type WordingKey = Extract<SentenceKey, `wording.${string}`>;
export type AdviceKey = Extract<SentenceKey, `advice.${string}`>;

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
  readonly wording: WordingKey;
  readonly advice: AdviceKey | null;
  readonly citations: readonly SourceId[];
}

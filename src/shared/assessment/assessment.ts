import type { Quantity } from '#shared/units';
import type { Sentence } from '#shared/wording';
import type { Segment } from '#shared/spine';

export type DynamicBand = 'below' | 'grey' | 'above' | 'non-diagnostic';
export type CtFinding = 'exgbb' | 'ingbb' | 'none' | 'cleft' | 'non-diagnostic';
export type FusionCategory = 'fused' | 'probably-fused' | 'indeterminate' | 'pseudarthrosis';

export interface SegmentAssessment {
  readonly segment: Segment;
  readonly dynamic: DynamicBand;
  readonly ct: CtFinding | null;
  /** What the rule table says, or the reader's override where there is one. */
  readonly category: FusionCategory;
  /** The rule table's own category when `override` replaced it. */
  readonly suggestedCategory: FusionCategory;
  /** `R1` … `R16`. */
  readonly rule: string;
  /** The category in the rule's own words (`Fused (radiographic criteria)`, `Indeterminate (discordant)` …). */
  readonly wording: string;
  readonly wordingSaid?: Sentence;
  readonly reasons: readonly string[];
  readonly reasonsSaid?: readonly Sentence[];
  /** Source ids of clinical.md's list, such as `S5`, with their reference. */
  readonly citations: readonly string[];
  /** The published rule's plain verdict, always printed beside ours. */
  readonly published: PublishedVerdict;
  /** Further published lines, printed as such: none of them decides. */
  readonly secondary: readonly PublishedVerdict[];
  readonly override: { readonly category: FusionCategory; readonly reason: string; readonly readerId: string | null } | null;
  /** Which criteria were applied: by procedure and approach. */
  readonly profile: { readonly id: string; readonly name: string; readonly said?: Sentence };
  /** Progressive or structural hardware failure at this level. */
  readonly hardwareFailure: boolean;
  /** The motion that the bands were applied to, and the effort it was gated by. */
  readonly motionUsed: Quantity;
  readonly superjacentSegment: Segment | null;
  readonly superjacentUsed: Quantity;
  readonly bands: {
    /** At most this: below. Nothing is below when `belowPossible` is false. */
    readonly lower: number;
    /** At least this: above. */
    readonly upper: number;
    readonly threshold: number;
    readonly standardError: number;
    readonly replicates: number;
    readonly belowPossible: boolean;
    readonly from: string;
    /** `from` in any language. */
    readonly said?: Sentence;
  };
}

/** A published criterion, whether it is met (null: not known), and that in words. */
export interface PublishedVerdict {
  readonly rule: string;
  readonly ruleSaid?: Sentence;
  readonly met: boolean | null;
  readonly text: string;
  readonly textSaid?: Sentence;
}

export interface ConstructAssessment {
  readonly from: string;
  readonly to: string;
  readonly category: FusionCategory;
  /** The level that decides: the worst. */
  readonly decidedBy: Segment;
  /** That level's wording; of an overridden level the reader's category, not the rule's words. */
  readonly wording: string;
  readonly wordingSaid?: Sentence;
}

/** An unfused level against the instability criteria: a note, never a category. */
export interface UnfusedAssessment {
  readonly segment: Segment;
  readonly notes: readonly {
    readonly criterion: string;
    /** `criterion` in any language; its key names it. */
    readonly criterionSaid?: Sentence;
    readonly met: boolean | null;
    readonly text: string;
    readonly textSaid?: Sentence;
    readonly citations: readonly string[];
  }[];
}

/** Something that the reader must know or decide before the numbers are believed. */
export interface EvaluationWarning {
  /** `/^[A-Z0-9_]+$/` */
  readonly code: string;
  readonly message: string;
  /** `message` in any language. */
  readonly said?: Sentence;
  readonly segment: Segment | null;
  readonly annotations: readonly string[];
}

export interface Assessment {
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly mode: 'guarded' | 'published';
  /** Plane and source of the interspinous motion that the rule used. */
  readonly ismPlane: 'detector' | 'object';
  readonly ismSource: 'placed' | 'registered';
  /** Since the surgery, from the dates (or as stated where there are none), and which of the two. */
  readonly months: { readonly value: number | null; readonly from: string; readonly said?: Sentence };
  readonly segments: readonly SegmentAssessment[];
  /** The worst construct, or null when no surgery is recorded. */
  readonly construct: ConstructAssessment | null;
  readonly constructs: readonly ConstructAssessment[];
  readonly unfused: readonly UnfusedAssessment[];
}

import type { Evaluation } from '#shared/evaluateCase';
import type { FusionCategory } from '#shared/assessment';
import type { Segment } from '#shared/spine';
import type { Unit } from '#shared/units';
import type { Phrase } from './phrase.ts';

/** What a sentence or a cell stands on: a click on it jumps there. */
export interface Evidence {
  /** Ids of annotations of the case. */
  readonly annotations: readonly string[];
  /** SOP Instance UIDs. */
  readonly images: readonly string[];
  /** Where the millimetres came from, in words. */
  readonly calibration: string | null;
  /** Measurements, as `measure segment-or-vertebra film`. */
  readonly measures: readonly string[];
}

export type Tone = 'plain' | 'caution' | 'override' | 'muted';

export interface Statement {
  readonly phrase: Phrase;
  readonly evidence: Evidence;
  readonly tone: Tone;
}

export interface Fact {
  readonly label: Phrase;
  readonly value: Phrase;
  readonly evidence: Evidence;
}

export interface Column {
  readonly id: string;
  readonly title: Phrase;
  readonly unit: string | null;
  readonly numeric: boolean;
}

export interface Cell {
  readonly phrase: Phrase;
  readonly evidence: Evidence;
  readonly tone: Tone;
}

export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: Phrase;
  readonly columns: readonly Column[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly Phrase[];
}

/** One level's answer, as the first page shows it. */
export interface LevelVerdict {
  readonly segment: Segment;
  readonly category: FusionCategory;
  /** Set when a reader's override replaced what the rules suggest. */
  readonly suggested: FusionCategory | null;
  /** The rule's own wording where it says more than the category. */
  readonly wording: Phrase | null;
  readonly key: Phrase;
  readonly published: Phrase;
  /** Further published lines, none of which decides. */
  readonly secondary: readonly Phrase[];
  readonly basis: Phrase;
  readonly confidence: Phrase;
  readonly override: Phrase | null;
  readonly reasons: readonly Phrase[];
  readonly evidence: Evidence;
}

/** One line of a chart: a value with its interval on a scale of its own, against bands and a threshold. */
export interface ChartRow {
  readonly label: Phrase;
  readonly value: number;
  readonly interval: readonly [number, number];
  readonly unit: Unit;
  /** Low and high end of the scale. */
  readonly domain: readonly [number, number];
  /** Edges of the grey band, or null where no bands apply. */
  readonly bands: readonly [number, number] | null;
  readonly threshold: number | null;
  readonly digits: number;
  readonly evidence: Evidence;
}

export interface Chart {
  readonly kind: 'chart';
  readonly id: string;
  readonly caption: Phrase;
  /** Says in words what the picture shows. */
  readonly description: Phrase;
  readonly rows: readonly ChartRow[];
  readonly notes: readonly Phrase[];
}

export interface KeyImage {
  readonly id: string;
  readonly caption: Phrase;
  /** PNG data URI, or null when the pixels could not be had: `missing` says why. */
  readonly dataUri: string | null;
  readonly missing: string | null;
  readonly width: number;
  readonly height: number;
  /** Finished SVG of the same size, drawn over the image. */
  readonly overlay: string | null;
  readonly sopInstanceUID: string;
  readonly frame: number;
}

export type Block =
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'statements'; readonly statements: readonly Statement[] }
  | { readonly kind: 'verdicts'; readonly headline: Statement | null; readonly levels: readonly LevelVerdict[] }
  | Table
  | Chart
  | { readonly kind: 'images'; readonly images: readonly KeyImage[] }
  | { readonly kind: 'freeText'; readonly section: string; readonly text: string };

export type SectionId =
  | 'header'
  | 'fusion'
  | 'hardware'
  | 'adjacent'
  | 'causes'
  | 'limitations'
  | 'technique'
  | 'adequacy'
  | 'levels'
  | 'bridging'
  | 'marks'
  | 'images'
  | 'provenance';

export interface Section {
  readonly id: SectionId;
  readonly title: Phrase;
  readonly blocks: readonly Block[];
}

export type ReportState = 'draft' | 'final' | 'amended';

/** The document, in no language yet. Built by `buildReport`, rendered by the functions of this folder. */
export interface StructuredReport {
  readonly title: Phrase;
  readonly state: ReportState;
  /** Who signed, when and what, for the head of the first page; null for what nobody has signed: every rendering then says draft. */
  readonly signature: Phrase | null;
  /** What each amendment changed and which version it replaces, the last one last; printed under the signature. */
  readonly amendments: readonly Phrase[];
  readonly synthetic: boolean;
  /** For the line on top of each page. */
  readonly patient: {
    readonly name: string;
    readonly id: string;
    readonly birthDate: string | null;
    readonly sex: string | null;
  };
  readonly studyDate: string | null;
  readonly sections: readonly Section[];
  readonly evaluation: Evaluation;
  readonly productVersion: string;
  /** ISO 8601 UTC, or null where no clock was given. Not part of the evaluation. */
  readonly generatedAt: string | null;
}

export const NO_EVIDENCE: Evidence = { annotations: [], images: [], calibration: null, measures: [] };

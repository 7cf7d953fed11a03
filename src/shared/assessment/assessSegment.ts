import type { CaseDocument, Override } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { CaseMeasures, Notice, OperatedConstruct } from '#shared/measurement';
import { superjacentOf } from '#shared/measurement';
import type { Segment } from '#shared/spine';
import type { MeasuredQuantity, Quantity } from '#shared/units';
import { unavailable } from '#shared/units';
import type { DynamicBand, FusionCategory, SegmentAssessment } from './assessment.ts';
import type { Bands } from './bands.ts';
import { bandOf, placedBands, registeredBands } from './bands.ts';
import { readCt } from './ctFinding.ts';
import { readHardware } from './hardware.ts';
import type { Profile } from './profiles.ts';
import { graftClass, PROFILES } from './profiles.ts';
import { firstMatch } from './matchRule.ts';
import type { Rule } from './ruleTypes.ts';
import { cite } from './sources.ts';

export interface SegmentContext {
  readonly document: CaseDocument;
  readonly index: StudyIndex;
  readonly measures: CaseMeasures;
  readonly construct: OperatedConstruct;
  readonly profile: Profile;
  readonly fused: ReadonlySet<Segment>;
  readonly months: number | null;
  readonly filmDate: string | null;
  readonly mode: 'guarded' | 'published';
  readonly plane: 'detector' | 'object';
  readonly source: 'placed' | 'registered';
}

interface Motion {
  readonly quantity: Quantity;
  readonly replicates: number;
  readonly perReplicate: readonly number[];
}

/** One fused level: motion within its bands, gated by effort, with CT, hardware, graft and time, through the rule table. */
export function assessSegment(
  segment: Segment,
  context: SegmentContext,
): { readonly assessment: SegmentAssessment; readonly notices: readonly Notice[] } {
  const { document, profile, plane } = context;
  const motion = motionOf(segment, context);
  const above = superjacentOf(segment, context.fused);
  const superjacent: Quantity =
    above === null
      ? unavailable('NO_SUPERJACENT_LEVEL', `no unfused level above ${segment} is measured on lateral films`)
      : motionOf(above, context).quantity;
  const threshold = profile.thresholdMm ?? PROFILES.acdf.thresholdMm;
  const bands = bandsOf(threshold, motion, context);
  const { dynamic, reasons: dynamicReasons } = dynamicOf(motion.quantity, superjacent, above, bands, profile, plane);
  const ct = readCt(document, context.index, segment, context.filmDate);
  const hardware = readHardware(document, segment, context.measures.constructs);
  const rule = ruleFor(profile, {
    dynamic,
    ct: ct.finding === null || ct.finding === 'non-diagnostic' ? 'absent' : ct.finding,
    cleftFull: ct.cleftFull,
    graft: graftClass(context.construct.graft),
    hardware: hardware.failed,
    months: context.months,
    continuous: ct.continuous,
    reproduced: (document.secondReadings ?? []).some((one) => one.segment === segment && one.motionReproduced),
    mode: context.mode,
  });
  const override = (document.overrides ?? []).filter((one) => one.segment === segment).at(-1) ?? null;
  const measured = motion.quantity.status === 'measured' ? motion.quantity : null;
  const superMeasured = superjacent.status === 'measured' ? superjacent : null;
  return {
    assessment: {
      segment,
      dynamic,
      ct: ct.finding,
      category: override?.category ?? rule.category,
      suggestedCategory: rule.category,
      rule: rule.id,
      wording: context.months === null && rule.id === 'R5' ? 'Indeterminate - time since surgery unknown' : rule.wording,
      reasons: [
        ...dynamicReasons,
        ...ct.reasons,
        ...hardware.reasons,
        timeReason(context.months),
        ...(ct.finding === 'ingbb' ? [`graft: ${context.construct.graft ?? 'not stated, read as a cage'}`] : []),
        ...(profile.note === null ? [] : [profile.note]),
        ...(rule.advice === null ? [] : [rule.advice]),
        ...(rule.category === 'pseudarthrosis' && (context.months ?? 0) < 24
          ? ['delayed union is possible: many nonunions at one year unite by two']
          : []),
        ...secondReadingReasons(document, segment),
        ...effortFallback(superMeasured, context),
        ...(override === null ? [] : [`overridden: ${override.reason}`]),
      ],
      citations: cite([
        ...new Set([...rule.citations, ...profile.citations, ...(rule.category === 'pseudarthrosis' ? (['S62'] as const) : [])]),
      ]),
      published: published(profile, measured, superMeasured),
      secondary: [neckRule(segment, measured, context)],
      override: override === null ? null : overrideOf(override),
      profile: { id: profile.id, name: profile.name },
      hardwareFailure: hardware.failed,
      motionUsed: motion.quantity,
      superjacentSegment: above,
      superjacentUsed: superjacent,
      bands: { ...bands, lower: round(bands.lower), upper: round(bands.upper), standardError: round(bands.standardError) },
    },
    notices: ct.notices,
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

const overrideOf = (override: Override): { category: FusionCategory; reason: string; readerId: string | null } => ({
  category: override.category,
  reason: override.reason,
  readerId: override.readerId ?? null,
});

/** After posterior surgery no criterion decides: R16 in words of its own. */
function ruleFor(profile: Profile, input: Parameters<typeof firstMatch>[0]): Rule {
  if (profile.thresholdMm !== null) return firstMatch(input);
  return {
    id: 'R16',
    category: 'indeterminate',
    wording: 'Indeterminate (no accepted criterion for posterior fusion)',
    advice: 'facet and lamina bridging on thin CT',
    citations: ['S3', 'S13'],
  };
}

function motionOf(segment: Segment, { measures, plane, source }: SegmentContext): Motion {
  if (source === 'registered') {
    const found = measures.registered.find((one) => one.segment === segment && one.plane === plane);
    const quantity = found?.measurement.quantity ?? unavailable('REGISTRATION_MISSING', `${segment} is not registered`);
    return { quantity, replicates: 1, perReplicate: [] };
  }
  const found = measures.motions.find((one) => one.segment === segment && one.plane === plane);
  if (found === undefined)
    return {
      quantity: unavailable('LEVEL_NOT_MEASURED', `${segment} is not measured on lateral films`),
      replicates: 0,
      perReplicate: [],
    };
  return { quantity: found.measurement.quantity, replicates: found.replicates, perReplicate: found.perReplicate };
}

function bandsOf(threshold: number, motion: Motion, context: SegmentContext): Bands {
  if (context.source === 'registered' && motion.quantity.status === 'measured')
    return registeredBands(threshold, motion.quantity.standardError);
  return placedBands(threshold, context.measures.reader, motion.perReplicate, motion.replicates);
}

const mm = (value: number): string => `${value.toFixed(2)} mm`;

/** Effort first: with too little of it, or none shown, only motion above the band is believed. */
function dynamicOf(
  motion: Quantity,
  superjacent: Quantity,
  above: Segment | null,
  bands: Bands,
  profile: Profile,
  plane: string,
): { readonly dynamic: DynamicBand; readonly reasons: readonly string[] } {
  if (motion.status === 'unavailable')
    return { dynamic: 'non-diagnostic', reasons: [`interspinous motion (${plane} plane) unavailable: ${motion.message}`] };
  const size = Math.abs(motion.value);
  const band = bandOf(size, bands);
  const limit =
    band === 'below'
      ? `<= ${mm(bands.lower)}`
      : band === 'above'
        ? `>= ${mm(bands.upper)}`
        : `between ${mm(bands.lower)} and ${mm(bands.upper)}`;
  const reasons = [`interspinous motion ${mm(size)} (${plane} plane), ${limit}: ${band}; bands: ${bands.from}`];
  if (!bands.belowPossible) reasons.push("nothing can be below the threshold with an assumed reader's error");
  const effort = superjacent.status === 'measured' && Math.abs(superjacent.value) >= profile.superjacentMm;
  reasons.push(
    superjacent.status === 'measured'
      ? `superjacent motion at ${above ?? ''} ${mm(Math.abs(superjacent.value))}: effort ${effort ? 'adequate' : `not adequate (< ${profile.superjacentMm} mm)`}`
      : `superjacent motion unavailable: ${superjacent.message}`,
  );
  return { dynamic: effort || band === 'above' ? band : 'non-diagnostic', reasons };
}

/** Other signs of effort, printed where the superjacent level gives none; unvalidated, so they decide nothing. */
/** Who measured the motion again, and what came of it. */
const secondReadingReasons = (document: CaseDocument, segment: Segment): readonly string[] =>
  (document.secondReadings ?? [])
    .filter((one) => one.segment === segment)
    .map((one) => {
      const name = typeof one['readerName'] === 'string' ? one['readerName'] : one.readerId;
      return `second reading by ${name}: the motion was ${one.motionReproduced ? 'reproduced' : 'not reproduced'}`;
    });

function effortFallback(superjacent: MeasuredQuantity | null, { measures, fused, plane }: SegmentContext): readonly string[] {
  if (superjacent !== null) return [];
  const parts: string[] = [];
  const range = measures.measurements.find(
    (one) => one.measure.startsWith('rangeOfMotion') && one.quantity.status === 'measured',
  );
  if (range?.quantity.status === 'measured') parts.push(`C2–C7 or visible range of motion ${range.quantity.value.toFixed(1)}°`);
  const others = measures.motions.flatMap((one) => {
    const { quantity } = one.measurement;
    return one.plane === plane && !fused.has(one.segment) && quantity.status === 'measured' ? [Math.abs(quantity.value)] : [];
  });
  if (others.length > 0) parts.push(`largest motion of another unfused level ${mm(Math.max(...others))}`);
  return parts.length === 0 ? [] : [`alternative adequacy, unvalidated: ${parts.join('; ')}`];
}

const timeReason = (months: number | null): string =>
  months === null ? 'time since surgery not known' : `${months.toFixed(1)} months since surgery`;

function published(
  profile: Profile,
  motion: MeasuredQuantity | null,
  superjacent: MeasuredQuantity | null,
): { readonly rule: string; readonly met: boolean | null; readonly text: string } {
  if (profile.thresholdMm === null) return { rule: profile.rule, met: null, text: profile.rule };
  const small = motion === null ? null : Math.abs(motion.value) < profile.thresholdMm;
  const effort = superjacent === null ? null : Math.abs(superjacent.value) >= profile.superjacentMm;
  const word = (met: boolean | null): string => (met === null ? 'not known' : met ? 'met' : 'not met');
  const met = small === false || effort === false ? false : small === null || effort === null ? null : true;
  return {
    rule: profile.rule,
    met,
    text: `< ${profile.thresholdMm} mm: ${word(small)}; superjacent >= ${profile.superjacentMm} mm: ${word(effort)}`,
  };
}

/** NECK trial: rotation at most 3.0° and interspinous motion at most 2.0 mm [S11]; a line of its own, never the category. */
function neckRule(
  segment: Segment,
  motion: MeasuredQuantity | null,
  { measures }: SegmentContext,
): { readonly rule: string; readonly met: boolean | null; readonly text: string } {
  const rotation = measures.measurements.find((one) => one.measure === 'segmentalRotation' && one.segment === segment)?.quantity;
  const rule = 'rotation <= 3.0° and interspinous motion <= 2.0 mm [S11]';
  if (motion === null || rotation?.status !== 'measured') return { rule, met: null, text: `${rule}: not known` };
  const met = Math.abs(rotation.value) <= 3 && Math.abs(motion.value) <= 2;
  return { rule, met, text: `${rule}: ${met ? 'met' : 'not met'}` };
}

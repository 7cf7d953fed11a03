import type { CaseDocument, Override } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { CaseMeasures, Notice, OperatedConstruct } from '#shared/measurement';
import { superjacentOf } from '#shared/measurement';
import type { Segment } from '#shared/spine';
import { figure, inEnglish, literal, sentence, together, type Sentence } from '#shared/wording';
import type { MeasuredQuantity, Quantity, UnavailableQuantity } from '#shared/units';
import { unavailable } from '#shared/units';
import type { DynamicBand, FusionCategory, PublishedVerdict, SegmentAssessment } from './assessment.ts';
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
      ? unavailable('NO_SUPERJACENT_LEVEL', sentence('level.noSuperjacent', { level: segment }))
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
  const wording = sentence(context.months === null && rule.id === 'R5' ? 'wording.timeUnknown' : rule.wording);
  const reasons: readonly Sentence[] = [
    ...dynamicReasons,
    ...ct.reasons,
    ...(ct.contradictory ? [sentence('reason.ctContradicts')] : []),
    ...hardware.reasons,
    timeReason(context.months),
    ...(ct.finding === 'ingbb' ? [graftReason(context.construct.graft)] : []),
    ...(profile.note === null ? [] : [profile.note]),
    ...(rule.advice === null ? [] : [sentence(rule.advice)]),
    ...(rule.category === 'pseudarthrosis' && (context.months ?? 0) < 24 ? [sentence('reason.delayed')] : []),
    ...secondReadingReasons(document, segment),
    ...effortFallback(superMeasured, context),
    ...(override === null ? [] : [sentence('reason.overridden', { reason: override.reason })]),
  ];
  return {
    assessment: {
      segment,
      dynamic,
      ct: ct.finding,
      category: override?.category ?? rule.category,
      suggestedCategory: rule.category,
      rule: rule.id,
      wording: inEnglish(wording),
      wordingSaid: wording,
      reasons: reasons.map(inEnglish),
      reasonsSaid: reasons,
      citations: cite([
        ...new Set([...rule.citations, ...profile.citations, ...(rule.category === 'pseudarthrosis' ? (['S62'] as const) : [])]),
      ]),
      published: published(profile, measured, superMeasured),
      secondary: [neckRule(segment, measured, context)],
      override: override === null ? null : overrideOf(override),
      profile: { id: profile.id, name: inEnglish(profile.name), said: profile.name },
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
    wording: 'wording.posterior',
    advice: 'advice.facets',
    citations: ['S3', 'S13'],
  };
}

function motionOf(segment: Segment, { measures, plane, source }: SegmentContext): Motion {
  if (source === 'registered') {
    const found = measures.registered.find((one) => one.segment === segment && one.plane === plane);
    const quantity =
      found?.measurement.quantity ?? unavailable('REGISTRATION_MISSING', sentence('registration.missing', { vertebra: segment }));
    return { quantity, replicates: 1, perReplicate: [] };
  }
  const found = measures.motions.find((one) => one.segment === segment && one.plane === plane);
  if (found === undefined)
    return {
      quantity: unavailable('LEVEL_NOT_MEASURED', sentence('level.notMeasured', { level: segment })),
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

/** Effort first: with too little of it, or none shown, only motion above the band is believed. */
function dynamicOf(
  motion: Quantity,
  superjacent: Quantity,
  above: Segment | null,
  bands: Bands,
  profile: Profile,
  inPlane: 'detector' | 'object',
): { readonly dynamic: DynamicBand; readonly reasons: readonly Sentence[] } {
  const plane = sentence(`plane.${inPlane}`);
  if (motion.status === 'unavailable')
    return { dynamic: 'non-diagnostic', reasons: [sentence('reason.motionNone', { plane, why: saidOf(motion) })] };
  const size = Math.abs(motion.value);
  const band = bandOf(size, bands);
  const [lower, upper] = [figure(bands.lower, 2), figure(bands.upper, 2)];
  const said = { motion: figure(size, 2), plane, from: bands.said };
  const reasons: Sentence[] = [
    band === 'below'
      ? sentence('reason.motionBelow', { ...said, lower })
      : band === 'above'
        ? sentence('reason.motionAbove', { ...said, upper })
        : sentence('reason.motionGrey', { ...said, lower, upper }),
  ];
  if (!bands.belowPossible) reasons.push(sentence('reason.noneBelow'));
  const effort = superjacent.status === 'measured' && Math.abs(superjacent.value) >= profile.superjacentMm;
  reasons.push(
    superjacent.status === 'measured'
      ? effortReason(effort, above ?? '', Math.abs(superjacent.value), profile.superjacentMm)
      : sentence('reason.effortNone', { why: saidOf(superjacent) }),
  );
  return { dynamic: effort || band === 'above' ? band : 'non-diagnostic', reasons };
}

const saidOf = (quantity: UnavailableQuantity): Sentence => quantity.said ?? literal(quantity.message);

const effortReason = (adequate: boolean, level: string, size: number, limit: number): Sentence => {
  const motion = figure(size, 2);
  return adequate
    ? sentence('reason.effort', { level, motion })
    : sentence('reason.effortPoor', { level, motion, gate: figure(limit) });
};

const graftReason = (graft: string | null): Sentence =>
  graft === null ? sentence('reason.graftUnstated') : sentence('reason.graft', { graft });

/** Who measured the motion again, and what came of it. */
const secondReadingReasons = (document: CaseDocument, segment: Segment): readonly Sentence[] =>
  (document.secondReadings ?? [])
    .filter((one) => one.segment === segment)
    .map((one) => {
      const reader = typeof one['readerName'] === 'string' ? one['readerName'] : one.readerId;
      return sentence(one.motionReproduced ? 'reason.reproduced' : 'reason.notReproduced', { reader });
    });

/** Other signs of effort, printed where the superjacent level gives none; unvalidated, so they decide nothing. */
function effortFallback(superjacent: MeasuredQuantity | null, { measures, fused, plane }: SegmentContext): readonly Sentence[] {
  if (superjacent !== null) return [];
  const parts: Sentence[] = [];
  const range = measures.measurements.find(
    (one) => one.measure.startsWith('rangeOfMotion') && one.quantity.status === 'measured',
  );
  if (range?.quantity.status === 'measured') parts.push(sentence('reason.range', { angle: figure(range.quantity.value, 1) }));
  const others = measures.motions.flatMap((one) => {
    const { quantity } = one.measurement;
    return one.plane === plane && !fused.has(one.segment) && quantity.status === 'measured' ? [Math.abs(quantity.value)] : [];
  });
  if (others.length > 0) parts.push(sentence('reason.otherLevel', { motion: figure(Math.max(...others), 2) }));
  return parts.length === 0 ? [] : [sentence('reason.otherEffort', { what: together(parts) })];
}

const timeReason = (months: number | null): Sentence =>
  months === null ? sentence('reason.monthsUnknown') : sentence('reason.months', { months: figure(months, 1) });

function published(profile: Profile, motion: MeasuredQuantity | null, superjacent: MeasuredQuantity | null): PublishedVerdict {
  if (profile.thresholdMm === null) return worded(profile.rule, null, profile.rule);
  const small = motion === null ? null : Math.abs(motion.value) < profile.thresholdMm;
  const effort = superjacent === null ? null : Math.abs(superjacent.value) >= profile.superjacentMm;
  const met = small === false || effort === false ? false : small === null || effort === null ? null : true;
  const text = sentence('published.verdict', {
    limit: figure(profile.thresholdMm),
    motion: verdict(small),
    gate: figure(profile.superjacentMm),
    effort: verdict(effort),
  });
  return worded(profile.rule, met, text);
}

const verdict = (met: boolean | null): Sentence =>
  sentence(met === null ? 'verdict.unknown' : met ? 'verdict.met' : 'verdict.notMet');

const worded = (rule: Sentence, met: boolean | null, text: Sentence): PublishedVerdict => ({
  rule: inEnglish(rule),
  ruleSaid: rule,
  met,
  text: inEnglish(text),
  textSaid: text,
});

const NECK = { rotationDeg: 3, motionMm: 2 } as const;

/** NECK trial: rotation at most 3.0° and interspinous motion at most 2.0 mm [S11]; a line of its own, never the category. */
function neckRule(segment: Segment, motion: MeasuredQuantity | null, { measures }: SegmentContext): PublishedVerdict {
  const rotation = measures.measurements.find((one) => one.measure === 'segmentalRotation' && one.segment === segment)?.quantity;
  const limits = { rotation: figure(NECK.rotationDeg, 1), motion: figure(NECK.motionMm, 1) };
  const known = motion !== null && rotation?.status === 'measured';
  const met = known ? Math.abs(rotation.value) <= NECK.rotationDeg && Math.abs(motion.value) <= NECK.motionMm : null;
  return worded(sentence('published.neck', limits), met, sentence('published.neckVerdict', { ...limits, verdict: verdict(met) }));
}

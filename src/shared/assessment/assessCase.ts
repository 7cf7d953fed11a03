import type { CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import type { CaseMeasures, Notice, OperatedConstruct } from '#shared/measurement';
import { isFusion, notice } from '#shared/measurement';
import type { Segment } from '#shared/spine';
import { inEnglish, literal, sentence, type Sentence } from '#shared/wording';
import { VERTEBRAE, vertebraeOf } from '#shared/spine';
import type { Assessment, ConstructAssessment, SegmentAssessment } from './assessment.ts';
import { assessSegment, type SegmentContext } from './assessSegment.ts';
import { unreadCtNotices } from './ctFinding.ts';
import { profileOf } from './profiles.ts';
import { CATEGORIES, severity } from './matchRule.ts';
import { RULE_SET } from './rules.ts';
import { monthsSince } from './timing.ts';
import { assessUnfused } from './unfused.ts';

/** Applies the published criteria and the rule table to what was measured. Pure; each level on its own, the construct as its worst level. */
export function assessCase(
  document: CaseDocument,
  index: StudyIndex,
  measures: CaseMeasures,
): { readonly assessment: Assessment; readonly notices: readonly Notice[] } {
  const notices: Notice[] = [];
  const { settings } = document;
  const films = [measures.choices.flexion, measures.choices.extension, measures.choices.neutral].map((choice) => choice.instance);
  const months = monthsSince(document, films);
  const fusions = measures.constructs.filter(isFusion);
  const fused = new Set(fusions.flatMap((construct) => construct.segments));
  const context: Omit<SegmentContext, 'construct' | 'profile'> = {
    document,
    index,
    measures,
    fused,
    months: months.value,
    filmDate: films.find((film) => film !== null)?.study.date ?? null,
    mode: settings?.mode ?? 'guarded',
    plane: settings?.ismPlane ?? 'detector',
    source: settings?.ismSource ?? 'placed',
  };
  if (fused.size > 0) notices.push(...months.notices);
  notices.push(...unreadCtNotices(document, index, films.find((film) => film !== null) ?? null));
  notices.push(...surgeryNotices(document, measures.constructs, fusions, months.value));
  const isMeasured = measures.motions.some(({ measurement }) => measurement.quantity.status === 'measured');
  if (fused.size > 0 && isMeasured && measures.reader.assumed) notices.push(notice('SEM_ASSUMED', sentence('case.semAssumed')));

  const seen = new Set<Segment>();
  const assessed = fusions.flatMap((construct) =>
    construct.segments.flatMap((segment) => {
      if (seen.has(segment)) {
        notices.push(notice('CONSTRUCTS_OVERLAP', sentence('case.overlap', { level: segment }), segment));
        return [];
      }
      seen.add(segment);
      const one = assessSegment(segment, { ...context, construct, profile: profileOf(construct) });
      notices.push(...one.notices);
      return [one.assessment];
    }),
  );
  for (const override of document.overrides ?? [])
    if (!fused.has(override.segment as Segment))
      notices.push(notice('OVERRIDE_UNUSED', sentence('case.overrideUnused', { level: override.segment })));
  const segments = [...assessed].sort((a, b) => order(a.segment) - order(b.segment));
  const constructs = fusions.flatMap((construct) => constructAssessment(construct, segments));
  return {
    assessment: {
      ruleSet: RULE_SET,
      mode: context.mode,
      ismPlane: context.plane,
      ismSource: context.source,
      months: {
        value: months.value === null ? null : Math.round(months.value * 100) / 100,
        from: months.from,
        said: months.said,
      },
      segments,
      construct: worst(constructs),
      constructs,
      unfused: assessUnfused(fused, measures.measurements),
    },
    notices,
  };
}

const order = (segment: Segment): number => VERTEBRAE.indexOf((vertebraeOf(segment) ?? ['C1'])[0]);

function surgeryNotices(
  document: CaseDocument,
  constructs: readonly OperatedConstruct[],
  fusions: readonly OperatedConstruct[],
  months: number | null,
): readonly Notice[] {
  const notices: Notice[] = [];
  if (constructs.length === 0) notices.push(notice('NO_SURGERY', sentence('case.noSurgery')));
  if (fusions.length < constructs.length) notices.push(notice('NOT_A_FUSION', sentence('case.arthroplasty')));
  if (fusions.length > 0 && months === null) notices.push(notice('TIME_UNKNOWN', sentence('case.timeUnknown')));
  for (const construct of fusions)
    if (profileOf(construct).id === 'unstated')
      notices.push(notice('PROCEDURE_UNSTATED', sentence('case.procedure', { from: construct.from, to: construct.to })));
  if (
    document.settings?.ruleSet !== undefined &&
    document.settings.ruleSet !== RULE_SET.id &&
    document.settings.ruleSet !== `${RULE_SET.id}@${RULE_SET.version}`
  )
    notices.push(
      notice(
        'RULE_SET_OTHER',
        sentence('case.ruleSet', { named: document.settings.ruleSet, own: `${RULE_SET.id} ${RULE_SET.version}` }),
      ),
    );
  return notices;
}

function constructAssessment(
  construct: OperatedConstruct,
  segments: readonly SegmentAssessment[],
): readonly ConstructAssessment[] {
  const own = segments.filter((one) => construct.segments.includes(one.segment));
  const [first] = own;
  if (first === undefined) return [];
  const decisive = own.reduce(
    (worstSoFar, one) => (severity(one.category) > severity(worstSoFar.category) ? one : worstSoFar),
    first,
  );
  const wording: Sentence =
    decisive.override === null
      ? (decisive.wordingSaid ?? literal(decisive.wording))
      : sentence('construct.byReader', { category: sentence(`wording.${decisive.category}`) });
  return [
    {
      from: construct.from,
      to: construct.to,
      category: decisive.category,
      decidedBy: decisive.segment,
      wording: inEnglish(wording),
      wordingSaid: wording,
    },
  ];
}

function worst(constructs: readonly ConstructAssessment[]): ConstructAssessment | null {
  for (const category of [...CATEGORIES].reverse()) {
    const found = constructs.find((construct) => construct.category === category);
    if (found !== undefined) return found;
  }
  return null;
}

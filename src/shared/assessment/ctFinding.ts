import type { BridgingAnnotation } from '#shared/annotation';
import { isKnownAnnotation } from '#shared/annotation';
import type { CaseDocument } from '#shared/case';
import type { Instance, StudyIndex } from '#shared/dicom';
import { notice, type Notice } from '#shared/measurement';
import { figure, sentence, together, type Sentence } from '#shared/wording';
import type { Segment } from '#shared/spine';
import type { CtFinding } from './assessment.ts';
import { monthsBetween } from './timing.ts';

/** What CT says of one level, for the rules and in words. */
export interface CtReading {
  readonly finding: CtFinding | null;
  readonly cleftFull: boolean;
  readonly continuous: boolean;
  /** Bridging and a full cleft are recorded together: the reading is not used, and that must be seen. */
  readonly contradictory: boolean;
  readonly reasons: readonly Sentence[];
  readonly notices: readonly Notice[];
}

/** Bridging must be seen on more slices than this [S28]. */
const SLICES = 3;
/** Thicker sections cannot tell [clinical.md §8.3]. */
const MAX_SLICE_MM = 1.5;
const MAX_MONTHS_APART = 3;

const NOTHING: CtReading = {
  finding: null,
  cleftFull: false,
  continuous: false,
  contradictory: false,
  reasons: [sentence('ct.none')],
  notices: [],
};

/** The last bridging annotation of a level, read by clinical.md §3.1 and §8.1. */
export function readCt(document: CaseDocument, index: StudyIndex, segment: Segment, filmDate: string | null): CtReading {
  const all = document.annotations.filter(
    (one): one is BridgingAnnotation => isKnownAnnotation(one) && one.kind === 'bridging' && one.segment === segment,
  );
  const last = all.at(-1);
  if (last === undefined) return NOTHING;
  const notices: Notice[] = [];
  if (all.length > 1)
    notices.push(
      notice(
        'BRIDGING_TWICE',
        sentence('ct.twice', { level: segment, count: figure(all.length) }),
        segment,
        all.map((one) => one.id),
      ),
    );
  const reading = classify(last);
  const image = instanceOfSeries(index, last.seriesInstanceUID);
  if (image === null) notices.push(notice('CT_NOT_IN_INDEX', sentence('ct.notOpened', { level: segment }), segment, [last.id]));
  const apart =
    image === null || image.study.date === null || filmDate === null ? null : monthsBetween(filmDate, image.study.date);
  if (apart !== null && Math.abs(apart) > MAX_MONTHS_APART) notices.push(farApart(Math.abs(apart), segment, [last.id]));
  const thickness = image?.planes[0]?.sliceThickness ?? null;
  if (thickness !== null && thickness > MAX_SLICE_MM) {
    notices.push(notice('CT_TOO_THICK', sentence('ct.tooThickNotice', { thickness: figure(thickness) }), segment, [last.id]));
    return {
      ...reading,
      finding: 'non-diagnostic',
      reasons: [sentence('ct.tooThick', { thickness: figure(thickness), limit: figure(MAX_SLICE_MM) })],
      notices,
    };
  }
  return { ...reading, notices: [...notices, ...reading.notices.map((one) => ({ ...one, segment, annotations: [last.id] }))] };
}

/** A CT of the patient whose bridging nobody has recorded is said too, where even the nearest one is too far from the films. */
export function unreadCtNotices(document: CaseDocument, index: StudyIndex, film: Instance | null): readonly Notice[] {
  const filmDate = film?.study.date ?? null;
  if (film === null || filmDate === null) return [];
  if (document.annotations.some((one) => one.kind === 'bridging')) return [];
  let nearest = Infinity;
  for (const { series, study, patient } of Object.values(index.instances))
    if (series.modality === 'CT' && study.date !== null && patient.id === film.patient.id && patient.name === film.patient.name)
      nearest = Math.min(nearest, Math.abs(monthsBetween(filmDate, study.date) ?? Infinity));
  return nearest > MAX_MONTHS_APART && nearest !== Infinity ? [farApart(nearest, null, [])] : [];
}

const farApart = (months: number, segment: Segment | null, annotations: readonly string[]): Notice =>
  notice('CT_FILMS_APART', sentence('ct.apart', { months: figure(months, 1) }), segment, annotations);

function instanceOfSeries(index: StudyIndex, seriesInstanceUID: string): Instance | null {
  for (const uid in index.instances) {
    const instance = index.instances[uid];
    if (instance?.series.instanceUID === seriesInstanceUID) return instance;
  }
  return null;
}

const MARGINS = ['anterior', 'posterior', 'left', 'right'] as const;
type Margin = (typeof MARGINS)[number];

/** Pure classification of one record. */
export function classify(record: BridgingAnnotation): CtReading {
  const margins = record.extraGraft === undefined ? [] : MARGINS.map((m) => [m, record.extraGraft?.[m]] as const);
  const bridged = margins.filter(([, answer]) => answer === 'yes').map(([margin]) => margin);
  const hidden = margins.filter(([, answer]) => answer === 'not-assessable').map(([margin]) => margin);
  const seen = record.seenOn ?? [];
  const enough = (record.slices ?? 0) > SLICES;
  const cleftFull = record.cleft === 'full';
  const cleft = cleftFull || record.cleft === 'partial';
  const continuous = record.continuity === 'both-ends' && enough;
  const named = (list: readonly Margin[]): Sentence =>
    together(
      list.map((margin) => sentence(`margin.${margin}`)),
      ', ',
    );
  const answer = (finding: CtFinding, reason: Sentence, code: string | null = null): CtReading => ({
    finding,
    cleftFull,
    continuous,
    contradictory: code === 'CT_CONTRADICTORY',
    reasons: [
      sentence('ct.says', { what: reason }),
      ...(hidden.length > 0 ? [sentence('ct.hidden', { margins: named(hidden) })] : []),
    ],
    notices: code === null ? [] : [notice(code, reason)],
  });
  if (cleftFull && (bridged.length > 0 || record.intraGraft === 'yes'))
    return answer('non-diagnostic', sentence('ct.contradictory'), 'CT_CONTRADICTORY');
  if (bridged.length > 0) {
    if (enough && seen.includes('sagittal') && seen.includes('coronal'))
      return answer('exgbb', sentence('ct.exgbb', { margins: named(bridged), slices: figure(record.slices ?? 0) }));
    const lacking = [
      ...(seen.includes('sagittal') && seen.includes('coronal') ? [] : [sentence('ct.lackingViews')]),
      ...(enough ? [] : [sentence('ct.lackingSlices', { slices: figure(SLICES) })]),
    ];
    if (record.intraGraft !== 'yes' && !cleft)
      return answer('non-diagnostic', sentence('ct.lacking', { what: together(lacking, 'and') }), 'CT_BRIDGING_UNCONFIRMED');
  }
  if (cleft) return answer('cleft', sentence(cleftFull ? 'ct.cleftFull' : 'ct.cleftPartial'));
  if (record.intraGraft === 'yes')
    return answer(
      'ingbb',
      record.continuity === undefined
        ? sentence('ct.ingbb')
        : sentence('ct.ingbbContinuity', { continuity: sentence(`continuity.${record.continuity}`) }),
    );
  const allHidden = margins.length > 0 && hidden.length === margins.length;
  if ((margins.length === 0 || allHidden) && record.intraGraft !== 'no') return answer('non-diagnostic', sentence('ct.noMargin'));
  if (margins.length === 0) return answer('non-diagnostic', sentence('ct.unread'));
  if (allHidden) return answer('non-diagnostic', sentence('ct.noMargin'));
  return answer('none', sentence('ct.nothing'));
}

import { cell, column } from '../cells.ts';
import { confidenceOf } from '../confidence.ts';
import { amount, list, numeral, say, verbatim, type Phrase } from '../phrase.ts';
import { adjacentSegments, evidenceOfAnnotations, levelName, segmentEvidence, type Reading } from '../reading.ts';
import { NO_EVIDENCE, type Cell, type Evidence, type Section } from '../structuredReport.ts';
import { freeText } from './freeText.ts';
import { findingName, findingPlace, hardwareFindings, hasCt } from './hardware.ts';
import { instabilityOf } from './instability.ts';

/** Neck pain after a fusion, cause by cause: what was found, on what, how sure; or that these images cannot say. */
export function causesSection(reading: Reading): Section {
  return {
    id: 'causes',
    title: say('section.causes'),
    blocks: [
      {
        kind: 'table',
        id: 'causes',
        caption: say('table.causes'),
        columns: [column('column.cause'), column('column.finding'), column('column.evidence'), column('column.confidence')],
        rows: [
          ...pseudarthrosis(reading),
          loosening(reading),
          fracture(reading),
          adjacentDisease(reading),
          herniation(reading),
          row('cause.beyond', say('cause.beyond.text'), say('cause.evidence.none'), say('cause.confidence.none')),
        ],
        notes: [],
      },
      ...freeText(reading, 'causes'),
    ],
  };
}

function row(
  cause: Parameters<typeof say>[0],
  finding: Phrase,
  basis: Phrase,
  confidence: Phrase,
  evidence: Evidence = NO_EVIDENCE,
): readonly Cell[] {
  return [cell(say(cause)), cell(finding, evidence), cell(basis, evidence), cell(confidence, evidence)];
}

function pseudarthrosis(reading: Reading): readonly (readonly Cell[])[] {
  const { segments } = reading.evaluation.assessment;
  if (segments.length === 0)
    return [row('cause.pseudarthrosis', say('notAssessable.images'), say('fusion.none'), say('cause.confidence.none'))];
  return segments.map((segment) =>
    row(
      'cause.pseudarthrosis',
      say('cause.pseudarthrosis.level', {
        level: verbatim(levelName(segment.segment)),
        category: say(`category.${segment.category}`),
      }),
      say('cause.pseudarthrosis.evidence', {
        motion: amount(segment.motionUsed),
        ct: say(`ct.${segment.ct ?? 'absent'}`),
        rule: verbatim(segment.rule),
      }),
      say(`confidence.${confidenceOf(segment, reading.months).level}`),
      segmentEvidence(reading, segment.segment),
    ),
  );
}

function recorded(
  reading: Reading,
  cause: 'cause.loosening' | 'cause.fracture',
  kinds: readonly string[],
): readonly Cell[] | null {
  const findings = hardwareFindings(reading).filter((finding) => kinds.includes(finding.finding));
  if (findings.length === 0) return null;
  const named = findings.map((finding) =>
    say('cause.loosening.found', { finding: findingName(finding), where: findingPlace(finding) }),
  );
  return row(cause, list(named, '; '), say('cause.reader'), say('cause.confidence.reader'), evidenceOfAnnotations(findings));
}

function loosening(reading: Reading): readonly Cell[] {
  const found = recorded(reading, 'cause.loosening', ['loosening', 'back-out']);
  if (found !== null) return found;
  return hasCt(reading)
    ? row('cause.loosening', say('cause.loosening.none.ct'), say('cause.reader'), say('cause.confidence.low'))
    : row('cause.loosening', say('cause.loosening.none.films'), say('cause.evidence.none'), say('cause.confidence.none'));
}

function fracture(reading: Reading): readonly Cell[] {
  const found = recorded(reading, 'cause.fracture', ['fracture', 'plate-displacement', 'migration']);
  if (found !== null) return found;
  const poses = Object.values(reading.films);
  if (poses.length === 0)
    return row('cause.fracture', say('notAssessable.images'), say('cause.evidence.none'), say('cause.confidence.none'));
  const evidence = { ...NO_EVIDENCE, images: poses.map((film) => film.sopInstanceUID) };
  const limit = say('cause.fracture.limit', { count: numeral(poses.length, 0) });
  return row('cause.fracture', say('cause.fracture.none'), limit, say('cause.confidence.low'), evidence);
}

function adjacentDisease(reading: Reading): readonly Cell[] {
  const verdicts = adjacentSegments(reading).map((segment) => ({ segment, ...instabilityOf(reading, segment) }));
  const decided = verdicts.filter((verdict) => verdict.unstable !== null);
  if (decided.length === 0)
    return row(
      'cause.adjacent',
      say('notAssessable.images'),
      verdicts[0] === undefined ? say('adjacent.none') : verdicts[0].what,
      say('cause.confidence.none'),
    );
  const unstable = decided.filter((verdict) => verdict.unstable === true);
  const levels = list(unstable.map((verdict) => verbatim(levelName(verdict.segment))));
  const finding = unstable.length === 0 ? say('cause.adjacent.none') : say('cause.adjacent.unstable', { levels });
  const basis = list(
    [...decided.map((verdict) => list([verbatim(levelName(verdict.segment)), verdict.what], ': ')), say('cause.adjacent.grades')],
    '; ',
  );
  const evidence: Evidence = {
    annotations: decided.flatMap((verdict) => verdict.evidence.annotations),
    images: [...new Set(decided.flatMap((verdict) => verdict.evidence.images))],
    calibration: decided[0]?.evidence.calibration ?? null,
    measures: decided.flatMap((verdict) => verdict.evidence.measures),
  };
  return row('cause.adjacent', finding, basis, say('cause.confidence.low'), evidence);
}

function herniation(reading: Reading): readonly Cell[] {
  const mr = Object.values(reading.index.instances).filter((instance) => instance.series.modality === 'MR');
  const basis = mr.length > 0 ? say('cause.herniation.mr') : say('cause.evidence.none');
  return row('cause.herniation', say('cause.herniation.text'), basis, say('cause.confidence.none'));
}

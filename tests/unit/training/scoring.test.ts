import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { agreementOf, parseReadings } from '#shared/agreement';
import type { CaseDocument } from '#shared/case';
import { evaluateCase } from '#shared/evaluateCase';
import {
  blindCase,
  blindStart,
  consensusOf,
  EXPERT_READER,
  parsePack,
  readingsCsv,
  readingsFile,
  scoreCase,
  signPack,
  syntheticPack,
  practicePack,
  syntheticCase,
  withUids,
  type CasePack,
  type ReadCase,
} from '#shared/training';
import { heatMap } from '../../../src/shared/training/heatMap.ts';
import { learningCurve } from '../../../src/shared/training/learning.ts';
import { truthOf } from '#shared/phantom';
import { pairCase } from '../../fixtures/spineFilms.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Moved {
  readonly kind: 'vertebra' | 'spinous-tip';
  readonly vertebra: string;
  readonly field: string;
  readonly by: readonly [number, number];
}
/** The document with one point moved on the first film that has it. */
function withMoved(document: CaseDocument, { kind, vertebra, field, by }: Moved): CaseDocument {
  let done = false;
  const annotations = document.annotations.map((one) => {
    if (done || one.kind !== kind || !('vertebra' in one) || one.vertebra !== vertebra) return one;
    done = true;
    const at = (one as unknown as Record<string, readonly [number, number]>)[field]!;
    return { ...one, [field]: [at[0] + by[0], at[1] + by[1]] };
  });
  return { ...document, annotations } as CaseDocument;
}

describe('a fellow against an expert', () => {
  const { document: base, index } = pairCase();
  const expert: CaseDocument = {
    ...base,
    surgery: {
      monthsSince: 14,
      constructs: [{ from: 'C5', to: 'C6', approach: 'anterior', procedure: 'ACDF', graft: 'peek-cage' }],
    },
  };
  const measures = ['interspinousMotion', 'segmentalRotation'];
  const evaluate = (document: CaseDocument) => evaluateCase(document, index);
  const score = (fellow: CaseDocument) => scoreCase({ fellow, expert, measures, evaluate });

  it('finds nothing between equal readings', () => {
    const same = score(expert);
    expect(same.points.length).toBeGreaterThan(0);
    expect(Math.max(...same.points.map(({ distanceMm }) => distanceMm ?? NaN))).toBe(0);
    expect(same.levels.every(({ differences }) => Object.values(differences).every((one) => one === 0))).toBe(true);
    expect(same.clerical).toEqual([]);
    expect(same.missing).toEqual([]);
  });

  it('judges both with the expert’s stated error: equal points, equal categories', () => {
    const sure: CaseDocument = { ...expert, reading: { reader: { id: 'exact', ismSemMm: 0.05 } } };
    const levels = scoreCase({
      fellow: { ...expert, reading: { reader: { id: 'fellow' } } },
      expert: sure,
      measures,
      evaluate,
    }).levels;
    const judged = levels.filter((one) => one.expert.category !== null);
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.map(({ agrees, turnedBy }) => [agrees, turnedBy])).toEqual(judged.map(() => [true, []]));
  });

  it('gives a moved point its distance by the row and column spacing', () => {
    const { films } = evaluate(expert);
    const spacing = films.find(({ pose }) => pose === 'flexion')?.calibration?.spacingMm;
    const fellow = withMoved(expert, { kind: 'spinous-tip', vertebra: 'C5', field: 'point', by: [3, -4] });
    const moved = score(fellow).points.filter(({ distanceMm }) => distanceMm !== 0);
    expect(moved.map(({ vertebra, part }) => [vertebra, part])).toEqual([['C5', 'tip']]);
    expect(moved[0]?.offsetMm?.[0]).toBeCloseTo(3 * spacing![1], 9);
    expect(moved[0]?.offsetMm?.[1]).toBeCloseTo(-4 * spacing![0], 9);
    expect(moved[0]?.distanceMm).toBeCloseTo(Math.hypot(3 * spacing![1], 4 * spacing![0]), 9);
  });

  it('names the one point that turned the verdict', () => {
    const before = evaluate(expert).assessment.segments.find(({ segment }) => segment === 'C5-C6');
    const fellow = withMoved(expert, { kind: 'spinous-tip', vertebra: 'C5', field: 'point', by: [0, -30] });
    const level = score(fellow).levels.find(({ segment }) => segment === 'C5-C6');
    expect(level?.fellow?.band).not.toBe(before?.dynamic);
    const [first] = level?.turnedBy ?? [];
    expect([first?.vertebra, first?.part]).toEqual(['C5', 'tip']);
    expect([first?.band, first?.category]).toEqual([before?.dynamic, before?.category]);
  });

  it('tells mistakes of handling from mistakes of measuring', () => {
    const roles = { flexion: 'one', extension: 'two' };
    const crossed = scoreCase({
      fellow: { ...expert, films: { flexion: 'two', extension: 'one' } },
      expert: { ...expert, films: roles },
      measures,
      evaluate: () => evaluate(expert),
    });
    expect(crossed.clerical.map(({ code }) => code)).toEqual(['FILMS_SWAPPED']);
    // C4's points labelled C5 on the flexion film.
    const flexion = expert.annotations.find((one) => one.kind === 'spinous-tip') as { sopInstanceUID: string };
    const four = expert.annotations.filter(
      (one) =>
        'vertebra' in one &&
        one.vertebra === 'C4' &&
        (one as { sopInstanceUID?: string }).sopInstanceUID === flexion.sopInstanceUID,
    );
    const others = expert.annotations.filter(
      (one) =>
        !(
          'vertebra' in one &&
          one.vertebra === 'C5' &&
          (one as { sopInstanceUID?: string }).sopInstanceUID === flexion.sopInstanceUID
        ),
    );
    const mislabelled = {
      ...expert,
      annotations: [...others, ...four.map((one) => ({ ...one, id: `${one.id}-as-c5`, vertebra: 'C5' }))],
    } as CaseDocument;
    const [error] = score(mislabelled).clerical;
    expect([error?.code, error?.vertebra, error?.isAt]).toEqual(['LEVEL_MISLABELLED', 'C5', 'C4']);
    expect(score(withMoved(expert, { kind: 'spinous-tip', vertebra: 'C5', field: 'point', by: [0, -6] })).clerical).toEqual([]);
  });

  it('consensus: mean and median of each coordinate', () => {
    const shift = (by: readonly [number, number]) =>
      withMoved(expert, { kind: 'spinous-tip', vertebra: 'C5', field: 'point', by });
    const all = [shift([0, 0]), shift([3, 0]), shift([9, 6])];
    const tip = (document: CaseDocument | null) =>
      (
        document!.annotations.find((one) => one.kind === 'spinous-tip' && 'vertebra' in one && one.vertebra === 'C5') as {
          point: readonly [number, number];
        }
      ).point;
    const own = tip(expert);
    expect(tip(consensusOf(all, 'mean-of-points'))).toEqual([expect.closeTo(own[0] + 4, 9), expect.closeTo(own[1] + 2, 9)]);
    expect(tip(consensusOf(all, 'median-of-points'))).toEqual([expect.closeTo(own[0] + 3, 9), expect.closeTo(own[1], 9)]);
    expect(consensusOf(all, 'first')).toBe(all[0]);
  });

  it('a blind case holds nothing of the original but geometry, and gives the same numbers', () => {
    const spoken = JSON.parse(JSON.stringify(index).replaceAll('"birthDate":null', '"birthDate":"19680417"')) as typeof index;
    const blind = blindCase(spoken, 'Case 7 of 12', (role) => `2.25.${BigInt(`0x${sha256(`secret/${role}`).slice(0, 30)}`)}`);
    const shown = JSON.stringify(blind.index);
    const start = blindStart({ ...expert, reading: { reader: { id: 'prof-x' } } }, blind, 14);
    const identities = Object.values(index.instances).flatMap((one) => [
      one.sopInstanceUID,
      one.series.instanceUID,
      one.study.instanceUID,
      one.patient.name,
      one.patient.id,
      one.study.date,
      one.path,
      one.series.description,
    ]);
    for (const value of [...identities, '19680417', 'prof-x'])
      if (typeof value === 'string' && value.length > 3) {
        expect(shown, value).not.toContain(`"${value}"`);
        expect(JSON.stringify(start), value).not.toContain(`"${value}"`);
      }
    expect(start.annotations).toEqual([]);
    const back = new Map(Object.entries(blind.toOriginal).map(([stand, original]) => [original, stand]));
    const read = withUids({ ...expert, studies: [blind.studyInstanceUID] }, (uid) => back.get(uid) ?? uid);
    const numbers = (document: CaseDocument, of: typeof index) =>
      evaluateCase(document, of).measurements.map(({ measure, segment, quantity }) => [
        measure,
        segment,
        quantity.status === 'measured' ? quantity.value : quantity.reason,
      ]);
    expect(numbers(read, blind.index)).toEqual(numbers(expert, index));
  });
});

describe('packs', () => {
  const signed = signPack(syntheticPack(), sha256);
  it('reads back what was signed and refuses what was changed since', () => {
    const text = JSON.stringify(signed);
    expect(parsePack(text, sha256)).toMatchObject({ ok: true, value: { id: 'synthetic-1' } });
    const altered = parsePack(text.replace('good effort above', 'poor effort above'), sha256);
    expect(altered.ok ? null : altered.error.map(({ code }) => code)).toEqual(['PACK_ALTERED']);
  });
  it('refuses a path that leads out, a key twice, another version', () => {
    const code = (change: (pack: CasePack) => unknown): string | null => {
      const parsed = parsePack(JSON.stringify(signPack(change(signed) as CasePack, sha256)), sha256);
      return parsed.ok ? null : (parsed.error[0]?.code ?? '');
    };
    const withPath = (path: string) => (pack: CasePack) => ({
      ...pack,
      cases: [{ ...pack.cases[0]!, images: { kind: 'files', files: [{ path, sha256: sha256('') }] } }],
    });
    expect(code(withPath('case-1/a.dcm'))).toBeNull();
    for (const path of ['../a.dcm', '/etc/passwd', 'a/../../b', 'C:\\a', 'a//b', ''])
      expect(code(withPath(path)), path).toBe('PACK_FIELD');
    expect(code((pack) => ({ ...pack, cases: [pack.cases[0]!, pack.cases[0]!] }))).toBe('PACK_TWICE');
    expect(code((pack) => ({ ...pack, version: 2 }))).toBe('PACK_VERSION');
  });
  it('practice pairs: the same for a seed, half of the levels moving, made again by name', () => {
    const pack = practicePack(4, 'usual', 40);
    expect(practicePack(4, 'usual', 40)).toEqual(pack);
    const motions = pack.cases.map(({ key }) => {
      const one = syntheticCase(key)!;
      const segment = `${one.surgery.from}-${one.surgery.to}` as 'C5-C6';
      return Math.abs(truthOf(one.spec).levels![segment].motionDetector);
    });
    const above = motions.filter((one) => one >= 1).length;
    expect(above).toBeGreaterThan(10);
    expect(above).toBeLessThan(34);
    expect(syntheticCase('practice-usual-x')).toBeNull();
  });
});

describe('readings out', () => {
  const level = (value: number, category: string) => ({
    segment: 'C5-C6',
    values: { interspinousMotion: value, segmentalRotation: null },
    category,
    band: 'grey',
  });
  const read = (caseKey: string, reader: string, value: number, category: string): ReadCase => ({
    caseKey,
    reader,
    round: 1,
    seconds: 61.5,
    levels: [level(value, category)],
    clerical: false,
  });
  const cases = [
    read('a,b', 'f1', 1.25, 'fused'),
    read('a,b', EXPERT_READER, 1, 'fused'),
    read('c', 'f1', 3.5, 'pseudarthrosis'),
    read('c', EXPERT_READER, 3, 'pseudarthrosis'),
    read('d', 'f1', 0.3, 'indeterminate'),
    read('d', EXPERT_READER, 0.5, 'fused'),
  ];
  it('JSON is what agreement reads, with the expert as reference', () => {
    const parsed = parseReadings(JSON.stringify(readingsFile(cases, 'interspinousMotion', 'mm')));
    if (!parsed.ok) throw new Error('not read');
    const [against] = agreementOf(parsed.value, () => 0.5, 10).againstReference;
    // (0.25 + 0.5 − 0.2) / 3
    expect(against?.blandAltman?.bias).toBeCloseTo(0.55 / 3, 12);
  });
  it('CSV: long, a row a measure, empty for missing', () => {
    const lines = readingsCsv(cases).split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      'subject,patient,reader,round,measure,value,category,band,clerical,seconds',
      '"a,b/C5-C6","a,b",f1,1,interspinousMotion,1.25,fused,grey,FALSE,61.5',
      '"a,b/C5-C6","a,b",f1,1,segmentalRotation,,fused,grey,FALSE,61.5',
    ]);
  });
});

describe('results', () => {
  it('a straight line of errors is its own smooth, without width', () => {
    const { smooth } = learningCurve(Array.from({ length: 10 }, (_, i) => ({ x: i + 1, y: 2 - 0.1 * i })));
    for (const { x, fit, interval95 } of smooth) {
      expect(fit).toBeCloseTo(2.1 - 0.1 * x, 9);
      expect(interval95[1] - interval95[0]).toBeLessThan(1e-6);
    }
    expect(learningCurve([{ x: 1, y: 1 }]).smooth).toEqual([]);
  });
  it('its interval holds the mean error in 95 % of trials', () => {
    let seed = 1;
    const uniform = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let held = 0;
    const trials = 600;
    for (let i = 0; i < trials; i++) {
      const points = Array.from({ length: 24 }, (_, k) => ({ x: k + 1, y: 10 - 0.05 * k + normal() }));
      const middle = learningCurve(points).smooth.find(({ x }) => x === 12);
      if (middle !== undefined && middle.interval95[0] <= 10 - 0.55 && middle.interval95[1] >= 10 - 0.55) held += 1;
    }
    // Three standard errors of a share of 95 % over 600 trials.
    expect(Math.abs(held / trials - 0.95)).toBeLessThan(0.027);
  });
  it('heat map: mean and largest by vertebra and point', () => {
    const one = (distanceMm: number) => ({
      sopInstanceUID: '1',
      vertebra: 'C5' as const,
      part: 'tip' as const,
      replicate: 1,
      fellow: [0, 0] as const,
      expert: [0, 0] as const,
      offsetMm: [distanceMm, 0] as const,
      distanceMm,
    });
    expect(heatMap([one(0.5), one(1.5), { ...one(9), distanceMm: null }])).toEqual([
      { vertebra: 'C5', part: 'tip', count: 2, meanMm: 1, largestMm: 1.5 },
    ]);
  });
});

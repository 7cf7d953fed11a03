import { describe, expect, test } from 'vitest';
import { buildReport, renderHtml, renderJson, renderText } from '#shared/report';
import type { Annotation } from '#shared/annotation';
import { evaluationJson } from '#shared/evaluateCase';
import { unavailable } from '#shared/units';
import { sentence } from '#shared/wording';
import { document, evaluation, FACTS, measurement, mm, segmentAssessment, studyIndex } from '../../fixtures/reportCase.ts';

const html = (report: ReturnType<typeof buildReport>, language: 'en' | 'de' = 'en', mode: 'page' | 'screen' = 'page'): string =>
  renderHtml(report, { language, mode, fontCss: '', fontFamilies: [], uncovered: [] });
const build = (
  doc = document(),
  value = evaluation([segmentAssessment()]),
  facts: Partial<Parameters<typeof buildReport>[3]> = {},
  index = studyIndex(),
) => buildReport(doc, index, value, { ...FACTS, ...facts });

describe('what a report says', () => {
  test('answers in order: fusion, hardware, neighbours and alignment, causes; the rest behind', () => {
    expect(build().sections.map((section) => section.id)).toEqual([
      'header',
      'fusion',
      'hardware',
      'adjacent',
      'causes',
      'limitations',
      'images',
      'adequacy',
      'levels',
      'bridging',
      'technique',
      'provenance',
    ]);
  });

  test('every cause of pain is answered, or said to be not assessable', () => {
    const text = renderText(build(), 'en');
    for (const cause of [
      'Pseudarthrosis: Finding C5–C6: Pseudarthrosis',
      'Hardware loosening: Finding Not assessable on these images',
      'Fracture or displacement: Finding None recorded',
      'Adjacent-segment disease: Finding not assessable on these images',
      'New disc herniation: Finding Not assessable on these images',
      'What images cannot judge',
    ])
      expect(text).toContain(cause);
  });

  test('an override stands beside what the rules suggest, with its reason', () => {
    const overridden = segmentAssessment({
      category: 'probably-fused',
      suggestedCategory: 'pseudarthrosis',
      override: { category: 'probably-fused', reason: 'wrong level was marked', readerId: 'r1' },
    });
    const text = renderText(build(document(), evaluation([overridden])), 'en');
    expect(text).toContain(
      'Category set by the reader: Probably fused. Suggested by the rules: Pseudarthrosis. Reason: wrong level was marked',
    );
    expect(text).toContain('C5–C6: Probably fused\n');
    expect(text).toContain('Overrides: C5–C6: Probably fused in place of Pseudarthrosis: wrong level was marked');
  });

  test.each([
    [3, 'too early to judge'],
    [8, 'a definitive label is given from 12 months'],
    [13, '70 % of nonunions seen at 1 year were fused at 2 years'],
    [30, '14 of 43 (32.6 %) were fused by 5 years'],
    [null, 'The time since surgery is not known'],
  ])('timing at %s months', (months, words) => {
    const value = evaluation([segmentAssessment()]);
    const at = { ...value, assessment: { ...value.assessment, months: { value: months, from: '' } } };
    expect(renderText(build(document(), at), 'en')).toContain(words);
  });

  test('draft, final and amended are told apart', () => {
    const hash = 'ab'.repeat(32);
    const before = 'cd'.repeat(32);
    const final = document({
      reading: { state: 'final', contentHash: hash, finalisedAt: '2026-03-02T10:11:12Z', ruleSet: 'x/1' },
    });
    const amended = document({
      reading: {
        state: 'amended',
        contentHash: hash,
        finalisedAt: '2026-04-02T10:11:12Z',
        amendments: [{ at: '2026-04-01T08:00:00Z', readerId: 'r1', reason: 'C6 was marked as C5', previousHash: before }],
      },
    });
    expect(html(build())).toContain('DRAFT');
    expect(html(build(final))).not.toContain('DRAFT');
    expect(renderText(build(final), 'en')).toContain(hash);
    expect(renderText(build(amended), 'en')).toContain(`C6 was marked as C5. Previous content hash ${before}`);
    expect(renderText(build(final, undefined, { contentHash: hash }), 'en')).not.toContain('no longer the one that was signed');
    expect(renderText(build(final, undefined, { contentHash: before }), 'en')).toContain('no longer the one that was signed');
  });

  test('signed again after an amendment: the head says amended, by whom, when, and what it replaces', () => {
    const again = document({
      reading: {
        state: 'final',
        contentHash: 'ab'.repeat(32),
        finalisedAt: '2026-04-02T10:11:12Z',
        reader: { id: 'r1', name: 'A. Reader' },
        amendments: [
          {
            at: '2026-04-01T08:00:00Z',
            readerId: 'r1',
            reason: 'C6 was marked as C5',
            previousHash: 'cd'.repeat(32),
            previouslyFinalisedAt: '2026-03-02T10:11:12Z',
          },
        ],
      },
    });
    const text = renderText(build(again), 'en');
    const [head = ''] = text.split('Patient and examination');
    expect(head).toContain('(Amended)');
    expect(head).toContain('Amended. Signed by A. Reader (r1), 2026-04-02 10:11 UTC.');
    expect(head).toContain(
      'Amended 2026-04-01 08:00 UTC by r1: C6 was marked as C5. It replaces the version signed 2026-03-02 10:11 UTC',
    );
    expect(text).toContain('State: Amended');
    expect(html(build(again))).toContain('<p class="mark-text">Amended</p>');
    expect(renderText(build(again), 'de')).toContain('Ersetzt die am 02.03.2026 10:11 UTC unterschriebene Fassung');
  });

  test('a plate that three films show is one row of the hardware table', () => {
    const annotations = ['1.2.3.1', '1.2.3.2', '1.2.3.3'].map((sopInstanceUID, i) => ({
      id: `p${i}`,
      kind: 'plate' as const,
      sopInstanceUID,
      frame: 1,
      cranial: [100, 100] as [number, number],
      caudal: [100, 300] as [number, number],
    }));
    const lines = renderText(build(document({ annotations })), 'en').split('\n');
    const rows = lines.filter((line) => line.includes('Type Plate'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('Level C5–C6');
  });

  test('columns of the hardware table in which nothing is recorded are left out, and come with what is', () => {
    const plate = {
      id: 'p',
      kind: 'plate' as const,
      sopInstanceUID: '1.2.3.1',
      frame: 1,
      cranial: [100, 100] as [number, number],
      caudal: [100, 300] as [number, number],
    };
    const columns = (annotations: Annotation[]): readonly string[] => {
      const page = html(build(document({ annotations })));
      const [head = ''] = /<table id="table-hardware".*?<\/thead>/s.exec(page) ?? [];
      return [...head.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, title = '']) =>
        title.replace(/<[^>]+>/g, '').trim(),
      );
    };
    expect(columns([plate])).toEqual(['Id', 'Level', 'Type']);
    const broken = { id: 'f', kind: 'hardware-finding' as const, vertebra: 'C6' as const, finding: 'fracture' as const };
    expect(columns([plate, broken])).toEqual(['Id', 'Level', 'Type', 'Status']);
  });

  test('a reading that was opened again is a draft until it is signed again', () => {
    const opened = document({
      reading: { state: 'amended', amendments: [{ at: '2026-04-01T08:00:00Z', readerId: 'r1', reason: 'C6 was marked as C5' }] },
    });
    const report = build(opened);
    expect(report.signature).toBeNull();
    expect(html(report)).toContain('<p class="mark-text">DRAFT</p><p class="mark-text">Amended</p>');
    expect(renderText(report, 'en')).toContain('(DRAFT, Amended)');
    expect(renderText(report, 'en')).not.toContain('Signed by');
  });

  test('synthetic images are marked on every rendering', () => {
    const report = build(undefined, undefined, {}, studyIndex({ name: 'SYNTHETIC^Case' }));
    expect(html(report)).toContain('SYNTHETIC');
    expect(renderText(report, 'en')).toContain('(DRAFT, SYNTHETIC)');
  });

  test('revision is never recommended, and the notice is there, in both languages', () => {
    for (const language of ['en', 'de'] as const) {
      const text = renderText(build(), language);
      expect(text).not.toMatch(/revision (is|should be) (recommended|advised|indicated)/i);
      expect(text).toContain(language === 'en' ? 'Not for primary diagnosis.' : 'Nicht für die Primärdiagnostik.');
    }
  });
});

describe('numbers', () => {
  test('an unavailable value prints its reason and no number', () => {
    const page = html(
      build(
        document(),
        evaluation([segmentAssessment({ motionUsed: unavailable('SCALE_MISMATCH', 'two scales'), dynamic: 'non-diagnostic' })]),
      ),
    );
    expect(page).toContain('two scales');
    expect(page).not.toMatch(/NaN|undefined|null mm/);
    expect(page).toContain('<code>NO_NEUTRAL_FILM</code>');
  });

  test('a value that rounds onto the threshold gets a second place', () => {
    const near = segmentAssessment({ motionUsed: mm(0.97, 0.1) });
    expect(renderText(build(document(), evaluation([near])), 'en')).toContain('Interspinous motion 0.97 mm (95 % 0.77 to 1.17)');
  });

  test('German sets a comma, English a point, both a true minus', () => {
    const value = evaluation(
      [segmentAssessment()],
      [
        measurement(
          'segmentalRotation',
          {
            status: 'measured',
            value: -4.25,
            unit: 'deg',
            standardError: 0.5,
            interval95: [-5.23, -3.27],
            method: '',
            plane: 'none',
          },
          { segment: 'C5-C6' },
        ),
      ],
    );
    expect(renderText(build(document(), value), 'de')).toContain('−4,3° (95 % −5,2 bis −3,3)');
    expect(renderText(build(document(), value), 'en')).toContain('−4.3° (95 % −5.2 to −3.3)');
  });
});

describe('the page', () => {
  const hostile = `<script>alert('x')</script>"onload="&amp;`;

  test('names and free texts cannot become markup', () => {
    const doc = document({
      reportText: { impression: hostile, other: hostile },
      context: { symptoms: hostile },
      reading: { reader: { id: hostile, name: hostile } },
    });
    const page = html(build(doc, undefined, {}, studyIndex({ name: hostile, id: hostile })));
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toContain('"onload=');
    expect(page).toContain('&lt;script&gt;');
  });

  test('a name in the page margin cannot end its CSS string or the style element', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(
      html(build(undefined, undefined, {}, studyIndex({ name: '"}</style><b>\\' }))),
    )?.[1];
    expect(style).toContain('@bottom-right');
    expect(style).not.toContain('</');
  });

  test('fetches nothing and runs nothing', () => {
    for (const mode of ['page', 'screen'] as const) {
      const page = html(build(), 'en', mode);
      expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\/\/[a-z]|@import|<link|<script|srcset/i);
      expect(page).toContain('default-src &#39;none&#39;');
    }
  });

  test('each value carries what it stands on; on screen it can be pressed', () => {
    expect(html(build())).toMatch(/<span class="evidence" data-evidence="[^"]*a1[^"]*plate 32\.0 mm/);
    expect(html(build(), 'en', 'screen')).toMatch(/<button type="button" class="evidence" data-evidence="[^"]*a1/);
  });

  test('tables have captions and headers with scope; the language is said', () => {
    const page = html(build(), 'de');
    expect(page).toContain('<html lang="de">');
    for (const table of page.match(/<table[\s\S]*?<\/table>/g) ?? []) {
      expect(table).toContain('<caption>');
      expect(table).toContain('<th scope="col"');
      expect(table).toContain('<th scope="row">');
    }
  });

  test('a text that comes without its sentence is marked as English where the report is German', () => {
    const odd = segmentAssessment({ reasons: ['something that no table knows'] });
    expect(html(build(document(), evaluation([odd])), 'de')).toContain('<span lang="en">something that no table knows</span>');
    const worded = segmentAssessment({ wordingSaid: sentence('wording.radiographic') });
    expect(html(build(document(), evaluation([worded])), 'de')).toContain('Pseudarthrose (Röntgenkriterien)');
  });
});

test('the JSON holds the evaluation byte for byte as every other door writes it', () => {
  const value = evaluation([segmentAssessment()]);
  const json = renderJson(build(document(), value));
  expect(json.startsWith(`${evaluationJson(value).slice(0, -1).trimEnd()},"report":`)).toBe(true);
  expect(JSON.parse(json)).toMatchObject({ report: { state: 'draft', productVersion: '9.9.9' } });
});

import { escapeText } from './plots/svg.ts';
import type { SessionResults } from './results.ts';
import type { SessionState } from './session.ts';
import { trainingNumber, trainingWords, wordOf, type TrainingLanguage } from './words.ts';

export interface CertificateInput {
  readonly state: SessionState;
  readonly packTitle: string;
  readonly results: SessionResults;
  readonly language: TrainingLanguage;
  /** `@font-face` rules and families, as the page that prints has them. */
  readonly fontCss: string;
  readonly fontFamilies: readonly string[];
}

/** Nothing of the page is fetched, nothing of it runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const STYLE = `@page{size:A4;margin:16mm}body{color:#1c2024;background:#fff;font-size:10.5pt;line-height:1.4;margin:0}
h1{font-size:19pt;margin:0 0 2mm}h2{font-size:11.5pt;margin:6mm 0 1.5mm}dl{display:grid;grid-template-columns:48mm 1fr;gap:1mm 4mm;margin:0}
dt{color:#5b6470}dd{margin:0}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:1.2mm 2mm;border-bottom:.3mm solid #d5d9de}
th{font-weight:600}.verdict{font-weight:600;font-size:12.5pt;margin:4mm 0}figure{margin:0;break-inside:avoid}.plots{display:grid;grid-template-columns:1fr 1fr;gap:5mm}
figcaption{font-weight:600;margin-bottom:1mm}svg{width:100%;height:auto}footer{margin-top:6mm;color:#5b6470;font-size:9pt}`;

/** What a session came to, as one self-contained page: who, what, the pass mark criterion by criterion, the plots. */
export function certificateHtml({ state, packTitle, results, language, fontCss, fontFamilies }: CertificateInput): string {
  const words = trainingWords(language);
  const number = trainingNumber(language);
  const { against } = results;
  const families = [...fontFamilies.map((family) => `'${family.replace(/['\\<>]/g, '')}'`), 'sans-serif'].join(',');
  const fact = (name: string, value: string): string => `<dt>${escapeText(name)}</dt><dd>${escapeText(value)}</dd>`;
  const { mode, rounds } = state.protocol;
  const criteria = (against?.pass.criteria ?? []).map(({ name, needed, value, interval95, met }) => {
    const digits = name === 'levels' ? 0 : 2;
    const sign = name === 'levels' || name === 'icc' || name === 'kappa' ? '≥' : '≤';
    const cells = [
      wordOf(language, 'criterion', name),
      `${sign} ${number(needed, digits)}`,
      value === null ? words.notMeasured : number(value, digits),
      interval95 === null ? '' : interval95.map((end) => number(end, 2)).join(' … '),
      met ? words.yes : words.no,
    ];
    return `<tr>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`;
  });
  const heads = [words.criterion, words.needed, words.value, words.interval, words.met];
  const mark = against === null ? '' : `${against.passMark.id} ${against.passMark.version}`;
  const figures = (['blandAltman', 'learning', 'heat', 'confusion'] as const).map(
    (name) => `<figure><figcaption>${escapeText(words[name])}</figcaption>${results.plots[name]}</figure>`,
  );
  const title = `${words.certificate} – ${state.fellow.name}`;
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<title>${escapeText(title)}</title><style>${fontCss}body{font-family:${families}}${STYLE}</style></head><body><main>` +
    `<h1>${escapeText(words.certificate)}</h1><dl>` +
    fact(words.reader, state.fellow.name) +
    fact(words.date, `${state.startedAt.slice(0, 10)} – ${state.lastAt.slice(0, 10)}`) +
    fact(words.pack, `${packTitle} (${state.cases.length}; ${state.packSignature.slice(0, 12)})`) +
    fact(words.protocol, `${words[mode]}, ${rounds} ${words.rounds}`) +
    fact(words.perCase, results.secondsPerCase === null ? '–' : `${number(results.secondsPerCase / 60, 1)} min`) +
    fact(words.clerical, String(results.clerical)) +
    `</dl><p class="verdict">${escapeText(against?.pass.passed === true ? words.passed : words.notPassed)} <small>(${escapeText(mark)})</small></p>` +
    `<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeText(head)}</th>`).join('')}</tr></thead><tbody>${criteria.join('')}</tbody></table>` +
    `<p>${escapeText(words.intervalsNote)}</p><div class="plots">${figures.join('')}</div></main>` +
    `<footer>${escapeText(words.notice)}</footer></body></html>`
  );
}

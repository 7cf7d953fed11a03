/**
 * The evaluation words its results in English. What can be said in German is said so here, by exact text or by pattern; anything else stands
 * in English on the page, marked as such.
 */
const EXACT: Readonly<Record<string, string>> = {
  'Indeterminate (discordant)': 'Unbestimmt (widersprüchlich)',
  'Pseudarthrosis (failing construct)': 'Pseudarthrose (versagendes Konstrukt)',
  'Indeterminate - not yet fused': 'Unbestimmt - noch nicht fusioniert',
  'Indeterminate - not yet fused (too early to judge)': 'Unbestimmt - noch nicht fusioniert (zu früh für ein Urteil)',
  'Indeterminate - time since surgery unknown': 'Unbestimmt - Zeit seit der Operation unbekannt',
  'Indeterminate - non-diagnostic study': 'Unbestimmt - Untersuchung nicht diagnostisch',
  'Pseudarthrosis (radiographic criteria)': 'Pseudarthrose (Röntgenkriterien)',
  'Pseudarthrosis (CT criteria)': 'Pseudarthrose (CT-Kriterien)',
  'Fused (radiographic criteria)': 'Fusioniert (Röntgenkriterien)',
  'measure again, second reader, rule out parallax or a wrong level, repeat the films':
    'neu messen, Zweitbefund, Parallaxe oder falsches Segment ausschließen, Aufnahmen wiederholen',
  'hardware failure is reported separately': 'das Implantatversagen steht gesondert im Befund',
  'assess again at 12 months': 'mit 12 Monaten erneut beurteilen',
  'first meaningful assessment at 6 months': 'erste sinnvolle Beurteilung mit 6 Monaten',
  'motion and CT agree': 'Bewegung und CT stimmen überein',
  'measure again, second reader': 'neu messen, Zweitbefund',
  'the motion was reproduced in a second reading': 'die Bewegung wurde in einem zweiten Befund bestätigt',
  'CT is advised before any revision': 'vor jeder Revision wird ein CT empfohlen',
  'stable but not bridged (delayed union, or fibrous or locked): check again':
    'stabil, aber nicht überbrückt (verzögerte, fibröse oder verriegelte Heilung): erneut prüfen',
  'never fused on bone inside a cage alone': 'nie fusioniert allein durch Knochen im Cage',
  'repeat the films with effort coaching, or thin CT': 'Aufnahmen mit angeleiteter Bewegung wiederholen, oder Dünnschicht-CT',
  'thin CT if it changes management': 'Dünnschicht-CT, wenn es das Vorgehen ändert',
  'time since surgery not known': 'Zeit seit der Operation nicht bekannt',
  'detector plane': 'Detektorebene',
  'uncalibrated: px': 'nicht kalibriert: px',
  'no neutral film': 'keine neutrale Aufnahme',
  'no flexion film': 'keine Aufnahme in Flexion',
  'no extension film': 'keine Aufnahme in Extension',
  'a film of the pair is missing': 'eine Aufnahme des Paars fehlt',
  'no film of the pair has landmarks': 'keine Aufnahme des Paars trägt Messpunkte',
  'not measured in this reading': 'in diesem Befund nicht gemessen',
  "nothing can be below the threshold with an assumed reader's error":
    'mit angenommenem Messfehler kann nichts unter der Schwelle liegen',
  'no accepted criterion for posterior fusion': 'kein anerkanntes Kriterium für die dorsale Fusion',
  'Indeterminate (no accepted criterion for posterior fusion)': 'Unbestimmt (kein anerkanntes Kriterium für die dorsale Fusion)',
  'motion is recorded; a category from motion or from interbody bridging is not supported after posterior fusion':
    'die Bewegung ist erfasst; nach dorsaler Fusion lässt sich daraus oder aus interkorporeller Überbrückung keine Kategorie ableiten',
  'facet and lamina bridging on thin CT': 'Überbrückung von Facetten und Laminae im Dünnschicht-CT',
  'the 1.5 mm cut-off is of corpectomy series with CT as reference':
    'die Schwelle von 1,5 mm stammt aus Korporektomie-Serien mit CT als Referenz',
  'the procedure is not stated': 'der Eingriff ist nicht angegeben',
};

const word = (text: string): string =>
  ({ met: 'erfüllt', 'not met': 'nicht erfüllt', 'not known': 'nicht bekannt' })[text] ?? text;
const comma = (number: string): string => number.replace('.', ',');
const pose = (text: string): string => ({ flexion: 'Flexion', extension: 'Extension', neutral: 'neutralen' })[text] ?? text;
const list = (text: string): string => text.replace(/ and /g, ' und ');

/** Where a reader's error came from, within the wording of the bands. */
const errorSource = (text: string): string =>
  text
    .replace(/^reader's SEM ([\d.]+) mm/, (_, sem: string) => `SEM des Befunders ${comma(sem)} mm`)
    .replace(/^SD of the reader's replicates ([\d.]+) mm/, (_, sd: string) => `Streuung der Wiederholungen ${comma(sd)} mm`)
    .replace(
      /^ASSUMED_SEM_MM ([\d.]+) mm \(assumed: no replicates, no stored SEM\)/,
      (_, sem: string) => `ASSUMED_SEM_MM ${comma(sem)} mm (angenommen: keine Wiederholungen, kein SEM)`,
    );

type Pattern = readonly [RegExp, (...parts: string[]) => string];
const PATTERNS: readonly Pattern[] = [
  [
    /^< ([\d.]+) mm: (met|not met|not known); superjacent >= (\d+) mm: (met|not met|not known)$/,
    (limit, own, gate, effort) => `< ${comma(limit)} mm: ${word(own)}; darüber mindestens ${gate} mm: ${word(effort)}`,
  ],
  [
    /^rotation <= 3\.0° and interspinous motion <= 2\.0 mm \[S11\]: (met|not met|not known)$/,
    (verdict) => `Rotation höchstens 3,0° und interspinöse Bewegung höchstens 2,0 mm [S11]: ${word(verdict)}`,
  ],
  [
    /^second reading by (.+): the motion was (reproduced|not reproduced)$/,
    (name, what) => `Zweitbefund von ${name}: die Bewegung wurde ${what === 'reproduced' ? '' : 'nicht '}bestätigt`,
  ],
  [/^one-sided 95 % from (.+)$/, (source) => `einseitig 95 % aus ${errorSource(source)}`],
  [
    /^fixed bands \(k >= 3, SEM <= 0\.45 mm\); (.+)$/,
    (source) => `feste Grenzen (k mindestens 3, SEM höchstens 0,45 mm); ${errorSource(source)}`,
  ],
  [/^magnified ([\d.]+) \((.+)\)$/, (factor, source) => `${comma(factor)}fach vergrößert (${source})`],
  [/^calibrated: (.+)$/, (by) => `kalibriert: ${by}`],
  [
    /^no unfused level above (\S+) is measured on lateral films$/,
    (level) => `über ${level} ist kein unfusioniertes Segment messbar`,
  ],
  [
    /^not placed: corners of (.+) on the (\w+) film$/,
    (names, film) => `Ecken von ${list(names)} fehlen, Aufnahme: ${pose(film)}`,
  ],
  [
    /^not placed: spinous process tip of (.+) on the (\w+) film$/,
    (names, film) => `Dornfortsatzspitze von ${list(names)} fehlt, Aufnahme: ${pose(film)}`,
  ],
  [
    /^posterior-wall translation between flexion and extension: ([\d.-]+) mm, (more|not more) than 3\.5 mm$/,
    (value, more) =>
      `Versatz der Hinterkante zwischen Flexion und Extension ${comma(value)} mm, ${more === 'more' ? '' : 'nicht '}mehr als 3,5 mm`,
  ],
  [
    /^listhesis on the neutral film: ([\d.-]+) mm, (more|not more) than 3\.5 mm$/,
    (value, more) => `Listhese auf der neutralen Aufnahme ${comma(value)} mm, ${more === 'more' ? '' : 'nicht '}mehr als 3,5 mm`,
  ],
  [
    /^angle against the adjacent levels, neutral film: ([\d.-]+)°, (more|not more) than 11°$/,
    (value, more) => `Winkel gegen die Nachbarsegmente ${comma(value)}°, ${more === 'more' ? '' : 'nicht '}mehr als 11°`,
  ],
];

export function deEvaluation(english: string): string | null {
  const exact = EXACT[english];
  if (exact !== undefined) return exact;
  for (const [pattern, say] of PATTERNS) {
    const match = pattern.exec(english);
    if (match !== null) return say(...match.slice(1));
  }
  return null;
}

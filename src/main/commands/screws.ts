import { parseArgs } from 'node:util';
import { findHardware, type PlateCandidate, type ScrewCandidate } from '#shared/hardware';
import { unavailable, type Quantity } from '#shared/units';
import { chooseSeries, findingSentence, mayMeasure, sliceDistance, type SeriesChoice, type VolumeFinding } from '#shared/volume';
import { inEnglish, withoutSentences } from '#shared/wording';
import { readVolume } from '../io/readVolume.ts';
import { scanPaths } from '../io/scanPaths.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review screws PATH… [--series UID] [--json]

Finds the metal of a CT: each screw with its axis, head, tip, diameter, length, lucent ring (halo), how far it stands out of its
plate (proud) and has backed out of it, and each plate's outline. Candidates, never findings: a reader confirms or corrects them.
Of several series the one with thin slices and a bone kernel is taken; --series says which.

  --series UID   the Series Instance UID to use
  --json         { screws, plates, volume: { spacing, warnings } } on stdout; points are patient LPS mm

Exit: 0 done (no metal found included) · 2 wrong usage · 3 no CT that can be a volume.
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const screwsCommand: CommandLine = { name: 'screws', summary: 'finds metal in a CT volume', help: HELP, run };

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parse(args);
  const index = await scanPaths(options.paths, { onProgress: ({ files }) => terminal.progress(`${files} files`) });
  terminal.progress('');
  const choices = chooseSeries(index);
  const choice = options.series === null ? choices[0] : choices.find((one) => one.set.seriesInstanceUID === options.series);
  if (choice === undefined) {
    const which = options.series === null ? options.paths.join(', ') : `series ${options.series}`;
    terminal.complain(`fusion-review: NO_VOLUME: no CT that can be a volume in ${which}`);
    for (const { path, code, message } of index.rejected) terminal.complain(`${path}: ${code}: ${message}`);
    return EXIT.unusableInput;
  }
  const loaded = await readVolume(choice.set, index, {
    onProgress: (done, of) => terminal.progress(`slice ${done} of ${of}`),
  });
  terminal.progress('');
  if (!loaded.ok) {
    terminal.complain(`fusion-review: ${loaded.error.code}: ${loaded.error.message}`);
    return EXIT.unusableInput;
  }
  terminal.progress('finding metal');
  const { volume, findings, clippedAt } = loaded.value;
  const hardware = findHardware({ volume, clippedAt });
  terminal.progress('');
  const refusal = findings.find(({ effect }) => effect === 'refuse-measurement');
  const output: Output = {
    screws:
      mayMeasure(findings) || refusal === undefined ? hardware.screws : hardware.screws.map((one) => unmeasured(one, refusal)),
    plates: hardware.plates,
    volume: {
      spacing: [volume.geometry.spacing[0], volume.geometry.spacing[1], sliceDistance(volume.geometry)],
      size: volume.geometry.size,
      warnings: findings.map(({ code }) => code),
      seriesInstanceUID: choice.set.seriesInstanceUID,
      seriesDescription: choice.set.seriesDescription,
      otherSeries: choices.filter((one) => one !== choice).map((one) => one.set.seriesInstanceUID),
      clippedAt,
    },
  };
  if (options.json) terminal.print(JSON.stringify(withoutSentences(output), null, 2));
  else for (const line of asText(output, choice, findings)) terminal.print(line);
  return EXIT.done;
}

interface Output {
  readonly screws: readonly ScrewCandidate[];
  readonly plates: readonly PlateCandidate[];
  readonly volume: {
    readonly spacing: readonly [number, number, number];
    readonly size: readonly [number, number, number];
    readonly warnings: readonly string[];
    readonly seriesInstanceUID: string;
    readonly seriesDescription: string;
    readonly otherSeries: readonly string[];
    readonly clippedAt: number | null;
  };
}

const MEASURES = ['diameter', 'length', 'halo', 'proud', 'backout', 'toggle'] as const;

/** A volume that cannot be trusted gives places, no lengths. */
function unmeasured(screw: ScrewCandidate, finding: VolumeFinding): ScrewCandidate {
  const why = unavailable(finding.code, findingSentence(finding));
  return { ...screw, diameter: why, length: why, halo: why, proud: why, backout: why, toggle: why };
}

function asText(
  { screws, plates, volume }: Output,
  { study, set }: SeriesChoice,
  findings: readonly VolumeFinding[],
): readonly string[] {
  const point = (p: readonly number[]): string => `[${p.map((v) => v.toFixed(1)).join(', ')}]`;
  const number = (quantity: Quantity): string =>
    quantity.status === 'measured'
      ? `${quantity.value.toFixed(2)} ${quantity.unit} (${quantity.interval95[0].toFixed(2)} to ${quantity.interval95[1].toFixed(2)})`
      : `unavailable: ${quantity.reason} (${quantity.message})`;
  return [
    `${study.studyDate} ${set.seriesDescription}, ${volume.size[2]} slices, ${volume.spacing.map((mm) => mm.toFixed(2)).join(' × ')} mm`,
    ...findings.map((finding) => `  ${finding.code}: ${inEnglish(findingSentence(finding))}`),
    `${screws.length} screws, ${plates.length} plates: candidates, to be confirmed`,
    ...screws.flatMap((screw) => [
      `${screw.id}${screw.side === null ? '' : ` ${screw.side}`}  head ${point(screw.head)}  tip ${point(screw.tip)}`,
      ...MEASURES.map((name) => `  ${name.padEnd(9)} ${number(screw[name])}`),
    ]),
    'Research and education use. Not a medical device. Not for primary diagnosis.',
  ];
}

function parse(args: readonly string[]): {
  readonly paths: readonly string[];
  readonly series: string | null;
  readonly json: boolean;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { series: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('screws wants at least one PATH; --help says more');
    return { paths: positionals, series: values.series ?? null, json: values.json === true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/base';
import { canonicalJson, type CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import {
  measureCase,
  neutralAnnotations,
  plateAnnotations,
  registrationAnnotations,
  registrationInput,
  withRegistrations,
  type RegistrationInput,
} from '#shared/measurement';
import { withoutSentences } from '#shared/wording';
import { registerOverNeutral, registerPair, type PairRegistration, type RegistrationFilm } from '#shared/registration';
import { MOTION_SEGMENTS, vertebraeOf, type Pose, type Segment } from '#shared/spine';
import { unavailable, Z_975, type Quantity } from '#shared/units';
import { atomicWrite } from '../io/atomicWrite.ts';
import { readRegistrationFilm } from '../io/registrationFilm.ts';
import { scanPaths } from '../io/scanPaths.ts';
import { readCaseFile } from './caseInput.ts';
import { EXIT, UsageError, type CommandLine, type ExitCode, type Terminal } from './command.ts';

const HELP = `fusion-review motion PATH… --case CASE [--write CASE] [--json]

Registers each vertebra that has its corners on the flexion film between flexion and extension, and measures the motion of
every level from it. Landmarks on the extension film are not needed; those that are there are checked against. A vertebra whose
registration cannot be trusted is not accepted, with the reason, and its levels are "unavailable".

  --case CASE    the case file (JSON)
  --write CASE   writes the case with the registrations in it: \`evaluate\` and \`report\` then give the same without pixels
                 (may be the same file)
  --json         { segments, vertebrae, scale } on stdout

Exit: 0 done (vertebrae that were not accepted included) · 1 the case could not be written · 2 wrong usage · 3 no usable
image or pair, or a case file that is wrong.
Research and education use. Not a medical device. Not for primary diagnosis.`;

export const motionCommand: CommandLine = {
  name: 'motion',
  summary: 'register the vertebrae between flexion and extension and measure their motion',
  help: HELP,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parse(args);
  const document = await readCaseFile(options.casePath, null);
  if (!document.ok) {
    for (const line of document.error) terminal.complain(`fusion-review: ${line}`);
    return EXIT.unusableInput;
  }
  const index = await scanPaths(options.paths, { onProgress: ({ files }) => terminal.progress(`${files} files`) });
  terminal.progress('');
  if (Object.keys(index.instances).length === 0) {
    terminal.complain(`fusion-review: nothing that can be used in ${options.paths.join(', ')}`);
    for (const { path, code, message } of index.rejected) terminal.complain(`${path}: ${code}: ${message}`);
    return EXIT.unusableInput;
  }
  terminal.progress('registering');
  const registered = await registerCase(document.value, index);
  terminal.progress('');
  if (!registered.ok) {
    terminal.complain(`fusion-review: ${registered.error.code}: ${registered.error.message}`);
    return EXIT.unusableInput;
  }
  const { document: written, output } = registered.value;
  if (options.write !== null) {
    const saved = await atomicWrite(options.write, `${canonicalJson(written, 2)}\n`);
    if (!saved.ok) {
      terminal.complain(`fusion-review: ${saved.error.code}: ${saved.error.message}`);
      return EXIT.ourFailure;
    }
  }
  if (options.json) terminal.print(JSON.stringify(withoutSentences(output), null, 2));
  else for (const line of asText(output)) terminal.print(line);
  return EXIT.done;
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

async function registerCase(
  document: CaseDocument,
  index: StudyIndex,
): Promise<Result<{ readonly document: CaseDocument; readonly output: Output }, Failure>> {
  const input = registrationInput(document, index);
  if ('why' in input) return err({ code: input.why.reason, message: input.why.message });
  const film = async (uid: string, mm: number) => readRegistrationFilm(index.instances[uid]?.path ?? uid, mm);
  const flexion = await film(input.flexionUID, input.flexionMm);
  if (!flexion.ok) return flexion;
  const extension = await film(input.extensionUID, input.extensionMm);
  if (!extension.ok) return extension;
  const result = registerPair({ ...input, flexion: flexion.value, extension: extension.value });
  let whole = withRegistrations(document, input, [...registrationAnnotations(input, result), ...plateAnnotations(input, result)]);
  if (input.neutral !== null) {
    const neutral = await film(input.neutral.uid, input.neutral.mm);
    // A neutral film that cannot be read leaves its own values unavailable, and nothing else.
    if (neutral.ok) whole = withNeutral(whole, input, input.neutral.uid, flexion.value, neutral.value, extension.value);
  }
  return ok({ document: whole, output: outputOf(input, result, whole, index) });
}

function withNeutral(
  document: CaseDocument,
  input: RegistrationInput,
  uid: string,
  flexion: RegistrationFilm,
  neutral: RegistrationFilm,
  extension: RegistrationFilm,
): CaseDocument {
  const found = registerOverNeutral({ flexion, neutral, extension, landmarks: input.landmarks });
  let whole = document;
  for (const { from, to, registrations } of neutralAnnotations(input, uid, found))
    whole = withRegistrations(whole, { flexionUID: from, extensionUID: to }, registrations);
  return whole;
}

interface Output {
  readonly segments: readonly ({ readonly segment: Segment } & Readonly<
    Record<(typeof QUANTITIES)[number]['field'], Quantity>
  >)[];
  readonly vertebrae: readonly {
    readonly vertebra: string;
    readonly transform: PairRegistration['vertebrae'][number]['transform'];
    readonly similarity: number | null;
    readonly accepted: boolean;
    readonly reason: string | null;
    readonly message: string | null;
    readonly checks: PairRegistration['vertebrae'][number]['checks'];
  }[];
  readonly scale: { readonly ratio: number; readonly interval95: readonly [number, number]; readonly source: string };
}

const QUANTITIES = [
  { field: 'rotation', measure: 'registeredRotation', film: null },
  { field: 'translation', measure: 'registeredTranslation', film: null },
  { field: 'translationSuperior', measure: 'registeredTranslationSuperior', film: null },
  { field: 'interspinousMotion', measure: 'registeredInterspinousMotion', film: null },
  { field: 'interspinousFlexion', measure: 'registeredInterspinousDistance', film: 'flexion' },
  { field: 'interspinousExtension', measure: 'registeredInterspinousDistance', film: 'extension' },
  { field: 'centreOfRotationAnterior', measure: 'registeredCentreOfRotationAnterior', film: null },
  { field: 'centreOfRotationSuperior', measure: 'registeredCentreOfRotationSuperior', film: null },
  { field: 'rotationFlexionNeutral', measure: 'registeredRotationFlexionNeutral', film: null },
  { field: 'rotationNeutralExtension', measure: 'registeredRotationNeutralExtension', film: null },
  { field: 'rotationClosure', measure: 'registeredRotationClosure', film: null },
] as const satisfies readonly { readonly field: string; readonly measure: string; readonly film: Pose | null }[];
type Field = (typeof QUANTITIES)[number]['field'];
/** What only a neutral film gives. */
const OVER_NEUTRAL: readonly Field[] = ['rotationFlexionNeutral', 'rotationNeutralExtension', 'rotationClosure'];

function outputOf(input: RegistrationInput, result: PairRegistration, document: CaseDocument, index: StudyIndex): Output {
  const { measurements } = measureCase(document, index);
  const placed = new Set(input.landmarks.map((one) => one.vertebra));
  const segments = MOTION_SEGMENTS.filter((segment) => vertebraeOf(segment)?.every((one) => placed.has(one)) === true);
  const quantity = (segment: Segment, field: Field): Quantity => {
    const wanted = QUANTITIES.find((one) => one.field === field);
    return (
      measurements.find(
        (one) =>
          one.measure === wanted?.measure && one.segment === segment && one.film === wanted.film && one.plane === undefined,
      )?.quantity ??
      (OVER_NEUTRAL.includes(field)
        ? unavailable('NOT_OVER_NEUTRAL', 'no neutral film, or this level was not accepted on it')
        : unavailable('VERTEBRA_NOT_FOUND', 'no vertebra of this level was found on the extension film'))
    );
  };
  const { ratio, relativeStandardError, source } = result.scale;
  const half = Z_975 * ratio * relativeStandardError;
  return {
    segments: segments.map((segment) => ({
      segment,
      rotation: quantity(segment, 'rotation'),
      translation: quantity(segment, 'translation'),
      translationSuperior: quantity(segment, 'translationSuperior'),
      interspinousMotion: quantity(segment, 'interspinousMotion'),
      interspinousFlexion: quantity(segment, 'interspinousFlexion'),
      interspinousExtension: quantity(segment, 'interspinousExtension'),
      centreOfRotationAnterior: quantity(segment, 'centreOfRotationAnterior'),
      centreOfRotationSuperior: quantity(segment, 'centreOfRotationSuperior'),
      rotationFlexionNeutral: quantity(segment, 'rotationFlexionNeutral'),
      rotationNeutralExtension: quantity(segment, 'rotationNeutralExtension'),
      rotationClosure: quantity(segment, 'rotationClosure'),
    })),
    vertebrae: result.vertebrae.map(({ vertebra, transform, similarity, accepted, rejection, checks }) => ({
      vertebra,
      transform,
      similarity,
      accepted,
      reason: rejection?.code ?? null,
      message: rejection?.message ?? null,
      checks,
    })),
    scale: { ratio, interval95: [ratio - half, ratio + half], source },
  };
}

function asText({ segments, vertebrae, scale }: Output): readonly string[] {
  const number = (quantity: Quantity): string =>
    quantity.status === 'measured'
      ? `${quantity.value.toFixed(2)} (${quantity.interval95[0].toFixed(2)} to ${quantity.interval95[1].toFixed(2)}) ${quantity.unit}${quantity.plane === 'none' ? '' : `, ${quantity.plane} plane`}`
      : `unavailable: ${quantity.reason} (${quantity.message})`;
  return [
    'Motion by registration, flexion minus extension; value and 95 % interval',
    ...segments.flatMap((one) => [
      one.segment,
      `  rotation               ${number(one.rotation)}`,
      `  translation            ${number(one.translation)}`,
      `  translation, superior  ${number(one.translationSuperior)}`,
      `  interspinous motion    ${number(one.interspinousMotion)}`,
      `  centre of rotation     anterior ${number(one.centreOfRotationAnterior)}; superior ${number(one.centreOfRotationSuperior)}`,
      ...(one.rotationClosure.status === 'measured'
        ? [
            `  over the neutral film  ${number(one.rotationFlexionNeutral)} and ${number(one.rotationNeutralExtension)}; differs by ${number(one.rotationClosure)}`,
          ]
        : []),
    ]),
    `scale, extension over flexion: ${scale.ratio.toFixed(4)}, ${scale.source}`,
    ...vertebrae.map(({ vertebra, similarity, accepted, reason, message }) =>
      accepted
        ? `${vertebra} accepted, similarity ${(similarity ?? 0).toFixed(2)}`
        : `${vertebra} not accepted: ${reason ?? ''} (${message ?? ''})`,
    ),
    'Research and education use. Not a medical device. Not for primary diagnosis.',
  ];
}

function parse(args: readonly string[]): {
  readonly paths: readonly string[];
  readonly casePath: string;
  readonly write: string | null;
  readonly json: boolean;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { case: { type: 'string' }, write: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('motion wants at least one PATH; --help says more');
    if (values.case === undefined) throw new UsageError('motion wants --case CASE; --help says more');
    if (values.write === '') throw new UsageError('--write wants a file');
    return { paths: positionals, casePath: values.case, write: values.write ?? null, json: values.json === true };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

import { z } from 'zod';
import { err, ok, type Result } from '#shared/base';
import { canonicalJson, parseCaseDocument, type CaseDocument } from '#shared/case';

/** How several experts become one: their first, or the mean or median of each landmark over all who placed it. */
export const CONSENSUS_RULES = ['first', 'mean-of-points', 'median-of-points'] as const;
export type ConsensusRule = (typeof CONSENSUS_RULES)[number];

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex');
/** A path below the pack's folder: no way out of it, no drive, no backslash. */
const innerPath = z.string().refine(isInnerPath, 'must be a relative path inside the pack');

const document = z.unknown().transform((value, context): CaseDocument => {
  const parsed = parseCaseDocument(value);
  if (parsed.ok) return parsed.value;
  for (const { path, message } of parsed.error) context.addIssue({ code: 'custom', message: `${path}: ${message}` });
  return z.NEVER;
});

const imagesSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('files'), files: z.array(z.object({ path: innerPath, sha256: sha256Text })).min(1) }),
  /** Made on this machine by the program itself. */
  z.object({ kind: z.literal('synthetic'), name: z.string().min(1) }),
]);

const packCaseSchema = z.looseObject({
  /** Unique in the pack. Never shown before the feedback. */
  key: z.string().min(1),
  title: z.string(),
  /** What a reader is told beforehand. */
  vignette: z.string(),
  /** What she is told afterwards. */
  teaching: z.string(),
  difficulty: z.enum(['clean', 'usual', 'hard']),
  images: imagesSchema,
  experts: z.array(z.looseObject({ id: z.string().min(1), exact: z.boolean().optional(), document })).min(1),
});

const packSchema = z.looseObject({
  version: z.literal(1),
  id: z.string().min(1),
  title: z.string().min(1),
  consensus: z.enum(CONSENSUS_RULES),
  cases: z.array(packCaseSchema).min(1),
});
const signedPackSchema = packSchema.extend({
  signature: z.object({ algorithm: z.literal('sha-256'), value: sha256Text }),
});

/** A set of anonymized cases with what experts read in them. */
export type CasePack = Readonly<z.infer<typeof packSchema>>;
export type SignedPack = Readonly<z.infer<typeof signedPackSchema>>;
export type PackCase = Readonly<z.infer<typeof packCaseSchema>>;

export interface PackIssue {
  /** PACK_NOT_JSON, PACK_VERSION, PACK_FIELD, PACK_TWICE, PACK_ALTERED. */
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** SHA-256 of a text's UTF-8 bytes as lower-case hex; the platform brings it. */
export type Sha256 = (text: string) => string;

/** The text that is signed: the canonical JSON of all but the signature; file hashes are part of it. */
export function signedContent(pack: CasePack): string {
  const { signature: _signature, ...content } = pack as CasePack & { readonly signature?: unknown };
  return canonicalJson(content);
}

export const signPack = (pack: CasePack, sha256: Sha256): SignedPack => ({
  ...pack,
  signature: { algorithm: 'sha-256', value: sha256(signedContent(pack)) },
});

/**
 * Reads a pack's description and holds it against its signature, which proves that nothing changed since it was made and not who made it.
 * Files are checked by whoever reads them, against their hashes.
 */
export function parsePack(text: string, sha256: Sha256): Result<SignedPack, readonly PackIssue[]> {
  let json: unknown;
  try {
    json = JSON.parse(text) as unknown;
  } catch (error) {
    return err([{ code: 'PACK_NOT_JSON', path: '', message: error instanceof Error ? error.message : String(error) }]);
  }
  const parsed = signedPackSchema.safeParse(json);
  if (!parsed.success)
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        code: path[0] === 'version' ? 'PACK_VERSION' : 'PACK_FIELD',
        path: path.map(String).join('.'),
        message,
      })),
    );
  const pack = parsed.data;
  const twice = pack.cases.find(({ key }, i) => pack.cases.findIndex((one) => one.key === key) !== i);
  if (twice !== undefined) return err([{ code: 'PACK_TWICE', path: 'cases', message: `two cases have the key ${twice.key}` }]);
  // Over what was read, before defaults and migrations touch it.
  if (sha256(signedContent(json as CasePack)) !== pack.signature.value)
    return err([{ code: 'PACK_ALTERED', path: 'signature', message: 'the pack is not what was signed' }]);
  return ok(pack);
}

function isInnerPath(path: string): boolean {
  const parts = path.split('/');
  return path !== '' && !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/**
 * Beside each English text that the contract knows (`method`, `message`, `reasons` …) stands its sentence, as `said` or `…Said`. The files and
 * the command line do not carry it: the English text is theirs.
 */
export const isSaidField = (name: string): boolean => name === 'said' || name.endsWith('Said');

/** Plain data without them: the contract's fields alone, in which each sentence stands in English already. */
export function withoutSentences(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutSentences);
  if (typeof part !== 'object' || part === null) return part;
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) if (!isSaidField(name)) kept[name] = withoutSentences(value);
  return kept;
}

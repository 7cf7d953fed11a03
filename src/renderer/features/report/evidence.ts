/** What a sentence of the report stands on, as its page carries it in `data-evidence`. */
export interface ReportEvidence {
  readonly annotations: readonly string[];
  readonly images: readonly string[];
}

/** Reads a `data-evidence` attribute; null where it holds nothing to go to. */
export function parseEvidence(text: string | undefined): ReportEvidence | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { annotations, images } = value as Readonly<Record<string, unknown>>;
    const found = { annotations: strings(annotations), images: strings(images) };
    return found.annotations.length + found.images.length === 0 ? null : found;
  } catch {
    return null;
  }
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

import { invariant } from '#shared/base';

/**
 * JSON with one spelling: members sorted by UTF-16 code unit, no white space unless `indent` asks for it, numbers as ECMAScript prints them
 * (the ordering and number rules of RFC 8785). Members that are `undefined` are left out. The text that is compared byte by byte between
 * screen, command line and export, and the text that hashes are taken of.
 *
 * A number that is not finite, a function or a cycle is our own mistake and throws.
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return write(value, indent, 0);
}

const MAX_DEPTH = 500;

function write(value: unknown, indent: number, depth: number): string {
  invariant(depth < MAX_DEPTH, 'canonicalJson: nested too deeply, or a cycle');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), `canonicalJson: ${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  invariant(typeof value === 'object', `canonicalJson: cannot write a ${typeof value}`);
  if (Array.isArray(value)) {
    const items = (value as readonly unknown[]).map((item) => write(item === undefined ? null : item, indent, depth + 1));
    return enclose('[', items, ']', indent, depth);
  }
  const record = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort(byCodeUnit)
    .map((key) => `${JSON.stringify(key)}:${indent > 0 ? ' ' : ''}${write(record[key], indent, depth + 1)}`);
  return enclose('{', members, '}', indent, depth);
}

/** `<` on strings compares UTF-16 code units, whatever the locale. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function enclose(open: string, parts: readonly string[], close: string, indent: number, depth: number): string {
  if (parts.length === 0 || indent === 0) return open + parts.join(',') + close;
  const pad = `\n${' '.repeat(indent * (depth + 1))}`;
  return `${open}${pad}${parts.join(`,${pad}`)}\n${' '.repeat(indent * depth)}${close}`;
}

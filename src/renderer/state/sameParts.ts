import { isSaidField } from '#shared/wording';

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `now` with every part that equals the part of `before` at the same place replaced by that very object, so that what is drawn from an
 * unchanged part is known to be unchanged by identity. Plain data only (objects, arrays, strings, numbers, booleans, null).
 */
export function withSameParts<T>(before: unknown, now: T): T {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) {
    const parts =
      before.length === now.length ? now.map((part, at) => withSameParts(before[at], part as unknown)) : shifted(before, now);
    return (parts.length === before.length && parts.every((part, at) => part === before[at]) ? before : parts) as T;
  }
  if (!isPlain(before) || !isPlain(now)) return now;
  const names = Object.keys(now);
  const parts: Record<string, unknown> = {};
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    // A sentence is the English text beside it in another form: where that is the same, so is this.
    if (isSaidField(name)) {
      parts[name] = now[name];
      continue;
    }
    parts[name] = withSameParts(before[name], now[name]);
    same &&= Object.is(parts[name], before[name]) && name in before;
  }
  return (same ? before : parts) as T;
}

/**
 * The parts of a list that has become longer or shorter: what stands behind the place of the change has moved by the difference, and is looked
 * for there from the first part on that is no longer where it was.
 */
function shifted(before: readonly unknown[], now: readonly unknown[]): unknown[] {
  const by = before.length - now.length;
  let moved = false;
  return now.map((part, at) => {
    const [first, second] = moved ? [at + by, at] : [at, at + by];
    const made = withSameParts(before[first], part);
    if (first in before && made === before[first]) return made;
    const other = withSameParts(before[second], part);
    if (!(second in before) || other !== before[second]) return made;
    moved = !moved;
    return other;
  });
}

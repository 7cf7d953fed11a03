import { useRef } from 'react';

/** The same object as before while its content is the same (plain data), so that what hangs on it is not drawn anew. */
export function useKept<T>(value: T): T {
  const kept = useRef({ value, text: JSON.stringify(value) });
  const text = JSON.stringify(value);
  if (text !== kept.current.text) kept.current = { value, text };
  return kept.current.value;
}

/** The same list as before while its elements are the very same. */
export function useKeptList<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  const same = kept.current.length === list.length && kept.current.every((one, at) => one === list[at]);
  if (!same) kept.current = list;
  return kept.current;
}

type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Functions that never change and always do what the latest ones do. */
export function useLatest<T extends Handlers>(handlers: T): T {
  const latest = useRef(handlers);
  latest.current = handlers;
  const stable = useRef<T | null>(null);
  stable.current ??= Object.fromEntries(
    Object.keys(handlers).map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)]),
  ) as unknown as T;
  return stable.current;
}

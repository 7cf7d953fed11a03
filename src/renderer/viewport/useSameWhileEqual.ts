import { useRef } from 'react';

/** The earlier value for as long as the new one says the same (plain data, compared by its JSON): a parent may make its objects anew in every render without the film being drawn again. */
export function useSameWhileEqual<T>(value: T): T {
  const kept = useRef({ value, json: '' });
  const json = JSON.stringify(value);
  if (kept.current.json !== json) kept.current = { value, json };
  return kept.current.value;
}

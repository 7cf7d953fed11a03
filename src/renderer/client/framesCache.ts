/** Keeps the most recently used values within a budget of bytes. A value larger than the budget is not kept. */
export interface BoundedCache<V> {
  get(key: string): V | undefined;
  /** Does not count as a use. */
  has(key: string): boolean;
  set(key: string, value: V, bytes: number): void;
  readonly bytes: () => number;
  clear(): void;
}

export function boundedCache<V>(budgetBytes: number): BoundedCache<V> {
  // A Map iterates in insertion order: deleting and setting again makes an entry the youngest.
  const entries = new Map<string, { readonly value: V; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    has: (key) => entries.has(key),
    set: (key, value, bytes) => {
      drop(key);
      if (bytes > budgetBytes) return;
      entries.set(key, { value, bytes });
      total += bytes;
      for (const oldest of entries.keys()) {
        if (total <= budgetBytes) break;
        drop(oldest);
      }
    },
    bytes: () => total,
    clear: () => {
      entries.clear();
      total = 0;
    },
  };
}

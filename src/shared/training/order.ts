import { createRandom, seedFor } from '#shared/statistics';

/** The order of one round: the same for the same seed, another in every round. Fisher and Yates. */
export function shuffled<T>(items: readonly T[], seed: number, round: number): readonly T[] {
  const random = createRandom(seedFor(seed, `round/${round}`));
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    const [a, b] = [order[i] as T, order[j] as T];
    order[i] = b;
    order[j] = a;
  }
  return order;
}

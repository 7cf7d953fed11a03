import type { TrialFilm } from '../../../tests/fixtures/registrationTrial.ts';

/** How far above C7's body the shoulders begin, and over what height they close, mm. */
const ABOVE_MM = 4;
const CLOSING_MM = 5;

/**
 * The film with shoulders in front of C7 and all below: nothing of the bones comes through, noise does. The noise is a fixed pattern, so that
 * the same film comes out every time.
 */
export function withoutLowerNeck(film: TrialFilm): TrialFilm {
  const seventh = film.landmarks.get('C7');
  if (seventh === undefined) return film;
  const [ax, ay] = seventh.superiorAnterior;
  const [bx, by] = seventh.superiorPosterior;
  const length = Math.hypot(bx - ax, by - ay);
  // Square to the upper endplate, away from the bodies above.
  const down = [(seventh.inferiorAnterior[0] - ax) / 1, (seventh.inferiorAnterior[1] - ay) / 1];
  const normal: readonly [number, number] = [-(by - ay) / length, (bx - ax) / length];
  const sign = Math.sign(normal[0] * (down[0] ?? 0) + normal[1] * (down[1] ?? 0));
  const sorted = Float32Array.from(film.values).sort();
  const dense = sorted[Math.floor(0.97 * sorted.length)] ?? 0;
  const spread = 0.004 * (dense - (sorted[Math.floor(0.03 * sorted.length)] ?? 0));
  let state = 12345;
  const values = Float32Array.from(film.values, (value, i) => {
    const x = (i % film.columns) + 0.5 - ax;
    const y = Math.floor(i / film.columns) + 0.5 - ay;
    const depth = sign * (x * normal[0] + y * normal[1]) * film.pixelMm + ABOVE_MM;
    const share = Math.max(0, Math.min(1, depth / CLOSING_MM));
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return value * (1 - share) + share * (dense + spread * (state / 2 ** 31 - 1));
  });
  return { ...film, values };
}

import { expect } from 'vitest';
import type { ShownNumber } from './pages/levels.ts';
import type { TruthLevel } from './truth.ts';

/** Millimetres and degrees within which the screen must meet the truth when the landmarks are the truth's own. */
export const EXACT = { mm: 0.02, degrees: 0.05 } as const;

/** Every number of a level against the truth, and its text against its value. */
export function expectLevel(
  numbers: Readonly<Record<string, ShownNumber>>,
  truth: TruthLevel,
  tolerance: { readonly mm: number; readonly degrees: number },
  segment: string,
): void {
  const expected: readonly (readonly [string, number, 'mm' | 'degrees'])[] = [
    ['interspinousDistance-flexion', truth.interspinous_flexion_mm, 'mm'],
    ['interspinousDistance-extension', truth.interspinous_extension_mm, 'mm'],
    ['interspinousMotion-detector', truth.ism_detector_signed_mm, 'mm'],
    ['interspinousMotion-object', truth.ism_object_signed_mm, 'mm'],
    ['segmentalRotation', truth.rotation_projected_deg, 'degrees'],
    ['segmentalTranslation', truth.translation_mm[0], 'mm'],
    ['segmentalTranslationSuperior', truth.translation_mm[1], 'mm'],
  ];
  for (const [name, want, unit] of expected) {
    const shown = numbers[name];
    expect(shown?.value, `${segment} ${name} is shown`).toBeTypeOf('number');
    const value = shown?.value ?? Number.NaN;
    expect(Math.abs(value - want), `${segment} ${name}: ${value} shown, ${want} true`).toBeLessThanOrEqual(tolerance[unit]);
    expectText(shown?.text ?? '', value, `${segment} ${name}`);
  }
}

/** One decimal, with a real minus sign, as the reader sees it. */
function expectText(text: string, value: number, what: string): void {
  const read = Number.parseFloat(text.replace(/[−–]/, '-'));
  expect(Math.abs(read - value), `${what}: "${text}" for ${value}`).toBeLessThanOrEqual(0.05 + 1e-9);
}

import { describe, expect, it } from 'vitest';
import { parseInstance } from '#shared/dicom';
import { filmObject, phantomCase, type PhantomSpec } from '#shared/phantom';

const PIXELS = { rows: 2, columns: 3, values: Uint16Array.of(1, 2, 3, 4, 5, 4095), windowCenter: 2000, windowWidth: 3000 };

/** The header of a film of a bundled case as our own reader sees it, after a change of the spec. */
function header(name: string, change: Partial<PhantomSpec> = {}, pose: 'flexion' | 'extension' = 'extension') {
  const one = phantomCase(name);
  if (one === null) throw new Error(name);
  const file = filmObject({ ...one, spec: { ...one.spec, ...change } }, pose, PIXELS, true);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const parsed = parseInstance(file.value.bytes, '/film.dcm');
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('the header of a film', () => {
  it('says its geometry: 1830, 1560 and their ratio 1.173…', () => {
    const { spacing } = header('fused');
    expect(spacing).toMatchObject({
      imagerPixelSpacing: [0.22, 0.22],
      pixelSpacing: null,
      distanceSourceToDetector: 1830,
      distanceSourceToPatient: 1560,
    });
    expect(spacing.estimatedMagnification).toBeCloseTo(1.173076923077, 11);
  });

  it('keeps quiet about what the spec hides', () => {
    expect(header('fused', { header: { geometry: false, spacing: true } }).spacing).toMatchObject({
      imagerPixelSpacing: [0.22, 0.22],
      distanceSourceToDetector: null,
      distanceSourceToPatient: null,
      estimatedMagnification: null,
    });
    expect(header('fused', { header: { geometry: true, spacing: false } }).spacing.imagerPixelSpacing).toBeNull();
  });

  it.each([
    // Columns go towards the back when the patient faces left on the stored image.
    ['fused', 'LL', 'P', '399173006'],
    ['right-facing', 'RL', 'A', '399198007'],
    ['mirrored', 'LL', 'A', '399173006'],
  ])('%s: view %s, rows run towards %s', (name, view, towards, code) => {
    const got = header(name).view;
    expect(got.viewPosition).toBe(view);
    expect(got.patientOrientation).toEqual([towards, 'F']);
    expect(got.viewCodes[0]).toMatchObject({ value: code, scheme: 'SCT' });
  });

  it.each([
    ['flexion', '9964006'],
    ['extension', '24154002'],
  ] as const)('codes %s as %s', (pose, code) => {
    expect(header('fused', {}, pose).view.viewModifierCodes[0]).toMatchObject({ value: code, scheme: 'SCT' });
  });
});

import { describe, expect, it } from 'vitest';
import { caseDocumentOf, hardwareTruthOf, PHANTOM_CASES, PHANTOM_VERTEBRAE, phantomCase, truthOf } from '#shared/phantom';
import { parseCaseDocument } from '#shared/case';
import { outlineDistance } from '../../../src/shared/phantom/outline.ts';

const fail = (): never => {
  throw new Error('no case');
};

describe('anatomy', () => {
  const truth = truthOf(PHANTOM_CASES[0]?.spec ?? fail());

  it.each(PHANTOM_VERTEBRAE)('%s has an adult size', (vertebra) => {
    const { landmarks: l, depth, height } = truth.anatomies[vertebra];
    expect(depth).toBeGreaterThan(14);
    expect(depth).toBeLessThan(19);
    expect(height).toBeGreaterThan(vertebra === 'C2' ? 16 : 12);
    expect(height).toBeLessThan(vertebra === 'C2' ? 19 : 17);
    expect(l.spinousTip[1]).toBeGreaterThan(36);
    expect(l.spinousTip[1]).toBeLessThan(60);
  });

  it('C7 has the longest process of the neck', () => {
    const reach = (v: (typeof PHANTOM_VERTEBRAE)[number]): number => truth.anatomies[v].landmarks.spinousTip[1];
    for (const v of ['C2', 'C3', 'C4', 'C5', 'C6'] as const) expect(reach('C7')).toBeGreaterThan(reach(v) + 3);
  });

  it('every landmark lies on its own outline', () => {
    for (const v of PHANTOM_VERTEBRAE) {
      const { body, spinous, landmarks: l } = truth.anatomies[v];
      for (const p of [l.superiorAnterior, l.superiorPosterior, l.inferiorPosterior, l.inferiorAnterior])
        expect(Math.abs(outlineDistance(body, p[1], p[2]))).toBeLessThan(1e-6);
      for (const p of [l.spinousTip, l.spinousSuperior, l.spinousInferior])
        expect(Math.abs(outlineDistance(spinous, p[1], p[2]))).toBeLessThan(0.35);
    }
  });
});

describe('hardware', () => {
  it('one screw stands 2.5 mm proud of the others, its halo is 1.4 mm', () => {
    const { screws } = hardwareTruthOf(phantomCase('pseudarthrosis')?.spec ?? fail());
    expect(screws).toHaveLength(4);
    const out = screws.filter((screw) => screw.backout > 0);
    expect(out.map((screw) => [screw.id, screw.backout, screw.halo])).toEqual([['C5-L', 2.5, 1.4]]);
    const least = Math.min(...screws.map((screw) => screw.proud));
    expect((out[0]?.proud ?? 0) - least).toBeCloseTo(2.5, 9);
    for (const screw of screws) {
      const length = Math.hypot(...screw.axis.map((a, i) => a * screw.length + (screw.head[i] ?? 0) - (screw.tip[i] ?? 0)));
      expect(length).toBeLessThan(1e-9);
      // Left is +x in patient space.
      expect(Math.sign(screw.head[0])).toBe(screw.side === 'L' ? 1 : -1);
      // An anterior screw runs backwards.
      expect(screw.axis[1]).toBeGreaterThan(0.7);
    }
  });
});

describe('case documents', () => {
  it.each(PHANTOM_CASES.map((one) => one.name))('%s is a valid case file, with and without the CT', (name) => {
    const one = phantomCase(name);
    if (one === null) throw new Error(name);
    for (const withCt of [false, true]) {
      const document = caseDocumentOf(one, withCt);
      expect(parseCaseDocument(JSON.stringify(document))).toMatchObject({ ok: true });
      expect(new Set(document.annotations.map((a) => a.id)).size).toBe(document.annotations.length);
    }
  });

  it('leaves out what surgery took away', () => {
    const kinds = (name: string, vertebra: string) => {
      const one = phantomCase(name);
      return one === null
        ? []
        : caseDocumentOf(one, false)
            .annotations.filter((a) => a['vertebra'] === vertebra)
            .map((a) => a.kind);
    };
    expect(new Set(kinds('corpectomy', 'C6'))).toEqual(new Set(['spinous-tip']));
    expect(new Set(kinds('missing-spinous-process', 'C5'))).toEqual(new Set(['vertebra']));
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhantomCase, PhantomSpec } from '#shared/phantom';
import { phantomCase } from '#shared/phantom';
import type { Pose } from '#shared/spine';
import { writeFilms } from '../../src/main/io/phantomWriter.ts';
import { element } from '../fixtures/frameFiles.ts';

/** A folder for the files of a test, removed at its end. */
export interface MadeFolder {
  readonly path: string;
  readonly write: (name: string, bytes: Uint8Array | string) => string;
  readonly remove: () => void;
}

export function makeFolder(): MadeFolder {
  const path = mkdtempSync(join(tmpdir(), 'fusion-review-made-'));
  return {
    path,
    write: (name, bytes) => {
      const file = join(path, name);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, bytes);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Films like those of a bundled case, as a patient of their own (`SYN-<NAME>`), with what the header admits or which films there are changed. */
export async function makeFilms(
  folder: string,
  name: string,
  change: { readonly poses?: readonly Pose[]; readonly header?: PhantomSpec['header'] },
): Promise<string> {
  const model = phantomCase('fused');
  if (model === null) throw new Error('no such case');
  const { films } = model.spec;
  const poses = change.poses ?? (['flexion', 'extension'] as const);
  const one: PhantomCase = {
    ...model,
    name,
    patient: { ...model.patient, name: `MADE^${name}`, id: `MADE-${name.toUpperCase()}` },
    spec: {
      ...model.spec,
      header: change.header ?? model.spec.header,
      films: Object.fromEntries(Object.entries(films).filter(([pose]) => poses.includes(pose as Pose))),
    },
  };
  const home = join(folder, name);
  const made = await writeFilms(one, home);
  if (!made.ok) throw new Error(made.error.message);
  return home;
}

/** Every file of a folder with another patient's name, in UTF-8 (ISO_IR 192): explicit little endian, where an element's length stands before it. */
export function renameIn(folder: string, name: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.dcm'))) {
    const path = join(folder, file);
    const withCharacters = replaced(readFileSync(path), [0x08, 0x00, 0x05, 0x00], 'CS', 'ISO_IR 192');
    writeFileSync(path, replaced(withCharacters, [0x10, 0x00, 0x10, 0x00], 'PN', name));
  }
}

function replaced(bytes: Buffer, tag: readonly number[], vr: string, value: string): Buffer {
  const at = bytes.indexOf(Buffer.from([...tag, ...Buffer.from(vr)]));
  if (at < 0) throw new Error(`no element ${vr}`);
  const length = bytes.readUInt16LE(at + 6);
  const text = Buffer.from(value, 'utf8');
  const even = text.length % 2 === 0 ? text : Buffer.concat([text, Buffer.from(' ')]);
  const head = Buffer.from(bytes.subarray(at, at + 8));
  head.writeUInt16LE(even.length, 6);
  return Buffer.concat([bytes.subarray(0, at), head, even, bytes.subarray(at + 8 + length)]);
}

export const bytesOf = (path: string): Buffer => readFileSync(path);

/** A colour picture of a film as a frame grabber makes it: three samples a pixel, 8 bit, no spacing of any kind. */
export function colourCapture(rows: number, columns: number): Buffer {
  const us = (number: number, value: number): number[] => element(0x0028, number, 'US', [value & 255, value >> 8]);
  const pixels = Buffer.alloc(rows * columns * 3);
  for (let at = 0; at < rows * columns; at++) pixels.set([at % 251, (at * 3) % 239, (at * 7) % 223], at * 3);
  const syntax = element(0x0002, 0x0010, 'UI', '1.2.840.10008.1.2.1');
  const header = [
    element(0x0008, 0x0016, 'UI', '1.2.840.10008.5.1.4.1.1.7'),
    element(0x0008, 0x0018, 'UI', '2.25.7100000001'),
    element(0x0008, 0x0060, 'CS', 'OT'),
    element(0x0010, 0x0010, 'PN', 'MADE^Colour'),
    element(0x0010, 0x0020, 'LO', 'MADE-COLOUR'),
    element(0x0020, 0x000d, 'UI', '2.25.7100000002'),
    element(0x0020, 0x000e, 'UI', '2.25.7100000003'),
    us(0x0002, 3),
    element(0x0028, 0x0004, 'CS', 'RGB '),
    us(0x0006, 0),
    us(0x0010, rows),
    us(0x0011, columns),
    us(0x0100, 8),
    us(0x0101, 8),
    us(0x0102, 7),
    us(0x0103, 0),
    element(0x7fe0, 0x0010, 'OW', []),
  ].flat();
  const body = Buffer.from(header);
  const even = pixels.length + (pixels.length % 2);
  body.writeUInt32LE(even, body.length - 4);
  const meta = [...element(0x0002, 0x0000, 'UL', [syntax.length, 0, 0, 0]), ...syntax];
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    Uint8Array.from(meta),
    body,
    pixels,
    Buffer.alloc(even - pixels.length),
  ]);
}

import { dirname, join } from 'node:path';
import type { TrainingPackSummary } from '#shared/ipc';
import { parsePack, practicePack, signPack, syntheticPack, type PackCase, type SignedPack } from '#shared/training';
import { sha256 } from '../io/atomicWrite.ts';
import { importPack } from '../io/trainingPacks.ts';
import type { TrainingStore } from '../io/trainingStore.ts';
import type { TrainingPort } from './ports.ts';
import { valueOf } from './refusal.ts';

export interface KnownPack {
  readonly pack: SignedPack;
  readonly signature: string;
  /** Where its files lie; empty where they are made. */
  readonly folder: string;
}

/** The packs of this machine: the synthetic one, imported ones, and practice pairs made on demand. */
export interface TrainingPacks {
  readonly list: () => readonly TrainingPackSummary[];
  /** By id, and by signature where a session asks for the very content that it was begun with. */
  readonly find: (id: string, signature?: string) => KnownPack | null;
  readonly practice: (seed: number, difficulty: 'clean' | 'usual' | 'hard', count: number) => KnownPack;
  readonly add: (folder: string) => Promise<TrainingPackSummary>;
  /** Paths of a case's images, made where they are synthetic. */
  readonly images: (pack: KnownPack, one: PackCase) => Promise<readonly string[]>;
}

const PRACTICE = /^practice-(clean|usual|hard)-(\d{1,10})-(\d{1,3})$/;

export function createTrainingPacks(store: TrainingStore, root: string, port: TrainingPort): TrainingPacks {
  const known = (pack: SignedPack, folder: string): KnownPack => ({ pack, signature: pack.signature.value, folder });
  const kept = new Map<string, KnownPack>();
  const once = (id: string, make: () => SignedPack): KnownPack => {
    const there = kept.get(id) ?? known(make(), '');
    kept.set(id, there);
    return there;
  };
  const synthetic = (): KnownPack => once('synthetic-1', () => signPack(syntheticPack(), sha256));
  const practice: TrainingPacks['practice'] = (seed, difficulty, count) =>
    once(`practice-${difficulty}-${seed}-${count}`, () => signPack(practicePack(seed, difficulty, count), sha256));
  const stored = (): readonly KnownPack[] =>
    store.packs().flatMap(({ json, folder }) => {
      const parsed = parsePack(json, sha256);
      return parsed.ok ? [known(parsed.value, folder)] : [];
    });
  return {
    list: () => [synthetic(), ...stored()].map(summaryOf),
    find: (id, signature) => {
      const [, difficulty, seed, count] = PRACTICE.exec(id) ?? [];
      const found =
        count !== undefined
          ? practice(Number(seed), difficulty as 'clean', Number(count))
          : [synthetic(), ...stored()].find((one) => one.pack.id === id);
      return found === undefined || (signature !== undefined && found.signature !== signature) ? null : found;
    },
    practice,
    add: async (path) => {
      const folder = path.endsWith('pack.json') ? dirname(path) : path;
      const imported = valueOf(await importPack(folder, join(root, 'packs')));
      valueOf(store.savePack({ id: imported.pack.id, json: imported.json, folder: imported.folder }));
      return summaryOf(known(imported.pack, imported.folder));
    },
    images: async ({ folder }, { images }) => {
      if (images.kind === 'files') return images.files.map(({ path }) => join(folder, path));
      return [valueOf(await port.films(images.name))];
    },
  };
}

export const summaryOf = ({ pack, signature }: KnownPack): TrainingPackSummary => ({
  id: pack.id,
  title: pack.title,
  cases: pack.cases.length,
  consensus: pack.consensus,
  signature: signature.slice(0, 12),
});

import type { Action } from './action.ts';
import { exportActions } from './exportActions.ts';
import { fileFactsActions } from './fileFactsActions.ts';
import { fileActions } from './fileActions.ts';
import { imageActions } from './imageActions.ts';
import { layoutActions } from './layoutActions.ts';
import { stackActions } from './stackActions.ts';
import { markActions } from './markActions.ts';
import { motionActions } from './motionActions.ts';
import { helpActions } from './helpActions.ts';
import { presetActions } from './presetActions.ts';
import { seatActions } from './seatActions.ts';
import { toolActions } from './toolActions.ts';
import { trainingActions } from './trainingActions.ts';
import { viewActions } from './viewActions.ts';

/** Everything that the program does, once. */
export const ACTIONS: readonly Action[] = [
  ...fileActions,
  ...toolActions,
  ...markActions,
  ...presetActions,
  ...imageActions,
  ...seatActions,
  ...stackActions,
  ...fileFactsActions,
  ...exportActions,
  ...layoutActions,
  ...viewActions,
  ...motionActions,
  ...helpActions,
  ...trainingActions,
];

const byId: ReadonlyMap<string, Action> = new Map(ACTIONS.map((one) => [one.id, one]));
export const actionOf = (id: string): Action | null => byId.get(id) ?? null;

/** Keys of later parts, kept free: screw, crosshair. */
export const RESERVED_KEYS: readonly string[] = ['R', 'X'];

import type { Command } from './commands.ts';

/**
 * What a command means to the undo stack.
 * - `undoable`: one step back and forth.
 * - `barrier`: a signature; nothing before it can be undone any more, and it cannot be undone itself (it can be amended).
 * - `throughout`: a fact about the reading session and not about the images (who reads, which studies): it takes hold in every step of the
 *   history, so that undoing a point never takes the reader or a study away.
 */
export type UndoPolicy = 'undoable' | 'barrier' | 'throughout';

export const UNDO_POLICY: Readonly<Record<Command['type'], UndoPolicy>> = {
  'annotations.put': 'undoable',
  'annotations.remove': 'undoable',
  'registrations.set': 'undoable',
  'surgery.set': 'undoable',
  'films.set': 'undoable',
  'context.set': 'undoable',
  'settings.set': 'undoable',
  'reader.set': 'throughout',
  'reportText.set': 'undoable',
  'override.set': 'undoable',
  'override.remove': 'undoable',
  'secondReading.set': 'undoable',
  'keyImages.set': 'undoable',
  'studies.set': 'throughout',
  'case.replace': 'undoable',
  'reading.finalise': 'barrier',
  'reading.amend': 'barrier',
};

/** The i18n key that names a command in the undo menu: its own `label`, or one by type (`command.annotations.put`). */
export function commandLabel(command: Command): string {
  const own = 'label' in command ? command.label : undefined;
  return own ?? `command.${command.type}`;
}

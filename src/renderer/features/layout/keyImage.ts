import type { CaseDocument, Command } from '#shared/case';
import { shownDocument } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { displayOf } from '../dynamic-films/displays.ts';
import { activeImage, type ShownImage } from '../dynamic-films/tiles.ts';

type KeyImages = NonNullable<CaseDocument['keyImages']>;

export const isMarked = (document: CaseDocument, { instance, frame }: Pick<ShownImage, 'instance' | 'frame'>): boolean =>
  (document.keyImages ?? []).some((one) => one.sopInstanceUID === instance.sopInstanceUID && one.frame === frame);

/** Marks the active image for the report, with the window that it is looked at in, or takes the mark away. */
export function toggleKeyImage({ cases, view }: Services): void {
  const state = cases.getState();
  const shown = activeImage(state, view.getState());
  if (shown === null) return;
  const document = shownDocument(state);
  const { sopInstanceUID } = shown.instance;
  const others = (document.keyImages ?? []).filter((one) => one.sopInstanceUID !== sopInstanceUID || one.frame !== shown.frame);
  const { voi } = displayOf(view.getState().displays, shown.key);
  const added: KeyImages[number] = {
    sopInstanceUID,
    frame: shown.frame,
    ...(voi.kind === 'window' ? { window: { center: voi.center, width: voi.width } } : {}),
  };
  const command: Command = {
    type: 'keyImages.set',
    keyImages: isMarked(document, shown) ? others : [...others, added],
  };
  cases.apply(command);
}

import { createStore } from 'zustand/vanilla';
import { say } from '../../i18n/index.ts';
import type { Services } from '../../state/services.ts';
import { activeImage } from '../dynamic-films/tiles.ts';
import { burnedIn } from '../header/fileBadges.ts';
import { saveBlob } from '../saveBlob.ts';
import { composeViews, pngOf, shownViewports, viewportOfTile } from './composeViews.ts';
import { printPicture } from './printPicture.ts';

/** Whether names go into pictures: no, until somebody says so; forgotten when the window closes. */
export const exportOptions = createStore<{ readonly names: boolean }>(() => ({ names: false }));

type Scope = 'view' | 'layout';

const viewportsOf = ({ view }: Services, scope: Scope): readonly HTMLElement[] => {
  const active = scope === 'view' ? viewportOfTile(view.getState().active) : null;
  return scope === 'view' ? (active === null ? [] : [active]) : shownViewports();
};

/** The picture, or null where nothing is shown. */
async function compose(services: Services, scope: Scope, scale: 1 | 2): Promise<HTMLCanvasElement | null> {
  const viewports = viewportsOf(services, scope);
  if (viewports.length === 0) return null;
  await document.fonts.ready;
  return composeViews(viewports, { scale, names: exportOptions.getState().names, notice: say('app.notice') });
}

/** What was done, with whether names are in it, and a warning where text may stand in the pixels themselves. */
function tell(services: Services, title: string): void {
  const { names } = exportOptions.getState();
  const image = activeImage(services.cases.getState(), services.view.getState());
  const burned = image === null ? null : burnedIn(image.instance);
  const detail = [say(names ? 'export.namesIn' : 'export.namesOut'), ...(burned === null ? [] : [say('export.burned')])].join(
    ' ',
  );
  services.toasts.show({ tone: burned !== null || names ? 'info' : 'good', title, detail });
}

const failed = ({ toasts }: Services, error: unknown): void =>
  toasts.show({ tone: 'bad', title: say('export.failed'), detail: error instanceof Error ? error.message : String(error) });

const run = (services: Services, work: () => Promise<void>): void =>
  void work().catch((error: unknown) => failed(services, error));

export function saveViews(services: Services, scope: Scope, scale: 1 | 2): void {
  run(services, async () => {
    const canvas = await compose(services, scope, scale);
    if (canvas === null) return;
    // No patient's name in the file's.
    saveBlob(
      await pngOf(canvas),
      `fusion-review-${services.now().slice(0, 19).replace(/[T:]/g, '-')}${scale === 2 ? '@2x' : ''}.png`,
    );
    tell(services, say('export.saved'));
  });
}

export function copyView(services: Services, scale: 1 | 2): void {
  run(services, async () => {
    const canvas = await compose(services, 'view', scale);
    if (canvas === null) return;
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(canvas) })]);
    tell(services, say('export.viewCopied'));
  });
}

/** All tiles on one page, by the host's own print dialog. */
export function printLayout(services: Services): void {
  run(services, async () => {
    const canvas = await compose(services, 'layout', 2);
    if (canvas !== null) await printPicture(await pngOf(canvas), say('app.notice'));
  });
}

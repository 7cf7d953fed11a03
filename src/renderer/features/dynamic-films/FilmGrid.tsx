import type { DragEvent, ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { LAYOUTS } from '../../state/layouts.ts';
import { TILES, type TileContent } from '../../state/viewStore.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import type { AppliedWindow, ViewReport, VoiChoice } from '../../viewport/index.ts';
import { DRAGGED_IMAGE } from '../study-browser/SeriesCard.tsx';
import { EmptyTile } from './EmptyTile.tsx';
import { FilmTile } from './FilmTile.tsx';
import { displayOf } from './displays.ts';
import { LayoutsDialog } from '../layout/LayoutsDialog.tsx';
import { contentOfImage } from '../layout/contents.ts';
import { groupWith, imageOf, isRadiograph, type ShownImage } from './tiles.ts';
import { noteView } from './viewReports.ts';
import css from './FilmGrid.module.css';

/** The tiles. Linked radiographs with known millimetres are fitted to one scale: the smallest that any of them needs. */
export function FilmGrid(): ReactNode {
  const { cases, view } = useServices();
  const layout = useView((state) => state.layout);
  const tiles = useView((state) => state.tiles);
  const maximised = useView((state) => state.maximised);
  const linked = useView((state) => state.linked);
  const links = useView((state) => state.links);
  const linkGroups = useView((state) => state.linkGroups);
  // Films are found anew when the document or the index changes.
  const document = useCase(shownDocument);
  const index = useCase((state) => state.index);
  const displays = useView((state) => state.displays);
  const [fits, setFits] = useState<Readonly<Record<string, number | null>>>({});
  const [windows, setWindows] = useState<Readonly<Record<string, AppliedWindow | null>>>({});
  const onView = useCallback((key: string, report: ViewReport) => {
    noteView(key, report);
    setFits((old) => (old[key] === report.fitMmScale ? old : { ...old, [key]: report.fitMmScale }));
    setWindows((old) => (sameWindow(old[key], report.window) ? old : { ...old, [key]: report.window }));
  }, []);
  const state = { ...cases.getState(), index };
  void document;
  void linkGroups;
  const shown = tiles.slice(0, TILES[layout]).map((content, tile) => ({ content, tile, image: imageOf(content, state, tile) }));
  const visible = maximised === null ? shown : shown.filter(({ tile }) => tile === maximised);
  const sharedFit = (image: ShownImage): number | null => {
    if (!linked || maximised !== null || !isRadiograph(image.instance)) return null;
    const scales = groupWith(image, 'zoom', state, view.getState())
      .map(({ key }) => fits[key])
      .filter((scale) => typeof scale === 'number');
    return scales.length > 1 ? Math.min(...scales) : null;
  };
  /** Films that each choose their own window show one bone in two greys: the first one's window holds for those that are linked with it. */
  const sharedVoi = (image: ShownImage): VoiChoice | null => {
    if (!linked || !links.includes('window') || !isRadiograph(image.instance)) return null;
    const [lead] = groupWith(image, 'window', state, view.getState());
    if (lead === undefined || lead.key === image.key || !isRadiograph(lead.instance)) return null;
    if (displayOf(displays, image.key).voi.kind === 'window') return null;
    const applied = windows[lead.key];
    return applied == null ? null : { kind: 'window', center: applied.center, width: applied.width, function: applied.function };
  };
  const stacks = new Set(visible.map(({ image }) => image?.key)).size;
  const { rows, columns } = LAYOUTS[maximised === null ? layout : 'one'];
  return (
    <div
      className={css['grid']}
      data-layout={maximised === null ? layout : 'one'}
      style={{ gridTemplate: `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))` }}
    >
      {visible.map(({ content, tile, image }) =>
        image === null ? (
          <EmptyDrop key={tile} tile={tile} content={content} />
        ) : (
          <FilmTile
            key={`${tile}`}
            tile={tile}
            image={image}
            stacks={stacks}
            sharedFit={sharedFit(image)}
            sharedVoi={sharedVoi(image)}
            onView={onView}
          />
        ),
      )}
      <LayoutsDialog />
    </div>
  );
}

const sameWindow = (a: AppliedWindow | null | undefined, b: AppliedWindow | null): boolean =>
  a === b || (a != null && b !== null && a.center === b.center && a.width === b.width && a.function === b.function);

function EmptyDrop({ tile, content }: { readonly tile: number; readonly content: TileContent }): ReactNode {
  const { cases, view } = useServices();
  const say = useSay();
  const root = useRef<HTMLElement>(null);
  const active = useView((state) => state.active === tile);
  const focusToken = useView((state) => state.focusToken);
  useEffect(() => {
    if (focusToken > 0 && view.getState().active === tile) root.current?.focus();
  }, [focusToken, tile, view]);
  const onDrop = (event: DragEvent): void => {
    const uid = event.dataTransfer.getData(DRAGGED_IMAGE);
    if (uid === '') return;
    event.preventDefault();
    view.putInTile(tile, contentOfImage(uid, cases.getState()));
  };
  return (
    <section
      ref={root}
      className={css['empty']}
      aria-label={say('tile.empty')}
      data-active={active ? '' : undefined}
      data-viewport=""
      // The next thumbnail that is clicked comes here.
      tabIndex={0}
      onFocus={() => view.set({ active: tile })}
      onPointerDown={() => view.set({ active: tile })}
      data-testid={TEST_IDS.tile}
      data-tile={tile}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED_IMAGE) && event.preventDefault()}
      onDrop={onDrop}
    >
      <EmptyTile content={content} />
    </section>
  );
}

import type { ReactElement } from 'react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Annotation } from '#shared/annotation';
import type { Instance } from '#shared/dicom';
import type { DecodedFrame, OverlayHeader, PixelDescription } from '#shared/dicom/pixels';
import type { FilmViewportProps, FrameSource, LoadedFrame, ViewReport } from '../../../src/renderer/viewport/index.ts';
import { EMPTY_OVERLAY, FILE_VOI, FilmViewport, INITIAL_DISPLAY, NO_CORNERS } from '../../../src/renderer/viewport/index.ts';
import { harnessInstance, harnessTexts } from './scene.ts';

/** One tile as a test asks for it: plain data only. */
export interface HarnessTile {
  readonly image: string;
  readonly instance?: Partial<Instance>;
  readonly props?: Partial<FilmViewportProps>;
}

export interface HarnessImage {
  readonly name: string;
  readonly description: PixelDescription;
  /** Base64 of the stored values, 16 bits each, little endian, row by row. */
  readonly base64: string;
  /** Overlays of the frame, their bits as numbers. */
  readonly overlays?: readonly { readonly header: OverlayHeader; readonly bits: readonly number[] }[];
}

export interface HarnessEvent {
  readonly name: string;
  readonly value: unknown;
}

export interface Harness {
  addImage(image: HarnessImage): void;
  show(tiles: readonly HarnessTile[]): void;
  readonly events: HarnessEvent[];
  /** How often the film itself was drawn. */
  readonly views: ViewReport[];
  /** Keeps display, window and annotations as the viewport asks, as an app would. Off: the props stay as given. */
  isControlled: boolean;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const frames = new Map<string, LoadedFrame>();
const source: FrameSource = {
  load: async (uid) => {
    const loaded = frames.get(uid);
    return loaded === undefined ? { ok: false, error: { code: 'PIXELS_ABSENT', message: uid } } : { ok: true, value: loaded };
  },
};

let setTiles: (tiles: readonly HarnessTile[]) => void = () => undefined;

const harness: Harness = {
  events: [],
  views: [],
  isControlled: true,
  addImage: ({ name, description, base64, overlays = [] }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const values = description.signed ? new Int16Array(bytes.buffer) : new Uint16Array(bytes.buffer);
    const { rows, columns } = description;
    let min = Infinity;
    let max = -Infinity;
    for (const stored of values) {
      min = Math.min(min, stored);
      max = Math.max(max, stored);
    }
    const frame: DecodedFrame = {
      rows,
      columns,
      samplesPerPixel: 1,
      bitsAllocated: 16,
      signed: description.signed,
      photometric: description.photometric,
      values,
      min,
      max,
      ...(overlays.length === 0
        ? {}
        : { overlays: overlays.map(({ header, bits }) => ({ header, bits: Uint8Array.from(bits) })) }),
    };
    frames.set(name, { frame, description });
  },
  show: (tiles) => flushSync(() => setTiles(tiles)),
};
window.harness = harness;

function Tile({ tile }: { readonly tile: HarnessTile }): ReactElement {
  const [display, setDisplay] = useState(tile.props?.display ?? INITIAL_DISPLAY);
  const [voi, setVoi] = useState(tile.props?.voi ?? FILE_VOI);
  const [selection, setSelection] = useState(tile.props?.selection ?? null);
  const [annotations, setAnnotations] = useState<readonly Annotation[]>(tile.props?.annotations ?? []);
  const log =
    (name: string) =>
    (value?: unknown): void => {
      harness.events.push({ name, value });
    };
  const own = harness.isControlled;
  return (
    <FilmViewport
      active
      annotationsVisible
      badges={[]}
      blinded={false}
      corners={NO_CORNERS}
      frameNumber={1}
      frameSource={source}
      millimetres={null}
      overlay={EMPTY_OVERLAY}
      overlayTextVisible
      placingLabel={null}
      readOnly={false}
      texts={harnessTexts}
      tool="window"
      {...tile.props}
      instance={harnessInstance(tile.image, tile.instance)}
      display={own ? display : (tile.props?.display ?? INITIAL_DISPLAY)}
      voi={own ? voi : (tile.props?.voi ?? FILE_VOI)}
      selection={own ? selection : (tile.props?.selection ?? null)}
      annotations={own ? annotations : (tile.props?.annotations ?? [])}
      onDisplayChange={(next) => {
        log('display')(next);
        setDisplay(next);
      }}
      onVoiChange={(next) => {
        log('voi')(next);
        setVoi(next);
      }}
      onSelect={(next) => {
        log('select')(next);
        setSelection(next);
      }}
      onAnnotationDraft={log('draft')}
      onAnnotationCommit={(annotation, gesture) => {
        log('commit')({ annotation, gesture });
        setAnnotations((before) => before.map((one) => (one.id === annotation.id ? annotation : one)));
      }}
      onPlace={(shape) => {
        log('place')(shape);
        setAnnotations((before) => [
          ...before,
          { ...shape, id: `placed-${before.length}`, vertebra: 'C4' } as unknown as Annotation,
        ]);
      }}
      onPlacingStep={log('step')}
      onDelete={log('delete')}
      onEscape={log('escape')}
      onScroll={(steps, fast) => log('scroll')({ steps, fast })}
      onMaximise={log('maximise')}
      onContextMenu={log('menu')}
      onPixelProbe={log('probe')}
      onLoaded={log('loaded')}
      onView={(view) => harness.views.push(view)}
    />
  );
}

let generation = 0;
function Page(): ReactElement {
  const [{ tiles, key }, set] = useState<{ tiles: readonly HarnessTile[]; key: number }>({ tiles: [], key: 0 });
  setTiles = (next) => set({ tiles: next, key: ++generation });
  return (
    <>
      {tiles.map((tile, i) => (
        <div className="tile" key={`${key}-${i}`}>
          <Tile tile={tile} />
        </div>
      ))}
    </>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);

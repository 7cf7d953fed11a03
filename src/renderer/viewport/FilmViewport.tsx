import type { KeyboardEvent, ReactElement, Ref } from 'react';
import { useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react';
import type { FrameAnnotation } from './annotationPoints.ts';
import { annotationsOn } from './annotationPoints.ts';
import { offerPainting } from './filmPainting.ts';
import { greyscaleOf, usualWindow } from './greyscale.ts';
import { linesThatFit, lowerRooms } from './overlay/cornerRoom.ts';
import { CornerText } from './overlay/CornerText.tsx';
import { Badges, EdgeLetterMarks, ScaleBarMark, scaleText } from './overlay/Edges.tsx';
import { ForeignMarks } from './overlay/ForeignMarks.tsx';
import { FilmLoupe } from './overlay/FilmLoupe.tsx';
import { imageAxes } from './overlay/orientationLetters.ts';
import { Overlay } from './overlay/Overlay.tsx';
import { scaleBar } from './overlay/scaleBar.ts';
import { FilmMarks } from './marks/FilmMarks.tsx';
import { PixelReadout } from './marks/PixelReadout.tsx';
import type { FilmViewportHandle, FilmViewportProps } from './props.ts';
import { SelectionStatus } from './SelectionStatus.tsx';
import type { InteractionState } from './tools/interaction.ts';
import { isPlacingTool } from './tools/placingTool.ts';
import { useCanvasShape } from './useCanvasShape.ts';
import type { ShownFilm } from './useFilmCanvas.ts';
import { useFilmCanvas } from './useFilmCanvas.ts';
import { useFilmInteraction } from './useFilmInteraction.ts';
import { useLoadedFrame } from './useLoadedFrame.ts';
import { usePendingEdits } from './usePendingEdits.ts';
import { useSameWhileEqual } from './useSameWhileEqual.ts';
import { useViewReport } from './useViewReport.ts';
import type { ViewTransform } from './viewTransform.ts';
import { pixelAspect, pixelScaleOf, viewTransform } from './viewTransform.ts';
import './viewport.css';

/** One film in its viewport. Data comes in by props, edits go out by callbacks; it knows neither the case nor the host. */
export function FilmViewport(props: FilmViewportProps & { readonly ref?: Ref<FilmViewportHandle> }): ReactElement {
  const { instance, frameNumber, texts, ref } = props;
  const display = useSameWhileEqual(props.display);
  const voi = useSameWhileEqual(props.voi);
  const millimetres = useSameWhileEqual(props.millimetres);
  const dressing = useSameWhileEqual(props.dressing);
  const root = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const instructions = useId();
  const canvas = useCanvasShape(host);
  const load = useLoadedFrame(instance.sopInstanceUID, frameNumber, props.frameSource, props.onLoaded);
  const loaded = load.state === 'loaded' ? load.loaded : null;

  const aspect = pixelAspect(instance.spacing);
  const columns = loaded?.frame.columns ?? null;
  const rows = loaded?.frame.rows ?? null;
  // The slices of a stack are of one shape: kept, so that the canvas takes them for one image that changes.
  const shape = useMemo(() => (columns === null || rows === null ? null : { columns, rows, aspect }), [columns, rows, aspect]);
  const palette = useMemo(
    () => (loaded === null ? null : { lut: greyscaleOf(loaded, voi, display.invert), invert: display.invert, dressing }),
    [loaded, voi, display.invert, dressing],
  );
  const view = useMemo(
    () =>
      shape === null || canvas === null
        ? null
        : {
            display,
            canvas,
            transform: viewTransform(display, shape, canvas, pixelScaleOf(display, shape, canvas, millimetres)),
          },
    [shape, canvas, display, millimetres],
  );
  const film = useMemo<ShownFilm | null>(
    () => (loaded === null || shape === null || palette === null || view === null ? null : { loaded, shape, palette, view }),
    [loaded, shape, palette, view],
  );

  const placed = useMemo(
    () => annotationsOn(props.annotations, instance.sopInstanceUID, frameNumber),
    [props.annotations, instance.sopInstanceUID, frameNumber],
  );
  const { shown: held, hold } = usePendingEdits(placed);
  const window = palette?.lut?.window ?? null;
  const around =
    film === null
      ? null
      : {
          loaded: film.loaded,
          image: film.shape,
          canvas: film.view.canvas,
          view: film.view.transform,
          window: window ?? usualWindow(film.loaded),
          valueRange: () => 2 * (usualWindow(film.loaded)?.width ?? 1),
          shown: held.filter(({ id }) => isEditable(props.overlay.looks[id])),
        };
  const { interaction, key } = useFilmInteraction(host, props, around, hold);
  const { painted, canvas: filmCanvas } = useFilmCanvas(host, film, interaction.navigating === 'window');
  const annotations = useMemo(() => withDraft(held, interaction), [held, interaction]);
  useViewReport(film, millimetres, window, props.onView);

  const { onActivate, onDisplayChange } = props;
  useImperativeHandle(
    ref,
    () => ({
      // Asking again would have the whole page laid out at once.
      focus: () => {
        if (root.current !== document.activeElement) root.current?.focus();
      },
      centreOn: (point) => onDisplayChange?.({ ...display, centre: point }),
      snapshot: () => (filmCanvas.current?.element() ?? null)?.toDataURL('image/png') ?? null,
    }),
    [display, onDisplayChange, filmCanvas],
  );
  const isShown = film !== null;
  useEffect(() => {
    const element = root.current;
    if (element === null || !isShown) return undefined;
    return offerPainting(element, (target, scale) => void filmCanvas.current?.paintOn(target, scale));
  }, [isShown, filmCanvas]);
  const axes = useMemo(() => axesOf(instance, frameNumber), [instance, frameNumber]);
  const bar = useMemo(
    () => (view === null ? null : scaleBar(view.transform.pixelScale, millimetres, Math.min(160, view.canvas.width / 4))),
    [view, millimetres],
  );
  const barText = bar === null ? '' : scaleText(bar, texts);
  const lower = useMemo(() => (canvas === null ? null : lowerRooms(canvas, bar, barText)), [canvas, bar?.cssPixels, barText]);
  const linesBelow =
    canvas !== null && film !== null && props.overlayTextVisible
      ? Math.min(linesThatFit(canvas), props.corners.bottomLeft.length)
      : 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={root}
      className="film-viewport"
      data-testid="film-viewport"
      data-state={load.state}
      data-active={props.active}
      data-cursor={cursorOf(props, interaction)}
      role="application"
      aria-label={texts.label}
      aria-describedby={instructions}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={onActivate}
    >
      <div ref={host} className="fv-host" data-transform={film === null ? undefined : transformText(film.view.transform)} />
      <span id={instructions} className="fv-unseen">
        {texts.instructions}
      </span>
      {film === null || canvas === null ? null : (
        <>
          {props.foreign == null ? null : <ForeignMarks layer={props.foreign} view={film.view.transform} canvas={canvas} />}
          {props.layer?.(film.view.transform, canvas)}
          {props.annotationsVisible ? (
            <>
              <FilmMarks
                props={props}
                annotations={annotations}
                interaction={interaction}
                loaded={film.loaded}
                view={film.view}
              />
              <Overlay
                annotations={annotations}
                model={props.overlay}
                view={film.view.transform}
                canvas={canvas}
                selection={props.selection}
                interaction={interaction}
              />
            </>
          ) : null}
          <EdgeLetterMarks axes={axes} view={film.view.transform} texts={texts} />
          {bar === null ? null : <ScaleBarMark bar={bar} text={barText} />}
          {props.overlayTextVisible && lower !== null ? (
            <CornerText
              corners={props.corners}
              canvas={canvas}
              texts={texts}
              window={window}
              isColour={palette?.lut === null}
              zoomPercent={film.view.transform.pixelScale * canvas.devicePixelRatio * 100}
              isBlinded={props.blinded}
              lower={lower}
            />
          ) : null}
          {painted === null ? null : (
            <FilmLoupe props={props} painted={painted} film={film} interaction={interaction} annotations={annotations} />
          )}
          <PixelReadout props={props} interaction={interaction} loaded={film.loaded} />
          <SelectionStatus selection={props.selection} annotations={annotations} texts={texts} />
        </>
      )}
      <Badges badges={props.badges} linesBelow={linesBelow} bottom={lower?.left.bottom ?? 6} />
      {load.state === 'loading' ? <div className="fv-message">{texts.loading}</div> : null}
      {load.state === 'failed' ? (
        <div className="fv-message" data-tone="error" role="alert">
          {texts.failed(load.error)}
        </div>
      ) : null}
    </div>
  );
}

const isEditable = (look: string | undefined): boolean => look !== 'ghost' && look !== 'hidden';

const axesOf = (instance: FilmViewportProps['instance'], frameNumber: number) =>
  imageAxes(instance.planes[frameNumber - 1], instance.view.patientOrientation);

/** The annotations with the one that is being dragged where the pointer has it. */
function withDraft(annotations: readonly FrameAnnotation[], { edit }: InteractionState): readonly FrameAnnotation[] {
  if (edit.phase !== 'dragging') return annotations;
  return annotations.map((annotation) => (annotation.id === edit.current.id ? edit.current : annotation));
}

/** `a b c d e f` as a canvas takes them: from the outside the only way to know where an image point is on the screen. */
const transformText = ({ a, b, c, d, e, f }: ViewTransform): string => [a, b, c, d, e, f].join(' ');

function cursorOf({ tool, readOnly }: FilmViewportProps, { edit, hover, navigating }: InteractionState): string {
  if (edit.phase === 'dragging') return edit.hasMoved ? 'hidden' : 'handle';
  if (edit.phase === 'placing' && edit.pressed !== null) return 'hidden';
  if (navigating !== null) return navigating === 'pan' ? 'panning' : navigating;
  if (hover !== null) return 'handle';
  if (isPlacingTool(tool)) return readOnly ? 'window' : 'place';
  return tool === 'select' ? 'window' : tool;
}

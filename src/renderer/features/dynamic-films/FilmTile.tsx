import type { DragEvent, ReactNode } from 'react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Annotation } from '#shared/annotation';
import { say as sayNow, sayDate, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import { useCase, useLibrary, useMotion, useServices, useView } from '../../state/services.ts';
import type { ViewState } from '../../state/viewStore.ts';
import { shownReplicates } from '../../state/walk.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import {
  FilmViewport,
  type EditGesture,
  type FilmViewportHandle,
  type FilmViewportProps,
  type ViewReport,
  type VoiChoice,
} from '../../viewport/index.ts';
import { useFrameSource } from '../frameSource.ts';
import { DRAGGED_IMAGE } from '../study-browser/SeriesCard.tsx';
import { isMarkShape } from '../marks/markShape.ts';
import { placeMark } from '../marks/placeMark.ts';
import { useMarkLines, useShownMarks } from '../marks/useTileMarks.ts';
import { ProposalBar } from '../motion/ProposalBar.tsx';
import { proposeAt } from '../motion/proposing.ts';
import { useFilmEdges } from '../motion/useFilmEdges.ts';
import { measureCommitToPaint } from './commitToPaint.ts';
import { badgesOf, cornerTexts } from './cornerTexts.ts';
import { changeDisplay, displayOf } from './displays.ts';
import { filmOverlay } from './filmOverlay.ts';
import { commitEdit, place, placingLabel, removeAnnotation } from './placing.ts';
import { CineBar } from '../cine/CineBar.tsx';
import { useFileFacts } from '../header/useFileFacts.ts';
import { contentOfImage } from '../layout/contents.ts';
import { scrollTile } from '../layout/scroll.ts';
import { ReferenceLines } from '../layout/ReferenceLines.tsx';
import { StackBar } from '../layout/StackBar.tsx';
import { useStack } from '../layout/useStack.ts';
import { linkedWith, placeInStack, type Linked, type ShownImage } from './tiles.ts';
import { TileHead } from './TileHead.tsx';
import { TileMenu, type MenuAt } from './TileMenu.tsx';
import { millimetresOf, useCalibration } from './useFilm.ts';
import { viewportTexts } from './viewportTexts.ts';
import { useJump } from './useJump.ts';
import { useKept, useKeptList, useLatest } from './useKept.ts';
import css from './FilmTile.module.css';

/** Drawn anew only when something that it shows has changed: a drag on one film leaves the other alone. */
const StillViewport = memo(FilmViewport);

/** Images that a notch of the wheel passes with Shift held. */
const FAST = 10;

/** What of the view a tile shows: nothing else of it makes the tile be drawn anew. */
const tileState = (one: ViewState) => ({
  replicate: one.replicate,
  blind: one.blind,
  proposals: one.proposals,
  highlighted: one.highlighted,
  focusToken: one.focusToken,
  selection: one.selection,
  annotationsShown: one.annotationsShown,
  tool: one.tool,
  target: one.target,
  skipped: one.skipped,
  overlayText: one.overlayText,
  patientText: one.patientText,
  readout: one.readout,
});

type Handlers = {
  readonly [K in Exclude<keyof FilmViewportProps & `on${string}`, 'onPixelProbe' | 'onLoaded'>]-?: NonNullable<
    FilmViewportProps[K]
  >;
};

interface FilmTileProps {
  readonly tile: number;
  readonly image: ShownImage;
  /** How many different series stand on the screen: they share the memory for what is decoded ahead. */
  readonly stacks: number;
  /** Pixels per mm that every linked film fits in, or null to let each fit by itself. */
  readonly sharedFit: number | null;
  /** The window of the film that this one follows, or null for its own. */
  readonly sharedVoi: VoiChoice | null;
  readonly onView: (key: string, view: ViewReport) => void;
}

/** One film with its head (which film this is), its viewport and its menu. */
export function FilmTile({ tile, image: given, stacks, sharedFit, sharedVoi, onView }: FilmTileProps): ReactNode {
  const services = useServices();
  const { cases, view } = services;
  const say = useSay();
  const source = useFrameSource();
  const { instance, frame, key, tile: at } = given;
  // The grid finds its films anew with every change of the case; the same film is the same object here.
  const image = useMemo(() => ({ instance, frame, key, tile: at }), [instance, frame, key, at]);
  const uid = instance.sopInstanceUID;
  const handle = useRef<FilmViewportHandle>(null);
  const released = useRef<number | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);

  const document = useCase(shownDocument);
  const evaluation = useCase(shownEvaluation);
  const pose = useCase((state) => poseOf(shownFilms(state), uid));
  const index = useCase((state) => state.index);
  const writable = useCase(canWrite);
  const isProposing = useMotion((one) => one.proposing);
  const state = useView(useShallow(tileState));
  // Proposing takes one click a vertebra, as a tip does.
  const proposing = isProposing && state.tool === 'vertebra';
  const active = useView((one) => one.active === tile);
  const { display, voi } = useView((one) => displayOf(one.displays, image.key));
  const stack = useStack(index, uid, frame, stacks);
  const calibration = useCalibration(instance, document.annotations);
  const millimetres = useMemo(() => millimetresOf(calibration), [calibration]);
  const label = useCase((one) => placingLabel(one, { ...view.getState(), ...state }, uid));
  const listed = useLibrary(({ listing }) =>
    listing.studies.some((one) => one.synthetic && one.studyInstanceUID === instance.study.instanceUID),
  );
  const synthetic = listed || isSynthetic(instance.study.description, instance.patient.id, instance.series.manufacturer);

  const placed = useKeptList(
    useMemo(() => {
      const here = (one: Annotation): boolean => 'sopInstanceUID' in one && one.sopInstanceUID === uid;
      const shown = shownReplicates(document.annotations, state.replicate, state.blind);
      return [...shown.filter(here), ...state.proposals.filter(here)];
    }, [document.annotations, state.replicate, state.blind, state.proposals, uid]),
  );
  const annotations = useShownMarks(placed, uid);
  const lines = useMarkLines(annotations, evaluation, calibration);
  const overlay = useKept(
    useMemo(
      () =>
        filmOverlay({
          annotations,
          proposals: state.proposals,
          evaluation,
          sopInstanceUID: uid,
          pose,
          replicate: state.replicate,
          highlighted: state.highlighted,
          valuesHidden: state.replicate > 1 && state.blind,
        }),
      [annotations, state.proposals, evaluation, uid, pose, state.replicate, state.highlighted, state.blind],
    ),
  );
  const withEdges = useFilmEdges(overlay, uid);
  const place_ = useMemo(() => placeInStack(index, image), [index, image]);
  const corners = useMemo(
    () => cornerTexts(instance, place_, frame),
    // The texts depend on the language through `say`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [instance, place_, frame, say],
  );
  const badges = useMemo(() => badgesOf(instance, calibration, synthetic), [instance, calibration, synthetic]);
  const texts = useMemo(
    () => viewportTexts(sayNow, filmName(pose, instance.study.date, instance.series.description)),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [pose, instance, say],
  );
  useJump(handle, uid, document.annotations);
  const focusToken = state.focusToken;
  useEffect(() => {
    if (focusToken > 0 && view.getState().active === tile) handle.current?.focus();
  }, [focusToken, tile, view]);

  const linked = (): Linked => linkedWith(image, cases.getState(), view.getState());
  const shownDisplay = useKept(
    display.zoom.kind === 'fit' && sharedFit !== null && millimetres !== null
      ? { ...display, zoom: { kind: 'mm' as const, scale: sharedFit } }
      : display,
  );
  const shownVoi = useKept(sharedVoi ?? voi);
  const facts = useFileFacts({ instance, frame, voi, corners, badges });
  const commit = (annotation: Annotation, gesture: EditGesture): void => {
    commitEdit(services, annotation, gesture);
    measureCommitToPaint(released.current ?? performance.now());
    released.current = null;
  };
  const onDrop = (event: DragEvent): void => {
    const dropped = event.dataTransfer.getData(DRAGGED_IMAGE);
    if (dropped === '') return;
    event.preventDefault();
    view.putInTile(tile, contentOfImage(dropped, cases.getState()));
  };
  const handlers = useLatest<Handlers>({
    onActivate: () => view.set({ active: tile }),
    onDisplayChange: (next) => changeDisplay(view, image, { display: next }, linked()),
    onVoiChange: (next) => changeDisplay(view, image, { voi: next }, linked()),
    onView: (report) => onView(image.key, report),
    onScroll: (steps, fast) => scrollTile(services, tile, steps * (fast ? FAST : 1)),
    onSelect: (selection) => view.set({ selection, highlighted: selection === null ? [] : [selection.annotationId] }),
    onAnnotationDraft: (draft) =>
      cases.preview(
        draft === null || isProposal(state.proposals, draft) ? null : { type: 'annotations.put', annotations: [draft] },
      ),
    onAnnotationCommit: commit,
    onPlace: (shape) => {
      if (proposing && shape.kind === 'spinous-tip') return void proposeAt(services, uid, shape.point);
      if (isMarkShape(shape)) placeMark(services, shape);
      else place(services, shape);
      measureCommitToPaint(released.current ?? performance.now());
      released.current = null;
    },
    onPlacingStep: (placing) => view.set({ placing: placing === null ? null : { tile, point: placing } }),
    onDelete: (id) => removeAnnotation(services, id),
    onEscape: () => view.set({ tool: 'window', target: null, selection: null, highlighted: [], waitingLine: null }),
    onMaximise: () => view.maximise(view.getState().maximised === null ? tile : null),
    onContextMenu: (request) => setMenu({ client: request.client, hit: request.hit }),
  });
  const layer = useCallback<NonNullable<FilmViewportProps['layer']>>(
    (transform, canvas) => <ReferenceLines image={image} view={transform} canvas={canvas} />,
    [image],
  );
  return (
    <section
      className={css['tile']}
      data-testid={TEST_IDS.tile}
      data-tile={tile}
      data-pose={pose ?? undefined}
      data-sop={uid}
      data-active={active ? '' : undefined}
      aria-label={texts.label}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED_IMAGE) && event.preventDefault()}
      onDrop={onDrop}
      onPointerUpCapture={(event) => {
        released.current = event.timeStamp;
      }}
    >
      <TileHead tile={tile} image={image} pose={pose} />
      <CineBar tile={tile} image={image} />
      <div className={css['viewport']} data-viewport="" data-stack={stack === null ? undefined : ''}>
        <StillViewport
          ref={handle}
          instance={instance}
          frameNumber={frame}
          frameSource={source}
          active={active}
          display={shownDisplay}
          voi={shownVoi}
          millimetres={millimetres}
          annotations={annotations}
          overlay={withEdges}
          markLines={lines}
          readout={state.readout}
          selection={state.selection as never}
          annotationsVisible={state.annotationsShown}
          tool={proposing ? 'spinous-tip' : state.tool}
          placingLabel={label}
          readOnly={!writable}
          corners={facts.corners}
          badges={facts.badges}
          dressing={facts.dressing}
          foreign={facts.foreign}
          overlayTextVisible={state.overlayText}
          blinded={!state.patientText}
          texts={texts}
          edgeHint
          layer={layer}
          {...handlers}
        />
        {stack !== null && <StackBar tile={tile} shown={stack} />}
      </div>
      <ProposalBar sopInstanceUID={uid} />
      <TileMenu at={menu} image={image} pose={pose} onClose={() => setMenu(null)} />
    </section>
  );
}

const isProposal = (proposals: readonly Annotation[], one: Annotation): boolean =>
  proposals.some((proposal) => proposal.id === one.id);

function filmName(pose: string | null, date: string | null, description: string | null): string {
  const role = pose === null ? (description ?? sayNow('kind.radiograph')) : sayNow(`pose.${pose}` as 'pose.flexion');
  return sayNow('viewport.label', { film: role, date: date === null ? sayNow('common.unknown') : sayDate(date) });
}

/** Every header of the product's own synthetic images says so. */
const isSynthetic = (...headers: readonly (string | null)[]): boolean =>
  headers.some((text) => text !== null && /synthetic|simulated|phantom/i.test(text));

import { isKnownAnnotation, isMark, type Annotation } from '#shared/annotation';
import type { Pose, Vertebra } from '#shared/spine';
import { say, sayCode } from '../../i18n/index.ts';
import { canWrite, shownDocument, type CaseState } from '../../state/caseStore.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import type { CaseDocument, Command } from '#shared/case';
import type { Services } from '../../state/services.ts';
import type { Preferences } from '../../state/settingsStore.ts';
import type { Tool, ViewState, WalkTarget } from '../../state/viewStore.ts';
import { WALK_VERTEBRAE, landmarkOf, nextTarget, replicateOf, type WalkInput, type WalkPart } from '../../state/walk.ts';
import type { EditGesture, PlacedShape } from '../../viewport/index.ts';
import { withPartner } from '../marks/partner.ts';
import type { MarkShape } from '../marks/markShape.ts';

/** Does a command; a refusal is said and changes nothing. Answers whether it was done. The first one of a new reading says who reads. */
export function perform({ cases, toasts, settings }: Services, command: Command, joins = false): boolean {
  for (const first of firstCommands(cases.getState(), settings.getState().preferences)) cases.apply(first);
  const refused = cases.apply(command, joins);
  if (refused !== null) toasts.show({ tone: 'bad', title: say('save.refused'), detail: sayCode(refused.code, refused.message) });
  return refused === null;
}

/** What a reading that nobody has begun yet starts with: its reader, and how this person wants it judged where that is not the default. */
function firstCommands(state: CaseState, { reader, ismPlane, mode }: Preferences): readonly Command[] {
  const { reading, settings, annotations } = state.history.present;
  if (!canWrite(state) || reading?.reader !== undefined) return [];
  const chosen: Command[] = reader === null ? [] : [{ type: 'reader.set', reader }];
  const isDefault = ismPlane === 'detector' && mode === 'guarded';
  const untouched = settings === undefined && annotations.length === 0;
  return untouched && !isDefault ? [...chosen, { type: 'settings.set', settings: { ismPlane, mode } }] : chosen;
}

/** What the walk goes by: the films that are there, what stands on them, what the reader has skipped. */
export function walkInput(state: CaseState, view: Pick<ViewState, 'replicate' | 'proposals' | 'skipped'>): WalkInput {
  const films = shownFilms(state);
  const order = ['flexion', 'extension', 'neutral'] as const;
  return {
    annotations: shownDocument(state).annotations,
    films: order.flatMap((pose) => {
      const { sopInstanceUID, instance } = films[pose];
      return sopInstanceUID === null || instance === null ? [] : [{ pose, sopInstanceUID }];
    }),
    replicate: view.replicate,
    proposals: view.proposals,
    skipped: view.skipped,
  };
}

const PART_OF_TOOL: Partial<Record<Tool, WalkPart>> = { vertebra: 'corners', 'spinous-tip': 'tip' };
const toolOfPart = (part: WalkPart): Tool => (part === 'corners' ? 'vertebra' : 'spinous-tip');

/** The cell that a click with this tool on this film fills: the chosen one, else the next that waits. */
export function targetOn(
  state: CaseState,
  view: Pick<ViewState, 'replicate' | 'proposals' | 'skipped' | 'target'>,
  film: Pose | null,
  tool: Tool,
): WalkTarget | null {
  const part = PART_OF_TOOL[tool];
  if (part === undefined || film === null) return null;
  const { target } = view;
  if (target !== null && target.film === film && target.part === part) return target;
  return nextTarget(walkInput(state, view), null, { film, part });
}

/** The vertebra whose edge or base landmark is placed next on this film. */
function nextOfKind(
  annotations: readonly Annotation[],
  sopInstanceUID: string,
  kind: string,
  replicate: number,
): Vertebra | null {
  const placed = annotations.filter(isKnownAnnotation).filter((one) => one.kind === kind && 'sopInstanceUID' in one);
  return (
    WALK_VERTEBRAE.find(
      (vertebra) =>
        !placed.some(
          (one) =>
            'vertebra' in one &&
            one.vertebra === vertebra &&
            'sopInstanceUID' in one &&
            one.sopInstanceUID === sopInstanceUID &&
            replicateOf(one) === replicate,
        ),
    ) ?? null
  );
}

/** Text beside the cursor while something is placed. */
export function placingLabel(state: CaseState, view: ViewState, sopInstanceUID: string): string | null {
  const target = targetOn(state, view, poseOf(shownFilms(state), sopInstanceUID), view.tool);
  if (target !== null) return target.vertebra;
  if (view.tool !== 'spinous-edge' && view.tool !== 'spinous-base') return null;
  return nextOfKind(shownDocument(state).annotations, sopInstanceUID, view.tool, view.replicate);
}

/** A shape was finished on a film: it becomes an annotation, or a dialog asks for what is still wanted. */
export function place(services: Services, shape: Exclude<PlacedShape, MarkShape>): void {
  const { cases, view, newId, toasts } = services;
  const state = cases.getState();
  const now = view.getState();
  const annotations = shownDocument(state).annotations;
  const { sopInstanceUID } = shape;
  switch (shape.kind) {
    case 'vertebra':
    case 'spinous-tip': {
      const target = targetOn(state, now, poseOf(shownFilms(state), sopInstanceUID), shape.kind);
      if (target === null) {
        toasts.show({ tone: 'info', title: say('walk.allPlaced'), detail: say('walk.allPlacedHint') });
        return;
      }
      const { vertebra, part } = target;
      const old = landmarkOf(annotations, sopInstanceUID, vertebra, part, now.replicate);
      const annotation = { ...shape, id: old?.id ?? newId(), vertebra, replicate: now.replicate };
      const done = perform(services, {
        type: 'annotations.put',
        annotations: [annotation],
        label: part === 'corners' ? 'undo.placeCorners' : 'undo.placeTip',
      });
      if (done) moveOn(services, target);
      return;
    }
    case 'spinous-edge':
    case 'spinous-base': {
      const vertebra = nextOfKind(annotations, sopInstanceUID, shape.kind, now.replicate);
      if (vertebra === null) {
        toasts.show({ tone: 'info', title: say('walk.allPlaced'), detail: null });
        return;
      }
      const annotation = { ...shape, id: newId(), vertebra, replicate: now.replicate };
      perform(services, { type: 'annotations.put', annotations: [annotation], label: 'undo.placeTip' });
      return;
    }
    case 'calibration':
    case 'rigid-length':
      view.set({ dialog: 'calibration', drawn: { ...shape, kind: shape.kind, id: null } });
      return;
    case 'plate':
      perform(services, {
        type: 'annotations.put',
        annotations: [{ ...shape, id: newId() }],
        label: 'undo.placePlate',
      });
      if (!now.locked) view.set({ tool: 'window' });
  }
}

/** To the next cell that waits; the tool and, at the end of a film, the viewport follow. */
function moveOn({ cases, view }: Services, from: WalkTarget): void {
  const state = cases.getState();
  const now = view.getState();
  const next = nextTarget(walkInput(state, now), from);
  if (next === null) {
    view.set({ target: null, tool: 'select' });
    return;
  }
  aim(view, next);
}

/** Arms the tool for a cell and makes its film's viewport the active one. */
export function aim(view: Services['view'], target: WalkTarget): void {
  const { tiles, active, focusToken } = view.getState();
  const tile = tiles.findIndex((content) => content.kind === 'pose' && content.pose === target.film);
  view.set({
    target,
    tool: toolOfPart(target.part),
    selection: null,
    ...(tile >= 0 && tile !== active ? { active: tile, maximised: null, focusToken: focusToken + 1 } : {}),
  });
}

/** Arms a landmark tool by itself: the next cell of its part, on the active film first. */
export function armLandmarkTool({ cases, view }: Services, tool: 'vertebra' | 'spinous-tip'): void {
  const state = cases.getState();
  const now = view.getState();
  const input = walkInput(state, now);
  const content = now.tiles[now.active];
  const film = content?.kind === 'pose' ? content.pose : undefined;
  const part = tool === 'vertebra' ? 'corners' : 'tip';
  const next = (film === undefined ? null : nextTarget(input, null, { film, part })) ?? nextTarget(input, null, { part });
  if (next === null) view.set({ tool, target: null });
  else aim(view, next);
}

/** Confirms proposals as they lie: they become landmarks, in one step of the undo stack. */
export function confirmProposals(services: Services, ids: readonly string[] | null): void {
  const { view } = services;
  const { proposals } = view.getState();
  const chosen = ids === null ? proposals : proposals.filter((one) => ids.includes(one.id));
  if (chosen.length === 0) return;
  if (perform(services, { type: 'annotations.put', annotations: [...chosen], label: 'undo.confirmProposals' }))
    view.set({ proposals: proposals.filter((one) => !chosen.includes(one)) });
}

/** A row of nudges ends when the hand rests this long (ms). */
const REST_MS = 1000;

interface Nudge {
  /** The case as it left it: anything done since, an undo too, ends the row. */
  readonly document: CaseDocument;
  readonly what: string;
  readonly at: number;
}

const lastNudges = new WeakMap<Services, Nudge>();

/** A drag or nudge has ended. A proposal that was moved is confirmed by that. Nudges of one point in a row are one step of the undo stack. */
export function commitEdit(services: Services, annotation: Annotation, gesture: EditGesture = 'drag'): void {
  const { view, cases } = services;
  const { proposals, selection } = view.getState();
  const what = `${annotation.id}/${selection?.point ?? ''}`;
  const at = Date.parse(services.now());
  const before = lastNudges.get(services);
  const joins =
    gesture === 'nudge' &&
    before?.what === what &&
    before.document === cases.getState().history.present &&
    at - before.at <= REST_MS;
  const done = perform(services, { type: 'annotations.put', annotations: [annotation], label: 'undo.movePoint' }, joins);
  if (done && gesture === 'nudge') lastNudges.set(services, { document: cases.getState().history.present, what, at });
  if (done && proposals.some((one) => one.id === annotation.id))
    view.set({ proposals: proposals.filter((one) => one.id !== annotation.id) });
}

export function removeAnnotation(services: Services, id: string): void {
  const { cases, view } = services;
  const { proposals } = view.getState();
  view.set({ selection: null, proposals: proposals.filter((one) => one.id !== id) });
  if (!shownDocument(cases.getState()).annotations.some((one) => one.id === id)) return;
  const removed = shownDocument(cases.getState()).annotations.find((one) => one.id === id);
  perform(services, {
    type: 'annotations.remove',
    ids: [...withPartner(shownDocument(cases.getState()).annotations, id)],
    label: removed !== undefined && isMark(removed) ? 'undo.removeMark' : 'undo.removePoint',
  });
}

/** Opens the dialog of a drawn calibration or rigid length again. */
export function editLine({ cases, view }: Services, id: string): void {
  const found = shownDocument(cases.getState()).annotations.find((one) => one.id === id);
  if (found === undefined || !isKnownAnnotation(found)) return;
  if (found.kind !== 'calibration' && found.kind !== 'rigid-length') return;
  const { kind, sopInstanceUID, frame, line } = found;
  view.set({ dialog: 'calibration', drawn: { kind, sopInstanceUID, frame, line, id } });
}

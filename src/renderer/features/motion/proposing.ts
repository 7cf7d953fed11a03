import { isKnownAnnotation, type Annotation, type VertebraAnnotation } from '#shared/annotation';
import type { ImagePoint, Vec2 } from '#shared/geometry';
import type { ProposalNeighbours, VertebraProposal } from '#shared/landmarks';
import { measureCase } from '#shared/measurement';
import { VERTEBRAE, type Pose, type Vertebra } from '#shared/spine';
import { say, sayCode } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import type { Services } from '../../state/services.ts';
import { landmarkOf, nextTarget, replicateOf, sameTarget } from '../../state/walk.ts';
import { aim, armLandmarkTool, confirmProposals, targetOn, walkInput } from '../dynamic-films/placing.ts';

/** Who made a proposal, kept with the points when they are confirmed. */
export const PROPOSED_BY = 'fusion-review/propose-vertebra 1';

/** Turns one-click proposing on or off; on, the vertebra tool is armed. */
export function setProposing(services: Services, on: boolean): void {
  services.motion.setProposing(on);
  if (on) armLandmarkTool(services, 'vertebra');
}

/**
 * A click in the middle of a vertebral body: its corners and tip as proposals, which are no part of the case until they are confirmed. The walk
 * goes on at once; the proposal follows when it has been worked out.
 */
export async function proposeAt(services: Services, sopInstanceUID: string, point: ImagePoint): Promise<void> {
  const { cases, view, motion, toasts } = services;
  const state = cases.getState();
  const now = view.getState();
  const pose = poseOf(shownFilms(state), sopInstanceUID);
  const target = targetOn(state, now, pose, 'vertebra');
  if (pose === null || target === null) {
    toasts.show({ tone: 'info', title: say('walk.allPlaced'), detail: say('walk.allPlacedHint') });
    return;
  }
  const film = measureCase(state.history.present, state.index).films[pose];
  if (film === null || film.units === 'px') {
    toasts.show({ tone: 'bad', title: say('propose.noMillimetres'), detail: say('propose.noMillimetresHint') });
    return;
  }
  const { vertebra } = target;
  const { replicate } = now;
  const next = nextTarget(walkInput(state, now), target, { film: pose, part: 'corners' });
  if (next === null || sameTarget(next, target)) view.set({ target: null, tool: 'select' });
  else aim(view, next);
  const neighbours = neighboursOf([...shownDocument(state).annotations, ...now.proposals], sopInstanceUID, vertebra, replicate);
  const found = await motion.whilePending(propose(services, sopInstanceUID, film.spacing[1], point, neighbours));
  if (cases.getState().caseId !== state.caseId || view.getState().replicate !== replicate) return;
  if (!found.ok || found.value === null) {
    const detail = found.ok ? say('propose.notFoundHint') : sayCode(found.error.code, found.error.message);
    toasts.show({ tone: 'bad', title: say('propose.notFound', { vertebra }), detail });
    return;
  }
  put(services, found.value, { sopInstanceUID, pose, vertebra, replicate });
}

async function propose(
  { motion }: Services,
  sopInstanceUID: string,
  pixelMm: number,
  centre: ImagePoint,
  neighbours: ProposalNeighbours,
) {
  const film = await motion.film(sopInstanceUID, pixelMm);
  return film.ok ? motion.registrar.propose(film.value, centre, neighbours) : film;
}

interface Place {
  readonly sopInstanceUID: string;
  readonly pose: Pose;
  readonly vertebra: Vertebra;
  readonly replicate: number;
}

function put({ cases, view, newId }: Services, { points }: VertebraProposal, place: Place): void {
  const { sopInstanceUID, vertebra, replicate } = place;
  const base = { sopInstanceUID, frame: 1, vertebra, replicate, proposedBy: PROPOSED_BY };
  const at = (name: keyof typeof points): [number, number] => [points[name].point[0], points[name].point[1]];
  const corners = {
    ...base,
    id: newId(),
    kind: 'vertebra' as const,
    superiorAnterior: at('superiorAnterior'),
    superiorPosterior: at('superiorPosterior'),
    inferiorPosterior: at('inferiorPosterior'),
    inferiorAnterior: at('inferiorAnterior'),
  };
  const tip = { ...base, id: newId(), kind: 'spinous-tip' as const, point: at('tip') };
  const placed = shownDocument(cases.getState()).annotations;
  const open = (part: 'corners' | 'tip'): boolean => landmarkOf(placed, sopInstanceUID, vertebra, part, replicate) === null;
  const made: readonly Annotation[] = [...(open('corners') ? [corners] : []), ...(open('tip') ? [tip] : [])];
  const { proposals } = view.getState();
  const kept = proposals.filter((one) => !isOf(one, sopInstanceUID, vertebra));
  view.set({ proposals: [...kept, ...made] });
}

/** Whether a proposal is of this vertebra on this film. */
export const isOf = (one: Annotation, sopInstanceUID: string, vertebra: string): boolean =>
  isKnownAnnotation(one) &&
  'vertebra' in one &&
  one.vertebra === vertebra &&
  'sopInstanceUID' in one &&
  one.sopInstanceUID === sopInstanceUID;

/** Bodies beside the clicked one on the same film, and which way the neck looks: from points and proposals alike. */
export function neighboursOf(
  annotations: readonly Annotation[],
  sopInstanceUID: string,
  vertebra: Vertebra,
  replicate: number,
): ProposalNeighbours {
  const bodies = annotations
    .filter(isKnownAnnotation)
    .filter(
      (one): one is VertebraAnnotation =>
        one.kind === 'vertebra' && one.sopInstanceUID === sopInstanceUID && replicateOf(one) === replicate,
    );
  const at = VERTEBRAE.indexOf(vertebra);
  const centre = (index: number): Vec2 | undefined => {
    const body = bodies.find((one) => one.vertebra === VERTEBRAE[index]);
    return body === undefined ? undefined : centreOf(body);
  };
  const [above, below] = [centre(at - 1), centre(at + 1)];
  const facing = bodies[0] === undefined ? undefined : facingOfBody(bodies[0]);
  return {
    vertebra,
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(facing === undefined ? {} : { facing }),
  };
}

const centreOf = (body: VertebraAnnotation): Vec2 => [
  (body.superiorAnterior[0] + body.superiorPosterior[0] + body.inferiorPosterior[0] + body.inferiorAnterior[0]) / 4,
  (body.superiorAnterior[1] + body.superiorPosterior[1] + body.inferiorPosterior[1] + body.inferiorAnterior[1]) / 4,
];

/** +1 where the body looks to the left of the film: up is then a quarter turn clockwise from the front. */
function facingOfBody({ superiorAnterior: sa, superiorPosterior: sp, inferiorAnterior: ia }: VertebraAnnotation): 1 | -1 {
  const front: Vec2 = [sa[0] - sp[0], sa[1] - sp[1]];
  const up: Vec2 = [sa[0] - ia[0], sa[1] - ia[1]];
  return front[0] * up[1] - front[1] * up[0] >= 0 ? 1 : -1;
}

/** Vertebrae of a film with unconfirmed proposals, from the top. */
export const proposedOn = (proposals: readonly Annotation[], sopInstanceUID: string): readonly Vertebra[] =>
  VERTEBRAE.filter((vertebra) => proposals.some((one) => isOf(one, sopInstanceUID, vertebra)));

const idsOf = (services: Services, sopInstanceUID: string, vertebrae: readonly string[]): readonly string[] =>
  services.view
    .getState()
    .proposals.filter((one) => vertebrae.some((vertebra) => isOf(one, sopInstanceUID, vertebra)))
    .map((one) => one.id);

export const confirmOn = (services: Services, sopInstanceUID: string, vertebrae: readonly string[]): void =>
  confirmProposals(services, idsOf(services, sopInstanceUID, vertebrae));

export function dismissOn(services: Services, sopInstanceUID: string, vertebrae: readonly string[]): void {
  const gone = new Set(idsOf(services, sopInstanceUID, vertebrae));
  const { proposals } = services.view.getState();
  services.view.set({ proposals: proposals.filter((one) => !gone.has(one.id)), selection: null });
}

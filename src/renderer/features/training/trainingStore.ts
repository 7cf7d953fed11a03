import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { TrainingFeedback, TrainingOpened, TrainingResults, TrainingSessionView } from '#shared/ipc';
import { sayCode, say } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import type { Services } from '../../state/services.ts';

/** Where a learner is: no expert value is here before the shell has given it out. */
export interface TrainingState {
  readonly session: TrainingSessionView | null;
  /** The case that is read blind now. */
  readonly opened: TrainingOpened | null;
  readonly feedback: TrainingFeedback | null;
  readonly results: TrainingResults | null;
  readonly busy: boolean;
}

const NOWHERE: TrainingState = { session: null, opened: null, feedback: null, results: null, busy: false };
export const trainingStore = createStore<TrainingState>(() => NOWHERE);
export const useTraining = <T>(selector: (state: TrainingState) => T): T => useStore(trainingStore, selector);

/** One thing after the other; a refusal is said and changes nothing. */
export async function doing(services: Services, work: () => Promise<void>): Promise<void> {
  if (trainingStore.getState().busy) return;
  trainingStore.setState({ busy: true });
  try {
    await work();
  } catch (error) {
    const { code, message } = failureOf(error);
    services.toasts.show({ tone: 'bad', title: say('training.failed'), detail: sayCode(code, message) });
  } finally {
    trainingStore.setState({ busy: false });
  }
}

export const showSession = (session: TrainingSessionView | null): void =>
  trainingStore.setState({ ...NOWHERE, busy: trainingStore.getState().busy, session });

/** Opens a case blind: its images under names of their own, the patient's text and the header closed. */
export const openCase = (services: Services, position: number): Promise<void> =>
  doing(services, async () => {
    const { session } = trainingStore.getState();
    if (session === null) return;
    const { sessionId } = session;
    const opened = await services.bridge.api.trainingOpen({ sessionId, position });
    await services.cases.open(opened.studyInstanceUID);
    trainingStore.setState({
      opened,
      feedback: null,
      results: null,
      session: await services.bridge.api.trainingSession({ sessionId }),
    });
    services.view.set({ screen: 'reading', patientText: false, panel: 'landmarks', dialog: null });
  });

/** Stops the clock and goes back to the list of cases; the points stay where they are. */
export const pauseCase = (services: Services): Promise<void> =>
  doing(services, async () => {
    const { session } = trainingStore.getState();
    if (session === null) return;
    await services.cases.settled();
    const paused = await services.bridge.api.trainingPause({ sessionId: session.sessionId });
    await services.cases.close();
    showSession(paused);
    services.view.set({ screen: 'training' });
  });

/** Fixes the reading for good; in practice what the expert read is shown at once. */
export const commitCase = (services: Services): Promise<void> =>
  doing(services, async () => {
    const { session, opened } = trainingStore.getState();
    if (session === null || opened === null) return;
    // What is committed is what lies on the disk.
    await services.cases.settled();
    const round = session.round;
    const after = await services.bridge.api.trainingCommit({ sessionId: session.sessionId });
    await services.cases.close();
    showSession(after);
    services.view.set({ screen: 'training' });
    const atOnce = session.protocol.mode === 'practice';
    if (atOnce && after.feedback.some((one) => one.round === round && one.position === opened.position))
      trainingStore.setState({
        feedback: await services.bridge.api.trainingFeedback({ sessionId: after.sessionId, round, position: opened.position }),
      });
  });

import type { Vertebra } from '#shared/spine';
import { registrationInput, registrationStates, type RegistrationInput, type RegistrationState } from '#shared/measurement';
import { say, sayCode } from '../../i18n/index.ts';
import type { CaseState } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { perform } from '../dynamic-films/placing.ts';

export interface MotionOfCase {
  /** What would be registered, or why nothing can be. */
  readonly input: RegistrationInput | { readonly why: { readonly reason: string; readonly message: string } };
  readonly states: readonly RegistrationState[];
}

const kept = new WeakMap<object, { readonly index: object; readonly motion: MotionOfCase }>();

/** How the case's registrations stand; once for each document, and not while a point is dragged. */
export function motionOf(state: CaseState): MotionOfCase {
  const document = state.history.present;
  const known = kept.get(document);
  if (known?.index === state.index) return known.motion;
  const input = registrationInput(document, state.index);
  const motion: MotionOfCase = { input, states: 'why' in input ? [] : registrationStates(document, input) };
  kept.set(document, { index: state.index, motion });
  return motion;
}

/** The registration of a vertebra that may be shown and measured with, stale ones included: they are marked, not hidden. */
export const usable = ({ registration }: RegistrationState): boolean => registration !== null && registration.accepted;

export const stateOf = (states: readonly RegistrationState[], vertebra: Vertebra): RegistrationState | null =>
  states.find((one) => one.vertebra === vertebra) ?? null;

/** Registers the pair of the open case and puts the result into it, as one step of the undo stack. */
export async function runRegistration(services: Services): Promise<void> {
  const { cases, motion, toasts } = services;
  const { caseId, history, index } = cases.getState();
  const found = await motion.register(history.present, index);
  if (found === null || cases.getState().caseId !== caseId) return;
  if (!found.ok) {
    toasts.show({ tone: 'bad', title: say('motion.failed'), detail: sayCode(found.error.code, found.error.message) });
    return;
  }
  if (!perform(services, found.value)) return;
  const { states } = motionOf(cases.getState());
  const accepted = states.filter((one) => one.state === 'accepted').length;
  toasts.show({
    tone: accepted === 0 ? 'bad' : 'good',
    title: say('motion.done', { accepted, total: states.length }),
    detail: accepted === states.length ? null : say('motion.doneHint'),
  });
}

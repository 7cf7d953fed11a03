import { say, sayCode } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import type { Services } from '../../state/services.ts';
import { placeCase } from './caseFiles.ts';

/** Puts the known landmarks of a synthetic case into the open case; one step of the undo stack takes them back. */
export async function loadExample(services: Services): Promise<void> {
  const { bridge, cases, toasts } = services;
  const { studyInstanceUID } = cases.getState();
  if (studyInstanceUID === null) return;
  try {
    const text = await bridge.api.exampleCase({ studyInstanceUID });
    if (text === null) {
      toasts.show({ tone: 'info', title: say('example.none'), detail: say('example.noneHint') });
      return;
    }
    placeCase(services, text, { title: say('example.done'), detail: say('example.doneHint') });
  } catch (error) {
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('save.refused'), detail: sayCode(code, message) });
  }
}

import { parseCaseDocument, formatCaseIssue } from '#shared/case';
import { say, sayCode } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import type { Services } from '../../state/services.ts';
import { perform } from '../dynamic-films/placing.ts';

/** Puts the known landmarks of a synthetic case into the open case; one step of the undo stack takes them back. */
export async function loadExample(services: Services): Promise<void> {
  const { bridge, cases, toasts } = services;
  const { studyInstanceUID, history } = cases.getState();
  if (studyInstanceUID === null) return;
  try {
    const text = await bridge.api.exampleCase({ studyInstanceUID });
    if (text === null) {
      toasts.show({ tone: 'info', title: say('example.none'), detail: say('example.noneHint') });
      return;
    }
    const parsed = parseCaseDocument(text);
    if (!parsed.ok) {
      const [issue] = parsed.error;
      toasts.show({ tone: 'bad', title: say('save.refused'), detail: issue === undefined ? null : formatCaseIssue(issue) });
      return;
    }
    // The reading stays whose it is; the example brings landmarks and facts.
    const { reading: _theirs, ...document } = parsed.value;
    const reading = history.present.reading;
    const merged = reading === undefined ? document : { ...document, reading };
    if (perform(services, { type: 'case.replace', document: merged }))
      toasts.show({ tone: 'good', title: say('example.done'), detail: say('example.doneHint') });
  } catch (error) {
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('save.refused'), detail: sayCode(code, message) });
  }
}

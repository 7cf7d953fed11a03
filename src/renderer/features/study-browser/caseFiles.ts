import { formatCaseIssue, parseCaseDocument, type CaseDocument } from '#shared/case';
import type { StudyIndex } from '#shared/dicom';
import { say, sayCode } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import type { Services } from '../../state/services.ts';
import { perform } from '../dynamic-films/placing.ts';
import { saveBlob } from '../saveBlob.ts';

/** Puts what a case file holds into the open case, as one step of the undo stack. What is wrong with it is said with its path. */
export function placeCase(services: Services, text: string, done: { readonly title: string; readonly detail: string }): void {
  const { cases, settings, toasts } = services;
  const refuse = (title: string, detail: string | null): void => toasts.show({ tone: 'bad', title, detail });
  const parsed = parseCaseDocument(text);
  if (!parsed.ok) {
    const [issue] = parsed.error;
    refuse(say('import.refused'), issue === undefined ? null : formatCaseIssue(issue));
    return;
  }
  const { history, index } = cases.getState();
  if (!meetsImages(parsed.value, index)) {
    refuse(say('import.otherStudy'), say('import.otherStudyHint'));
    return;
  }
  // The reading stays whose it is; the file brings landmarks and facts.
  const { reading: _theirs, ...document } = parsed.value;
  const { reader } = settings.getState().preferences;
  const reading = history.present.reading ?? (reader === null ? undefined : { reader });
  const merged = reading === undefined ? document : { ...document, reading };
  if (perform(services, { type: 'case.replace', document: merged })) toasts.show({ tone: 'good', ...done });
}

/** Whether at least one of its landmarks lies on an image of the open study; a file without landmarks meets any. */
function meetsImages({ annotations }: CaseDocument, { instances }: StudyIndex): boolean {
  const images = annotations.flatMap((one) => ('sopInstanceUID' in one ? [one.sopInstanceUID] : []));
  return images.length === 0 || images.some((uid) => typeof uid === 'string' && uid in instances);
}

/** Asks for a case file and puts it into the open case. */
export function importCase(services: Services): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    void input.files?.[0]?.text().then((text) => {
      placeCase(services, text, { title: say('import.done'), detail: say('example.doneHint') });
    });
  });
  input.click();
}

/** Hands the open case to the browser as the file that the command line reads. */
export async function saveCaseFile({ bridge, cases, toasts }: Services): Promise<void> {
  const { caseId } = cases.getState();
  if (caseId === null) return;
  try {
    await cases.settled();
    saveBlob(new Blob([await bridge.api.caseFileJson({ caseId })], { type: 'application/json' }), 'case.json');
  } catch (error) {
    const { code, message } = failureOf(error);
    toasts.show({ tone: 'bad', title: say('export.failed'), detail: sayCode(code, message) });
  }
}

import type { Services } from '../../state/services.ts';

/** Opens a study's case where it was left. */
export async function openStudy({ cases, view }: Services, studyInstanceUID: string): Promise<void> {
  view.set({ screen: 'reading' });
  if (cases.getState().studyInstanceUID === studyInstanceUID && cases.getState().status === 'open') return;
  await cases.open(studyInstanceUID);
}

import { canWrite } from '../../state/caseStore.ts';
import type { Services } from '../../state/services.ts';
import { activeImage, type ShownImage } from '../../features/dynamic-films/tiles.ts';

export const caseOpen = ({ cases }: Services): boolean => cases.getState().status === 'open';
export const reading = (services: Services): boolean => caseOpen(services) && services.view.getState().screen === 'reading';
export const writing = (services: Services): boolean => reading(services) && canWrite(services.cases.getState());
export const image = ({ cases, view }: Services): ShownImage | null => activeImage(cases.getState(), view.getState());
export const hasImage = (services: Services): boolean => reading(services) && image(services) !== null;

/** On any screen of the open case: undo takes back report text too. */
export const mayChange = ({ cases }: Services): boolean => canWrite(cases.getState());

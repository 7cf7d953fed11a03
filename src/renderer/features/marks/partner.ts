import { isMark, type Annotation } from '#shared/annotation';

/** Ids that go with a mark: its own, and the other line of an angle between two images. */
export function withPartner(annotations: readonly Annotation[], id: string): readonly string[] {
  const mark = annotations.find((one) => one.id === id);
  const partner = mark !== undefined && isMark(mark) && mark.kind === 'cobb' ? mark.partner : undefined;
  return partner !== undefined && annotations.some((one) => one.id === partner) ? [id, partner] : [id];
}

/** What tiles of one group have in common. */
export const LINK_ASPECTS = ['scroll', 'zoom', 'pan', 'window'] as const;
export type LinkAspect = (typeof LINK_ASPECTS)[number];

/** Which tiles go together: those of one kind by themselves (`auto`), or as the reader says. */
export const LINK_GROUPS = ['auto', 'A', 'B', 'off'] as const;
export type LinkGroup = (typeof LINK_GROUPS)[number];

/** The group of a tile that shows an image of this kind; null while it is linked with nothing. */
export function groupOf(chosen: LinkGroup | undefined, isRadiograph: boolean): string | null {
  if (chosen === 'off') return null;
  if (chosen === 'A' || chosen === 'B') return chosen;
  return isRadiograph ? 'films' : 'stacks';
}

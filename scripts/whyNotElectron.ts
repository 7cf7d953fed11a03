export interface StartFacts {
  /** FUSION_REVIEW_HOST. */
  readonly wanted: string | undefined;
  readonly platform: string;
  readonly isRoot: boolean;
  readonly display: string | undefined;
}

/** The reason why Electron is not even tried here, or null. Its sandbox does not start as root, and a window wants a display. */
export function whyNotElectron(facts: StartFacts): string | null {
  if (facts.wanted === 'browser') return 'FUSION_REVIEW_HOST=browser';
  if (facts.platform === 'linux' && facts.isRoot) return 'this is root, as whom Chromium refuses to start with its sandbox';
  if (facts.platform === 'linux' && (facts.display === undefined || facts.display === ''))
    return 'no display (DISPLAY is not set)';
  return null;
}

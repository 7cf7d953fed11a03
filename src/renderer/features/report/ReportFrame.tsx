import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { TEST_IDS } from '../../ui/testIds.ts';
import { parseEvidence, type ReportEvidence } from './evidence.ts';
import css from './ReportFrame.module.css';

interface ReportFrameProps {
  readonly html: string;
  readonly title: string;
  readonly onEvidence: (evidence: ReportEvidence) => void;
}

/** Follows what is clicked, or chosen with Enter, to what it stands on. */
const JUMP_STYLE =
  '[data-evidence]{cursor:pointer}[data-evidence]:hover,[data-evidence]:focus-visible{background:#e3effa;outline:1px solid #7cb4e0}';

/**
 * The very page that is exported, in a frame that runs no script of its own. Sentences with evidence are made reachable from here: the frame's
 * document is ours to listen to, because it is of our origin.
 */
export function ReportFrame({ html, title, onEvidence }: ReportFrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  const listener = useRef(onEvidence);
  useEffect(() => {
    listener.current = onEvidence;
  }, [onEvidence]);

  const onLoad = (): void => {
    const page = frame.current?.contentDocument;
    if (page == null) return;
    const style = page.createElement('style');
    style.textContent = JUMP_STYLE;
    page.head.append(style);
    const evidenceAt = (target: EventTarget | null): ReportEvidence | null => {
      const element = (target as Element | null)?.closest?.('[data-evidence]') ?? null;
      return parseEvidence((element as HTMLElement | null)?.dataset['evidence']);
    };
    for (const element of page.querySelectorAll<HTMLElement>('[data-evidence]')) {
      if (evidenceAt(element) !== null) element.tabIndex = 0;
    }
    page.addEventListener('click', (event) => {
      const evidence = evidenceAt(event.target);
      if (evidence !== null) listener.current(evidence);
    });
    page.addEventListener('keydown', (event) => {
      const evidence = event.key === 'Enter' ? evidenceAt(event.target) : null;
      if (evidence !== null) listener.current(evidence);
    });
    const scroller = page.scrollingElement;
    if (scroller === null) return;
    scroller.scrollTop = scrolled.current;
    page.addEventListener('scroll', () => {
      scrolled.current = scroller.scrollTop;
    });
  };
  return (
    <iframe
      ref={frame}
      className={css['frame']}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={html}
      data-testid={TEST_IDS.reportFrame}
      onLoad={onLoad}
    />
  );
}

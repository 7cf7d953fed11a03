import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Eye, EyeOff, Ruler } from 'lucide-react';
import { isMark } from '#shared/annotation';
import { useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Button, Empty } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { listedMarks } from './jumpToMark.ts';
import { measurementsOfMarks } from './markLines.ts';
import { MarkRow } from './MarkRow.tsx';
import css from './MarksPanel.module.css';

/** Height of a row in rem: the rows of a long list are laid out by it. */
const ROW_REM = 2.75;
/** Rows drawn beyond each end of what is in view. */
const BEYOND = 8;
/** A list up to here is drawn whole. */
const SHORT = 60;

/** Every free mark with its number; a click shows it on its image. */
export function MarksPanel(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const annotations = useCase((state) => shownDocument(state).annotations);
  const measurements = useCase((state) => shownEvaluation(state).measurements);
  const index = useCase((state) => state.index);
  const writable = useCase(canWrite);
  const hidden = useView((state) => state.hiddenMarks);
  const selected = useView((state) => state.selection?.annotationId ?? null);
  const [top, setTop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const marks = listedMarks(annotations);
  const numbers = measurementsOfMarks(measurements);
  if (marks.length === 0)
    return (
      <div data-testid={TEST_IDS.marks}>
        <Empty icon={<Ruler size={28} aria-hidden="true" />} title={say('marks.none')} hint={say('marks.noneHint')} />
      </div>
    );
  const out = new Set(hidden);
  const allHidden = marks.every(({ id }) => out.has(id));
  const row = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const height = list.current?.clientHeight ?? 800;
  const first = marks.length <= SHORT ? 0 : Math.max(0, Math.floor(top / row) - BEYOND);
  const last = marks.length <= SHORT ? marks.length : Math.min(marks.length, Math.ceil((top + height) / row) + BEYOND);
  return (
    <div className={css['panel']} data-testid={TEST_IDS.marks}>
      <div className={css['head']}>
        <span className="num">{say('marks.count', { count: marks.length })}</span>
        <Button
          size="small"
          kind="quiet"
          onClick={() => view.set({ hiddenMarks: allHidden ? [] : annotations.filter(isMark).map(({ id }) => id) })}
        >
          {allHidden ? <Eye size={14} aria-hidden="true" /> : <EyeOff size={14} aria-hidden="true" />}
          {say(allHidden ? 'marks.showAll' : 'marks.hideAll')}
        </Button>
      </div>
      <ul
        ref={list}
        className={css['list']}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        aria-label={say('panel.marks')}
      >
        {first > 0 && <li aria-hidden="true" style={{ height: `${first * ROW_REM}rem` }} />}
        {marks.slice(first, last).map((mark, at) => (
          <MarkRow
            key={mark.id}
            mark={mark}
            number={first + at + 1}
            measurement={numbers.get(mark.id) ?? null}
            instance={index.instances[mark.sopInstanceUID] ?? null}
            isHidden={out.has(mark.id)}
            isSelected={selected === mark.id}
            writable={writable}
          />
        ))}
        {last < marks.length && <li aria-hidden="true" style={{ height: `${(marks.length - last) * ROW_REM}rem` }} />}
      </ul>
    </div>
  );
}

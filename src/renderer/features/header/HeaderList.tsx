import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { Ruler } from 'lucide-react';
import type { HeaderRow } from '#shared/dicom';
import { useSay } from '../../i18n/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import css from './HeaderDialog.module.css';

interface HeaderListProps {
  readonly rows: readonly HeaderRow[];
  /** Tags that gave the millimetres, with the reason. */
  readonly marked: ReadonlyMap<string, string>;
  readonly chosen: HeaderRow | null;
  readonly onChoose: (row: HeaderRow) => void;
  readonly onCopy: (row: HeaderRow) => void;
  readonly label: string;
}

const ROW = 26;
/** Rows beyond the edge, so that scrolling shows no gap. */
const MARGIN = 12;

/** Only the rows that are on the screen are made: headers of ten thousand rows are real (enhanced CT). */
export function HeaderList({ rows, marked, chosen, onChoose, onCopy, label }: HeaderListProps): ReactNode {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [from, setFrom] = useState(0);
  const [height, setHeight] = useState(600);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [rows]);
  const at = chosen === null ? -1 : rows.indexOf(chosen);
  const first = Math.max(0, Math.floor(from / ROW) - MARGIN);
  const shown = rows.slice(first, first + Math.ceil(height / ROW) + 2 * MARGIN);
  const choose = (to: number): void => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (row === undefined) return;
    onChoose(row);
    const element = box.current;
    const top = rows.indexOf(row) * ROW;
    if (element === null) return;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    if (step !== undefined) choose(at < 0 && step < 0 ? 0 : at + step);
    else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && chosen !== null) onCopy(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className={css['rows']}
      role="listbox"
      aria-label={label}
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      tabIndex={0}
      data-testid={TEST_IDS.headerRows}
      onScroll={(event) => setFrom(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.length * ROW, position: 'relative' }} role="presentation">
        {shown.map((row, i) => {
          const reason = marked.get(row.tag);
          return (
            <div
              key={first + i}
              id={`${id}-${first + i}`}
              className={css['row']}
              role="option"
              aria-selected={row === chosen}
              aria-posinset={first + i + 1}
              aria-setsize={rows.length}
              data-tag={row.tag}
              data-marked={reason === undefined ? undefined : ''}
              data-private={row.isPrivate ? '' : undefined}
              style={{ top: (first + i) * ROW, height: ROW }}
              title={reason ?? (row.value.length > 60 ? row.value : undefined)}
              onClick={() => onChoose(row)}
              onDoubleClick={() => onCopy(row)}
            >
              <span className={css['tag']} style={{ paddingInlineStart: row.depth * 12 }}>
                {row.kind === 'item' ? say('header.item', { number: row.value }) : row.tag}
              </span>
              <span className={css['vr']}>{row.vr}</span>
              <span className={css['name']}>{nameOf(row, say('header.private'))}</span>
              <span className={css['value']} dir="auto">
                {valueOf(row, say('header.bytes', { count: row.length }), say('header.items', { count: Number(row.value) || 0 }))}
              </span>
              {reason === undefined ? null : (
                <span className={css['reason']}>
                  <Ruler size={13} aria-hidden="true" />
                  {reason}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const nameOf = ({ name, isPrivate, kind }: HeaderRow, word: string): string =>
  kind === 'item' ? '' : isPrivate && name !== 'PrivateCreator' ? `${word}${name === '' ? '' : ` · ${name}`}` : name;

function valueOf(row: HeaderRow, bytes: string, items: string): string {
  if (row.kind === 'item') return '';
  if (row.kind === 'sequence') return items;
  return row.kind === 'binary' && row.value === '' ? bytes : row.value;
}

import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { citation } from '#shared/assessment';
import { saySentence, useSay, type Say } from '../../i18n/index.ts';
import { useServices, useView } from '../../state/services.ts';
import { Dialog } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { RulesTable } from './RulesTable.tsx';
import { asTopic, TOPICS, type TopicId } from './topics.ts';
import css from './HelpDialog.module.css';

/** Every measure drawn and defined, and how levels are judged. */
export function HelpDialog(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const open = useView((state) => state.dialog === 'help');
  return (
    <Dialog
      open={open}
      onClose={() => view.set({ dialog: null })}
      title={say('help.title')}
      description={say('help.hint')}
      closeLabel={say('common.close')}
      width={1080}
      testId={TEST_IDS.help}
    >
      {open && <Topics />}
    </Dialog>
  );
}

type Part = 'title' | 'what' | 'sign' | 'plane' | 'mind';
const PARTS = ['sign', 'plane', 'mind'] as const;
const partOf = (say: Say, id: TopicId, part: Part): string => say(`help.${id}.${part}`);

/** Where it stands in the literature, or that it is this program's own policy. */
const sourcesOf = (say: Say, sources: (typeof TOPICS)[number]['sources']): readonly string[] =>
  sources.length === 0 ? [say('help.policy')] : sources.map((id) => saySentence(citation(id), id));

function Topics(): ReactNode {
  const say = useSay();
  const asked = useView((state) => asTopic(state.helpTopic));
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<TopicId>(asked ?? 'distance');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = TOPICS.filter(({ id, sources, measures }) => {
    const texts = [partOf(say, id, 'title'), partOf(say, id, 'what'), ...PARTS.map((part) => partOf(say, id, part))];
    const text = [...texts, ...measures, ...sourcesOf(say, sources)].join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
  const topic = found.find(({ id }) => id === chosen) ?? found[0];
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || topic === undefined) return;
    event.preventDefault();
    const next = found[Math.min(found.length - 1, Math.max(0, found.indexOf(topic) + by))];
    if (next === undefined) return;
    setChosen(next.id);
    if (event.currentTarget.tagName === 'UL')
      event.currentTarget.querySelector<HTMLElement>(`[data-topic="${next.id}"]`)?.focus();
  };
  return (
    <div className={css['help']}>
      <nav className={css['side']} aria-label={say('help.title')}>
        <input
          className="input"
          type="search"
          aria-label={say('help.search')}
          placeholder={say('help.search')}
          autoFocus={asked === null}
          value={search}
          data-testid={TEST_IDS.helpSearch}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <ul ref={list} onKeyDown={onKeyDown}>
          {found.map(({ id }) => (
            <li key={id}>
              <button
                type="button"
                data-topic={id}
                aria-current={id === topic?.id}
                tabIndex={id === topic?.id ? 0 : -1}
                onClick={() => setChosen(id)}
              >
                {partOf(say, id, 'title')}
              </button>
            </li>
          ))}
        </ul>
        <p className={css['nothing']} role="status">
          {found.length === 0 ? say('help.nothing') : ''}
        </p>
      </nav>
      {topic !== undefined && (
        <article className={css['entry']} data-testid={TEST_IDS.helpEntry} data-topic={topic.id} aria-labelledby="help-entry">
          <h3 id="help-entry">{partOf(say, topic.id, 'title')}</h3>
          {topic.figure?.({ say, label: say('help.figure', { what: partOf(say, topic.id, 'title') }) })}
          <p className={css['what']}>{partOf(say, topic.id, 'what')}</p>
          {topic.id === 'rules' && <RulesTable />}
          <dl>
            {PARTS.map((part) => {
              const text = partOf(say, topic.id, part);
              return text === '–' ? null : (
                <div key={part}>
                  <dt>{say(`help.part.${part}`)}</dt>
                  <dd>{text}</dd>
                </div>
              );
            })}
            <div>
              <dt>{say('help.part.source')}</dt>
              <dd>
                <ul>
                  {sourcesOf(say, topic.sources).map((source) => (
                    <li key={source}>{source}</li>
                  ))}
                </ul>
              </dd>
            </div>
            {topic.measures.length > 0 && (
              <div>
                <dt>{say('help.part.name')}</dt>
                <dd>
                  {topic.measures.map((name) => (
                    <code key={name}>{name}</code>
                  ))}
                </dd>
              </div>
            )}
          </dl>
        </article>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import { CircleHelp } from 'lucide-react';
import { useSay } from '../../i18n/index.ts';
import { useServices } from '../../state/services.ts';
import type { TopicId } from './topics.ts';
import css from './HelpMark.module.css';

/** A question mark beside a measure: opens its definition. */
export function HelpMark({ topic }: { readonly topic: TopicId }): ReactNode {
  const { view } = useServices();
  const say = useSay();
  return (
    <button
      type="button"
      className={css['mark']}
      aria-label={say('help.about', { what: say(`help.${topic}.title`) })}
      title={say('help.about', { what: say(`help.${topic}.title`) })}
      data-help={topic}
      onClick={() => view.set({ dialog: 'help', helpTopic: topic })}
    >
      <CircleHelp size={12} aria-hidden="true" />
    </button>
  );
}

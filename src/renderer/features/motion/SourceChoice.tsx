import type { ReactNode } from 'react';
import { useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from '../dynamic-films/placing.ts';
import css from './MotionSection.module.css';

const SOURCES = ['placed', 'registered'] as const;
type Source = (typeof SOURCES)[number];

/** Which of the two motions the rule judges by; the other stays beside it under its own name. */
export function SourceChoice({ source, writable }: { readonly source: Source; readonly writable: boolean }): ReactNode {
  const services = useServices();
  const say = useSay();
  const settings = useCase((state) => shownDocument(state).settings);
  const choose = (ismSource: Source): void => {
    if (ismSource !== source) perform(services, { type: 'settings.set', settings: { ...settings, ismSource } });
  };
  return (
    <fieldset className={css['source']} data-testid={TEST_IDS.motionSource}>
      <legend>{say('motion.source')}</legend>
      {SOURCES.map((one) => (
        <label key={one} data-checked={one === source ? '' : undefined}>
          <input
            type="radio"
            name="motion-source"
            value={one}
            checked={one === source}
            disabled={!writable}
            onChange={() => choose(one)}
          />
          {say(`motion.source.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

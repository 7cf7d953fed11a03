import type { ReactNode } from 'react';
import { useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { Field } from '../../ui/index.ts';
import { perform } from '../dynamic-films/placing.ts';

/** Sections of the report that take the reader's own words. */
const SECTIONS = ['indication', 'impression', 'fusion', 'hardware', 'adjacent', 'causes', 'comment'] as const;

/** The surgeon's own words by section; kept when the field is left, one step of the undo stack each. */
export function FreeTexts(): ReactNode {
  const services = useServices();
  const say = useSay();
  const texts = useCase((state) => state.history.present.reportText);
  const writable = useCase(canWrite);
  return (
    <section className="section" aria-labelledby="texts-title">
      <div className="section-head">
        <h2 id="texts-title">{say('report.texts')}</h2>
      </div>
      <div className="stack">
        {SECTIONS.map((section) => {
          const stored = texts?.[section] ?? '';
          return (
            <Field key={section} label={say(`report.text.${section}`)}>
              {(id) => (
                <textarea
                  id={id}
                  key={stored}
                  className="input"
                  dir="auto"
                  rows={section === 'impression' ? 4 : 2}
                  disabled={!writable}
                  defaultValue={stored}
                  data-testid={`text-${section}`}
                  onBlur={(event) => {
                    const text = event.target.value.trim();
                    if (text !== stored) perform(services, { type: 'reportText.set', section, text });
                  }}
                />
              )}
            </Field>
          );
        })}
      </div>
    </section>
  );
}

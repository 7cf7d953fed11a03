import type { ReactNode } from 'react';
import { isKnownAnnotation, type BridgingAnnotation } from '#shared/annotation';
import type { Segment } from '#shared/spine';
import { useSay, type Key } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Button, Check, Field, NoticeBox, SelectField } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { saySegment } from '../format.ts';
import { perform } from '../dynamic-films/placing.ts';
import css from './HardwarePanel.module.css';

const MARGINS = ['anterior', 'posterior', 'left', 'right'] as const;
const YES_NO = ['yes', 'no', 'not-assessable'] as const;
const CLEFTS = ['none', 'partial', 'full', 'not-assessable'] as const;
const CONTINUITIES = ['both-ends', 'one-end', 'none'] as const;
const PLANES = ['axial', 'sagittal', 'coronal'] as const;

/** Bridging bone by operated level, read on a CT of this patient. */
export function BridgingForms(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const index = useCase((state) => state.index);
  const segments = useCase((state) => shownEvaluation(state).assessment.segments);
  const active = useView((state) => state.active);
  const series = index.studies.flatMap((study) => study.displaySets).find((set) => set.modality === 'CT');
  return (
    <section className="section" data-testid={TEST_IDS.bridging} aria-labelledby="bridging-title">
      <div className="section-head">
        <h2 id="bridging-title">{say('bridging.title')}</h2>
        {series !== undefined && (
          <Button
            size="small"
            onClick={() => view.putInTile(active, { kind: 'image', sopInstanceUID: middle(series.instances), frame: 1 })}
          >
            {say('bridging.showCt')}
          </Button>
        )}
      </div>
      {series === undefined ? (
        <NoticeBox>{say('bridging.noCt')}</NoticeBox>
      ) : segments.length === 0 ? (
        <NoticeBox>{say('bridging.noLevels')}</NoticeBox>
      ) : (
        segments.map(({ segment }) => (
          <BridgingForm key={segment} segment={segment} seriesInstanceUID={series.seriesInstanceUID} />
        ))
      )}
    </section>
  );
}

const middle = (instances: readonly string[]): string => instances[Math.floor((instances.length - 1) / 2)] ?? '';

interface BridgingFormProps {
  readonly segment: Segment;
  readonly seriesInstanceUID: string;
}

function BridgingForm({ segment, seriesInstanceUID }: BridgingFormProps): ReactNode {
  const services = useServices();
  const say = useSay();
  const writable = useCase(canWrite);
  const stored = useCase((state) =>
    shownDocument(state).annotations.find((one) => isKnownAnnotation(one) && one.kind === 'bridging' && one.segment === segment),
  ) as BridgingAnnotation | undefined;
  const put = (part: Partial<BridgingAnnotation>): void => {
    const base: BridgingAnnotation = stored ?? { id: services.newId(), kind: 'bridging', seriesInstanceUID, segment };
    const next = Object.fromEntries(Object.entries({ ...base, ...part }).filter(([, value]) => value !== undefined));
    perform(services, { type: 'annotations.put', annotations: [next as BridgingAnnotation], label: 'undo.bridging' });
  };
  const NOT_READ = {
    anterior: 'not-assessable',
    posterior: 'not-assessable',
    left: 'not-assessable',
    right: 'not-assessable',
  } as const;
  const seenOn = stored?.seenOn ?? [];
  return (
    <fieldset className={css['bridging']} disabled={!writable}>
      <legend>{saySegment(segment)}</legend>
      <div className={css['margins']}>
        {MARGINS.map((margin) => (
          <SelectField
            key={margin}
            label={say(`bridging.margin.${margin}`)}
            value={stored?.extraGraft?.[margin] ?? ''}
            options={options(say('common.notSaid'), YES_NO, 'bridging.answer', say)}
            onChange={(value) => {
              const answer = YES_NO.find((one) => one === value) ?? 'not-assessable';
              put({ extraGraft: { ...NOT_READ, ...stored?.extraGraft, [margin]: answer } });
            }}
          />
        ))}
        <SelectField
          label={say('bridging.intraGraft')}
          value={stored?.intraGraft ?? ''}
          options={options(say('common.notSaid'), YES_NO, 'bridging.answer', say)}
          onChange={(value) => put({ intraGraft: YES_NO.find((one) => one === value) })}
        />
        <SelectField
          label={say('bridging.cleft')}
          value={stored?.cleft ?? ''}
          options={options(say('common.notSaid'), CLEFTS, 'bridging.cleft', say)}
          onChange={(value) => put({ cleft: CLEFTS.find((one) => one === value) })}
        />
        <SelectField
          label={say('bridging.continuity')}
          value={stored?.continuity ?? ''}
          options={options(say('common.notSaid'), CONTINUITIES, 'bridging.continuity', say)}
          onChange={(value) => put({ continuity: CONTINUITIES.find((one) => one === value) })}
        />
        <Field label={say('bridging.slices')}>
          {(id) => (
            <input
              id={id}
              key={stored?.slices ?? ''}
              className="input"
              inputMode="numeric"
              defaultValue={stored?.slices ?? ''}
              onBlur={(event) => {
                const text = event.target.value.trim();
                const slices = text === '' ? undefined : Number(text);
                if (slices !== stored?.slices && (slices === undefined || (Number.isInteger(slices) && slices >= 0)))
                  put({ slices });
              }}
            />
          )}
        </Field>
      </div>
      <div className="row">
        <span className="field-hint">{say('bridging.seenOn')}</span>
        {PLANES.map((plane) => (
          <Check
            key={plane}
            label={say(`bridging.plane.${plane}`)}
            checked={seenOn.includes(plane)}
            onChange={(checked) => put({ seenOn: PLANES.filter((one) => (one === plane ? checked : seenOn.includes(one))) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

const options = (none: string, values: readonly string[], group: string, say: (key: Key) => string) => [
  { value: '', label: none },
  ...values.map((value) => ({ value, label: say(`${group}.${value}` as Key) })),
];

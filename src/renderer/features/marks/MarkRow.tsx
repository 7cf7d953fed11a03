import type { ReactNode } from 'react';
import { memo } from 'react';
import { Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import type { MarkAnnotation } from '#shared/annotation';
import { markLabel } from '#shared/annotation';
import type { Instance } from '#shared/dicom';
import type { Measurement } from '#shared/measurement';
import { useSay } from '../../i18n/index.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import { useCase, useServices } from '../../state/services.ts';
import { IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { removeAnnotation } from '../dynamic-films/placing.ts';
import { sayHalfWidth, sayInterval, sayQuantity, unitSymbol } from '../format.ts';
import { jumpToMark } from './jumpToMark.ts';
import { MARK_ICONS } from './markIcons.ts';
import { withPartner } from './partner.ts';
import css from './MarksPanel.module.css';

interface MarkRowProps {
  readonly mark: MarkAnnotation;
  readonly number: number;
  readonly measurement: Measurement | null;
  readonly instance: Instance | null;
  readonly isHidden: boolean;
  readonly isSelected: boolean;
  readonly writable: boolean;
}

/** One mark: its kind, name, number, image, and what can be done with it. Drawn anew only when something of it changes. */
export const MarkRow = memo(function MarkRow(props: MarkRowProps): ReactNode {
  const { mark, number, measurement, instance, isHidden, isSelected, writable } = props;
  const services = useServices();
  const { cases, view } = services;
  const say = useSay();
  const pose = useCase((state) => poseOf(shownFilms(state), mark.sopInstanceUID));
  const kind = say(`marks.kind.${mark.kind}`);
  const name = markLabel(mark) ?? `${kind} ${number}`;
  const Icon = MARK_ICONS[mark.kind];
  const quantity = measurement?.quantity ?? null;
  const image =
    pose === null
      ? [instance?.series.description ?? instance?.series.modality ?? '', instance?.instanceNumber ?? mark.frame].join(' · ')
      : say(`pose.${pose}`);
  const title =
    quantity?.status === 'measured'
      ? [
          say('levels.interval', { interval: `${sayInterval(quantity, say('levels.to'))} ${unitSymbol(quantity.unit)}` }),
          quantity.method,
          measurement?.basis.calibration ?? '',
        ]
          .filter((line) => line !== '')
          .join('\n')
      : undefined;
  const toggle = (): void => {
    const { hiddenMarks } = view.getState();
    const ids = withPartner(cases.getState().history.present.annotations, mark.id);
    view.set({
      hiddenMarks: isHidden ? hiddenMarks.filter((id) => !ids.includes(id)) : [...hiddenMarks, ...ids],
    });
  };
  return (
    <li
      className={css['row']}
      data-testid={TEST_IDS.markRow}
      data-id={mark.id}
      data-kind={mark.kind}
      data-hidden={isHidden || undefined}
      data-selected={isSelected || undefined}
    >
      <button type="button" className={css['jump']} title={title} onClick={() => jumpToMark(services, mark)}>
        <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
        <span className={css['name']} dir="auto">
          {name}
        </span>
        <span className={`${css['value']} num`} data-value={quantity?.status === 'measured' ? quantity.value : undefined}>
          {quantity === null ? '' : sayQuantity(quantity)}
          {quantity?.status === 'measured' && <span className={css['half']}> {sayHalfWidth(quantity)}</span>}
        </span>
        <span className={css['image']}>{image}</span>
      </button>
      <span className={css['tools']}>
        <IconButton
          label={say('marks.rename')}
          disabled={!writable}
          onClick={() => view.set({ dialog: 'mark', markEdit: { id: mark.id, shape: null } })}
        >
          <Pencil size={14} aria-hidden="true" />
        </IconButton>
        <IconButton label={say(isHidden ? 'marks.show' : 'marks.hide')} pressed={isHidden} onClick={toggle}>
          {isHidden ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
        </IconButton>
        <IconButton label={say('marks.remove')} disabled={!writable} onClick={() => removeAnnotation(services, mark.id)}>
          <Trash2 size={14} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
});

import type { DragEvent, ReactNode } from 'react';
import type { DisplaySet } from '#shared/dicom';
import { saySentence, sayTerm, useSay } from '../../i18n/index.ts';
import { Badge, Name } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { Thumbnail } from './Thumbnail.tsx';
import css from './SeriesCard.module.css';

/** The type under which a dragged series carries its first image. */
export const DRAGGED_IMAGE = 'application/x-fusion-review-image';

interface SeriesCardProps {
  readonly set: DisplaySet;
  readonly active?: boolean;
  /** Without it the card only shows. */
  readonly onOpen?: (sopInstanceUID: string) => void;
}

/** A series as a thumbnail with its name, kind and pose; it can be dragged onto a tile. */
export function SeriesCard({ set, active, onOpen }: SeriesCardProps): ReactNode {
  const say = useSay();
  const first = set.instances[Math.floor((set.instances.length - 1) / 2)];
  const title = set.seriesDescription === '' ? sayTerm('kind', set.kind) : set.seriesDescription;
  const body = (
    <>
      <Thumbnail sopInstanceUID={set.rows === null ? null : (first ?? null)} modality={set.modality} />
      <span className={css['text']}>
        <Name text={title} />
        <span className={css['sub']}>
          {set.modality} · {say('library.seriesCount', { count: set.instances.length })}
        </span>
        {set.pose !== null && (
          <Badge title={set.poseFrom === null ? undefined : saySentence(set.poseFromSaid, set.poseFrom)}>
            {sayTerm('pose', set.pose)}
          </Badge>
        )}
      </span>
    </>
  );
  const onDragStart = (event: DragEvent): void => {
    if (first === undefined) return;
    event.dataTransfer.setData(DRAGGED_IMAGE, first);
    event.dataTransfer.effectAllowed = 'copy';
  };
  if (onOpen === undefined || first === undefined) return <div className={css['card']}>{body}</div>;
  return (
    <button
      type="button"
      className={css['card']}
      draggable
      data-testid={TEST_IDS.thumbnail}
      data-active={active === true ? '' : undefined}
      onDragStart={onDragStart}
      onClick={() => onOpen(first)}
    >
      {body}
    </button>
  );
}

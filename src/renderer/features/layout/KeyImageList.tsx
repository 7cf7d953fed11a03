import type { ReactNode } from 'react';
import { Bookmark } from 'lucide-react';
import { shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { useSay } from '../../i18n/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { placeOf, stackOf } from './stack.ts';
import css from './KeyImageList.module.css';

/** The frames that the reader has marked: a click shows one in the active viewport. They go into the report. */
export function KeyImageList(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const marked = useCase((state) => shownDocument(state).keyImages);
  const index = useCase((state) => state.index);
  if (marked === undefined || marked.length === 0) return null;
  return (
    <section className={css['marked']} data-testid={TEST_IDS.keyImages} aria-label={say('keyImages.title')}>
      <h2>{say('keyImages.title')}</h2>
      {marked.map((image) => {
        const stack = stackOf(index, image.sopInstanceUID);
        const name = stack?.set.seriesDescription ?? '';
        const text =
          stack === null || stack.images.length < 2
            ? name
            : say('keyImages.slice', { series: name, at: placeOf(index, image) + 1, of: stack.images.length });
        return (
          <button
            key={`${image.sopInstanceUID}/${image.frame}`}
            type="button"
            disabled={stack === null}
            onClick={() =>
              view.putInTile(view.getState().active, {
                kind: 'image',
                sopInstanceUID: image.sopInstanceUID,
                frame: image.frame,
              })
            }
          >
            <Bookmark size={13} aria-hidden="true" />
            <span className="ellipsis">{text === '' ? say('keyImages.image') : text}</span>
          </button>
        );
      })}
    </section>
  );
}

import type { ReactNode } from 'react';
import { Crosshair } from 'lucide-react';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import { useCase, useLibrary, useServices, useView } from '../../state/services.ts';
import { nextTarget } from '../../state/walk.ts';
import { Button } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { loadExample } from '../study-browser/loadExample.ts';
import { aim, targetOn, walkInput } from './placing.ts';
import { activeImage } from './tiles.ts';
import css from './HintBar.module.css';

/** One line above the films: what the next click does, or what could be done next. It never forces an order. */
export function HintBar(): ReactNode {
  const services = useServices();
  const { view } = services;
  const say = useSay();
  const state = useView((one) => one);
  const writable = useCase(canWrite);
  // Made anew with every change of the case: a selector would have to give the same object twice.
  const open = useCase((one) => one);
  const image = activeImage(open, state);
  const film = image === null ? null : poseOf(shownFilms(open), image.instance.sopInstanceUID);
  const target = targetOn(open, state, film, state.tool);
  const next = nextTarget(walkInput(open, state), null);
  const listing = useLibrary((one) => one.listing.studies);
  if (!writable) return null;
  // What is known is offered only while nothing is placed: it would take the place of what the reader did.
  const hasExample =
    shownDocument(open).annotations.length === 0 &&
    listing.some((study) => study.synthetic && study.studyInstanceUID === open.studyInstanceUID);
  const point = state.placing === null ? null : sayTerm('point', state.placing.point);
  return (
    <div className={css['bar']} data-testid={TEST_IDS.walkHint} role="status" aria-live="polite">
      <Crosshair size={14} aria-hidden="true" />
      {target !== null ? (
        <span>
          <strong>
            {say(target.part === 'corners' ? 'walk.clickCorners' : 'walk.clickTip', {
              vertebra: target.vertebra,
              film: say(`pose.${target.film}`),
            })}
          </strong>
          {point !== null && target.part === 'corners' && <span className={css['point']}>{point}</span>}
        </span>
      ) : state.tool !== 'window' && state.tool !== 'select' && state.tool !== 'pan' && state.tool !== 'zoom' ? (
        <span>{say(`toolHint.${state.tool}`)}</span>
      ) : next === null ? (
        <span>{say('walk.complete')}</span>
      ) : (
        <>
          <span>
            {say('walk.next', {
              vertebra: next.vertebra,
              part: say(`walk.${next.part}`),
              film: say(`pose.${next.film}`),
            })}
          </span>
          <Button size="small" kind="primary" className={css['go'] ?? ''} onClick={() => aim(view, next)}>
            {say('walk.continue')}
          </Button>
          {hasExample && (
            <Button
              size="small"
              className={css['go'] ?? ''}
              title={say('walk.exampleHint')}
              data-testid={TEST_IDS.placeExample}
              onClick={() => void loadExample(services)}
            >
              {say('walk.example')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

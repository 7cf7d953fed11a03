import type { ReactNode } from 'react';
import { Crosshair } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { sayTerm, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import { useCase, useMotion, useServices, useView } from '../../state/services.ts';
import type { ViewState } from '../../state/viewStore.ts';
import { nextTarget } from '../../state/walk.ts';
import { Button } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { loadExample } from '../study-browser/loadExample.ts';
import { useHasExample } from '../study-browser/useHasExample.ts';
import { aim, targetOn, walkInput } from './placing.ts';
import { activeImage } from './tiles.ts';
import css from './HintBar.module.css';

/** What of the view the line speaks of: a scroll or a zoom leaves it alone. */
const hintState = (one: ViewState) => ({
  replicate: one.replicate,
  proposals: one.proposals,
  skipped: one.skipped,
  target: one.target,
  tool: one.tool,
  placing: one.placing,
});

/** One line above the films: what the next click does, or what could be done next. It never forces an order. */
export function HintBar(): ReactNode {
  const services = useServices();
  const { cases, view } = services;
  const say = useSay();
  const state = useView(useShallow(hintState));
  const writable = useCase(canWrite);
  const proposing = useMotion((one) => one.proposing);
  const document = useCase(shownDocument);
  const studyInstanceUID = useCase((one) => one.studyInstanceUID);
  useCase((one) => one.index);
  const film = useView((one) => {
    const image = activeImage(cases.getState(), one);
    return image === null ? null : poseOf(shownFilms(cases.getState()), image.instance.sopInstanceUID);
  });
  const open = cases.getState();
  const target = targetOn(open, state, film, state.tool);
  const input = walkInput(open, state);
  const next = nextTarget(input, null);
  const films = new Set(input.films.map(({ pose }) => pose));
  // With nothing left to place it must not read as done while there is no pair to compare.
  const missing =
    films.has('flexion') && films.has('extension')
      ? null
      : films.has('flexion') || films.has('extension')
        ? 'walk.filmMissing'
        : 'walk.noFilms';
  const isKnown = useHasExample(studyInstanceUID);
  if (!writable) return null;
  // What is known is offered only while nothing is placed: it would take the place of what the reader did.
  const hasExample = isKnown && document.annotations.length === 0;
  const point = state.placing === null ? null : sayTerm('point', state.placing.point);
  return (
    <div className={css['bar']} data-testid={TEST_IDS.walkHint} role="status" aria-live="polite">
      <Crosshair size={14} aria-hidden="true" />
      {target !== null ? (
        <span>
          <strong>
            {say(target.part === 'tip' ? 'walk.clickTip' : proposing ? 'propose.click' : 'walk.clickCorners', {
              vertebra: target.vertebra,
              film: say(`pose.${target.film}`),
            })}
          </strong>
          {point !== null && target.part === 'corners' && !proposing && <span className={css['point']}>{point}</span>}
        </span>
      ) : state.tool !== 'window' && state.tool !== 'select' && state.tool !== 'pan' && state.tool !== 'zoom' ? (
        <span>{say(`toolHint.${state.tool}`)}</span>
      ) : next === null ? (
        <span>
          {missing === null
            ? say('walk.complete')
            : say(missing, { film: say(`pose.${films.has('flexion') ? 'extension' : 'flexion'}`) })}
        </span>
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

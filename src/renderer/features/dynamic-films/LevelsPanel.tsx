import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Measurement } from '#shared/measurement';
import { MOTION_SEGMENTS, type Segment } from '#shared/spine';
import type { Plane } from '#shared/units';
import { saySentence, sayTerm, useSay } from '../../i18n/index.ts';
import { shownDocument } from '../../state/caseStore.ts';
import { shownEvaluation } from '../../state/evaluation.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { Badge, Button, NoticeBox, ToneShape } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { toneOfCategory } from '../tones.ts';

import { HelpMark } from '../help/HelpMark.tsx';
import { GlobalMeasures } from './GlobalMeasures.tsx';
import { LevelRow } from './LevelRow.tsx';
import { measurementOf, planeOf, shownMotion } from './measurementOf.ts';
import { WarningsList } from './WarningsList.tsx';
import css from './LevelsPanel.module.css';

/** Levels × measurements, what follows from them, and what stands against them. */
export function LevelsPanel(): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const evaluation = useCase(shownEvaluation);
  const surgery = useCase((state) => shownDocument(state).surgery);
  const hidden = useView((state) => state.replicate > 1 && state.blind);
  const [open, setOpen] = useState<Segment | null>(null);
  const { assessment } = evaluation;
  const noSurgery = surgery === undefined || (surgery.constructs ?? []).length + (surgery.segments ?? []).length === 0;
  const motions = MOTION_SEGMENTS.map((segment) => shownMotion(evaluation, segment)?.quantity);
  const motionUnit = motions.find((one) => one?.status === 'measured')?.unit;
  const motionPlane = onePlane(MOTION_SEGMENTS.map((segment) => shownMotion(evaluation, segment))) ?? assessment.ismPlane;
  const translationPlane = onePlane(
    MOTION_SEGMENTS.map((segment) => measurementOf(evaluation, { measure: 'segmentalTranslation', segment })),
  );
  return (
    <>
      <section className="section" aria-labelledby="levels-title">
        <div className="section-head">
          <h2 id="levels-title">{say('levels.title')}</h2>
          {assessment.construct !== null && !hidden && (
            <Badge
              tone={toneOfCategory(assessment.construct.category)}
              title={saySentence(assessment.construct.wordingSaid, assessment.construct.wording)}
            >
              <ToneShape tone={toneOfCategory(assessment.construct.category)} />
              {say('levels.construct', {
                levels: `${assessment.construct.from}–${assessment.construct.to}`,
                category: sayTerm('category', assessment.construct.category),
              })}
            </Badge>
          )}
        </div>
        {noSurgery && (
          <NoticeBox>
            {say('levels.noSurgery')}{' '}
            <Button size="small" onClick={() => view.set({ panel: 'surgery' })}>
              {say('levels.enterSurgery')}
            </Button>
          </NoticeBox>
        )}
        {hidden ? (
          <NoticeBox>{say('levels.blind')}</NoticeBox>
        ) : (
          <div className={css['scroll']}>
            <table className={css['table']} data-testid={TEST_IDS.levels}>
              <thead>
                <tr>
                  <th scope="col">{say('levels.level')}</th>
                  <th scope="col">
                    {say('levels.motion')} <HelpMark topic="motion" />
                    <span>{motionUnit === 'px' ? 'px ±' : `mm ± · ${sayTerm('plane', motionPlane)}`}</span>
                  </th>
                  <th scope="col" className={`${css['number']} ${css['rotation']}`}>
                    {say('levels.rotation')} <HelpMark topic="rotation" />
                    <span>° ±</span>
                  </th>
                  <th scope="col" className={`${css['number']} ${css['translation']}`}>
                    {say('levels.translation')} <HelpMark topic="translation" />
                    <span>
                      mm ±
                      {translationPlane === undefined || translationPlane === motionPlane
                        ? ''
                        : ` ${sayTerm('planeShort', translationPlane)}`}
                    </span>
                  </th>
                  <th scope="col">
                    {say('levels.band')} <HelpMark topic="bands" />
                  </th>
                </tr>
              </thead>
              {MOTION_SEGMENTS.map((segment) => (
                <LevelRow
                  key={segment}
                  segment={segment}
                  evaluation={evaluation}
                  open={open === segment}
                  onToggle={() => setOpen((now) => (now === segment ? null : segment))}
                />
              ))}
            </table>
          </div>
        )}
        <p className={css['note']}>
          {say(assessment.mode === 'guarded' ? 'levels.noteGuarded' : 'levels.notePublished', {
            ruleSet: `${assessment.ruleSet.id} ${assessment.ruleSet.version}`,
          })}
        </p>
      </section>
      <WarningsList warnings={evaluation.warnings} />
      {!hidden && <GlobalMeasures evaluation={evaluation} />}
    </>
  );
}

/** The plane of every value that was measured; undefined while there is none. One scale serves all levels, so that planes never mix. */
const onePlane = (measurements: readonly (Measurement | null)[]): Plane | undefined =>
  planeOf(measurements.find((one) => one?.quantity.status === 'measured') ?? null);

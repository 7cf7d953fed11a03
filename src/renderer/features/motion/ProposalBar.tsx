import type { ReactNode } from 'react';
import { Check, CheckCheck, LoaderCircle, X } from 'lucide-react';
import { useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { poseOf, shownFilms } from '../../state/films.ts';
import { useCase, useMotion, useServices, useView } from '../../state/services.ts';
import { Button } from '../../ui/index.ts';
import { confirmOn, dismissOn, proposedOn } from './proposing.ts';
import css from './ProposalBar.module.css';

/** The film's unconfirmed proposals, each to be confirmed or dismissed; nothing of them is measured. */
export function ProposalBar({ sopInstanceUID }: { readonly sopInstanceUID: string }): ReactNode {
  const services = useServices();
  const say = useSay();
  const proposals = useView((state) => state.proposals);
  const pending = useMotion((state) => state.pending);
  const writable = useCase(canWrite);
  const vertebrae = proposedOn(proposals, sopInstanceUID);
  // While proposals are made the bar stands still, so that the film under the pointer does.
  const proposing = useMotion((state) => state.proposing);
  const isFilm = useCase((state) => poseOf(shownFilms(state), sopInstanceUID) !== null);
  if (vertebrae.length === 0 && !(proposing && isFilm)) return null;
  return (
    <div className={css['bar']} role="group" aria-label={say('propose.bar')} data-testid={`proposals-${sopInstanceUID}`}>
      <span className={css['title']}>
        {say(vertebrae.length === 0 ? 'propose.none' : 'propose.unconfirmed')}
        {pending > 0 && <LoaderCircle size={13} className={css['turning']} aria-hidden="true" />}
      </span>
      {vertebrae.length > 0 && (
        <Button
          size="small"
          kind="primary"
          disabled={!writable}
          onClick={() => confirmOn(services, sopInstanceUID, vertebrae)}
          title={say('propose.enter')}
        >
          <CheckCheck size={14} aria-hidden="true" />
          {say('propose.confirmAll')}
        </Button>
      )}
      <div className={css['chips']}>
        {vertebrae.map((vertebra) => (
          <span key={vertebra} className={css['chip']}>
            {vertebra}
            <button
              type="button"
              disabled={!writable}
              aria-label={say('propose.confirm', { vertebra })}
              title={say('propose.confirm', { vertebra })}
              onClick={() => confirmOn(services, sopInstanceUID, [vertebra])}
            >
              <Check size={13} aria-hidden="true" />
            </button>
            <button
              type="button"
              aria-label={say('propose.dismiss', { vertebra })}
              title={say('propose.dismiss', { vertebra })}
              onClick={() => dismissOn(services, sopInstanceUID, [vertebra])}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { ImageOff } from 'lucide-react';
import type { DisplaySet, StudyIndex } from '#shared/dicom';
import type { Pose } from '#shared/spine';
import { sayCode, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { assignedFilms, shownFilms, withRole } from '../../state/films.ts';
import { useCase, useServices } from '../../state/services.ts';
import type { TileContent } from '../../state/viewStore.ts';
import { Empty } from '../../ui/index.ts';
import { SeriesCard } from '../study-browser/SeriesCard.tsx';
import { perform } from './placing.ts';
import css from './EmptyTile.module.css';

/** A tile without an image says why, and offers the images that could stand there. */
export function EmptyTile({ content }: { readonly content: TileContent }): ReactNode {
  const say = useSay();
  if (content.kind === 'pose') return <MissingFilm pose={content.pose} />;
  return <Empty icon={<ImageOff size={26} aria-hidden="true" />} title={say('tile.empty')} hint={say('tile.emptyHint')} />;
}

const isPicture = (set: DisplaySet, { instances }: StudyIndex): boolean =>
  set.kind === 'other' && !SLICES.has(set.modality) && instances[set.instances[0] ?? '']?.pixels != null;
const SLICES: ReadonlySet<string> = new Set(['CT', 'MR', 'PT']);

function MissingFilm({ pose }: { readonly pose: Pose }): ReactNode {
  const services = useServices();
  const say = useSay();
  const choice = useCase((state) => shownFilms(state)[pose]);
  const films = useCase(shownFilms);
  const present = useCase((state) => shownDocument(state).films);
  const index = useCase((state) => state.index);
  const writable = useCase(canWrite);
  const taken = new Set(Object.values(films).map((film) => film.sopInstanceUID));
  const free = index.studies.flatMap((study) => study.displaySets).filter((set) => !taken.has(set.instances[0] ?? null));
  const radiographs = free.filter((set) => set.kind === 'radiograph');
  // A capture or a photograph of a film says nothing of being one: it is offered where there is nothing better.
  const candidates = radiographs.length > 0 ? radiographs : free.filter((set) => isPicture(set, index));
  const title = say('tile.noFilm', { film: say(`pose.${pose}`) });
  const why = choice.reason === null ? '' : sayCode(choice.reason, choice.message ?? '', choice.said);
  return (
    <div className={css['missing']}>
      <Empty
        icon={<ImageOff size={26} aria-hidden="true" />}
        title={title}
        hint={candidates.length > 0 && writable ? `${why} ${say('tile.chooseFilm')}` : `${why} ${say('tile.noCandidates')}`}
      />
      {writable && (
        <div className={css['candidates']}>
          {candidates.map((set) => (
            <SeriesCard
              key={set.displaySetUID}
              set={set}
              onOpen={(uid) =>
                perform(services, { type: 'films.set', films: withRole(assignedFilms(films, present), uid, pose) })
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}

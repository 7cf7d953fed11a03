import type { ReactNode } from 'react';
import { memo } from 'react';
import { Check, ChevronDown, Maximize2, Minimize2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { POSES, type Pose } from '#shared/spine';
import { saySentence, useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { assignedByFile, assignedFilms, shownFilms, withRole } from '../../state/films.ts';
import { useCase, useServices, useView } from '../../state/services.ts';
import { IconButton } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from './placing.ts';
import { LinkChip } from '../layout/LinkChip.tsx';
import { isRadiograph, type ShownImage } from './tiles.ts';
import css from './TileHead.module.css';

interface TileHeadProps {
  readonly tile: number;
  readonly image: ShownImage;
  readonly pose: Pose | null;
}

/** Which film this is, and what says so; the menu says otherwise. */
export const TileHead = memo(function TileHead({ tile, image, pose }: TileHeadProps): ReactNode {
  const { view } = useServices();
  const say = useSay();
  const choice = useCase((state) => (pose === null ? null : shownFilms(state)[pose]));
  const byFile = useCase((state) => pose !== null && assignedByFile(state.history, pose));
  const maximised = useView((state) => state.maximised);
  const from =
    choice?.from == null
      ? null
      : choice.from === 'case'
        ? say(byFile ? 'pose.fromCase' : 'pose.fromReader')
        : say('pose.from', { source: saySentence(choice.fromSaid, choice.from) });
  return (
    <div className={css['head']}>
      {isRadiograph(image.instance) || pose !== null ? (
        <PoseMenu image={image} pose={pose} />
      ) : (
        <span className={css['modality']}>{image.instance.series.modality}</span>
      )}
      <span className={`${css['from']} ellipsis`} title={from ?? undefined}>
        {from ?? image.instance.series.description ?? ''}
      </span>
      <LinkChip tile={tile} image={image} />
      <IconButton
        label={say(maximised === null ? 'tile.maximise' : 'tile.restore')}
        onClick={() => view.maximise(maximised === null ? tile : null)}
      >
        {maximised === null ? <Maximize2 size={14} aria-hidden="true" /> : <Minimize2 size={14} aria-hidden="true" />}
      </IconButton>
    </div>
  );
});

function PoseMenu({ image, pose }: { readonly image: ShownImage; readonly pose: Pose | null }): ReactNode {
  const services = useServices();
  const say = useSay();
  const writable = useCase(canWrite);
  const films = useCase(shownFilms);
  const present = useCase((state) => shownDocument(state).films);
  const choose = (role: Pose | null): void => {
    perform(services, {
      type: 'films.set',
      films: withRole(assignedFilms(films, present), image.instance.sopInstanceUID, role),
    });
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={css['chip']}
        data-testid={TEST_IDS.poseChip}
        data-pose={pose ?? 'none'}
        disabled={!writable}
      >
        {pose === null ? say('pose.none') : say(`pose.${pose}`)}
        {writable && <ChevronDown size={13} aria-hidden="true" />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          <DropdownMenu.Label className="menu-heading">{say('pose.thisIs')}</DropdownMenu.Label>
          {[...POSES, null].map((role) => (
            <DropdownMenu.Item key={role ?? 'none'} className="menu-item" onSelect={() => choose(role)}>
              {role === pose ? <Check size={15} aria-hidden="true" /> : <span className="menu-blank" />}
              <span className="menu-label">{role === null ? say('pose.notUsed') : say(`pose.${role}`)}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

import type { ReactNode } from 'react';
import { useState } from 'react';
import { Check, Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useSay } from '../../i18n/index.ts';
import { failureOf } from '../../state/failure.ts';
import type { GhostView } from '../../state/motionStore.ts';
import { shownFilms } from '../../state/films.ts';
import { useServices } from '../../state/services.ts';
import { Button, Progress, readableName } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { ghostGif } from './ghostGif.ts';
import { ghostPng, ghostVideo, videoType, type GhostContent } from './ghostFiles.ts';
import type { GhostTexts } from './ghostFurniture.ts';
import type { GhostPictures } from './ghostPictures.ts';
import type { GhostScene } from './ghostScene.ts';
import { patientLine } from './ghostTexts.ts';
import { saveBlob } from '../saveBlob.ts';
import { LOOP_STEPS } from './useGhost.ts';
import type { LoopPicture } from './drawGhost.ts';
import css from './GhostStage.module.css';

export interface GhostToExport {
  readonly pictures: GhostPictures;
  readonly scene: GhostScene;
  readonly loop: readonly LoopPicture[];
  readonly texts: GhostTexts;
}

interface GhostExportProps {
  readonly given: GhostToExport | null;
  readonly ghost: GhostView;
  readonly share: number;
}

type Kind = 'png1' | 'png2' | 'video' | 'gif';

/** The ghost as a file: a picture, a film, an animated picture. Names stay out unless asked for; the notice is in every frame. */
export function GhostExport({ given, ghost, share }: GhostExportProps): ReactNode {
  const { cases, toasts } = useServices();
  const say = useSay();
  const [named, setNamed] = useState(false);
  const [progress, setProgress] = useState<number | null>(null);
  const moving = ghost.mode === 'blink' || (ghost.mode === 'loop' && given?.loop.length === LOOP_STEPS);
  const patient = (): string | null => {
    const { instance } = shownFilms(cases.getState()).flexion;
    if (!named || instance === null) return null;
    return patientLine({ name: readableName(instance.patient.name), id: instance.patient.id }, instance.study.date);
  };
  const save = async (kind: Kind): Promise<void> => {
    if (given === null) return;
    const { mode, blend, outlines, hertz } = ghost;
    const content: GhostContent = {
      pictures: given.pictures,
      scene: given.scene,
      loop: [...given.loop],
      texts: { ...given.texts, patient: patient() },
      look: { mode, blend, outlines, share },
    };
    const name = `ghost-${mode}-${given.scene.lock}`;
    setProgress(0);
    try {
      if (kind === 'png1') saveBlob(await ghostPng(content, 1), `${name}.png`);
      else if (kind === 'png2') saveBlob(await ghostPng(content, 2), `${name}@2x.png`);
      else if (kind === 'video') saveBlob(await ghostVideo(content, hertz, setProgress), `${name}.webm`);
      else saveBlob(await ghostGif(content, hertz, setProgress), `${name}.gif`);
    } catch (error) {
      toasts.show({ tone: 'bad', title: say('ghost.saveFailed'), detail: failureOf(error).message });
    } finally {
      setProgress(null);
    }
  };
  if (progress !== null)
    return (
      <div className={css['saving']} role="status">
        {say('ghost.saving')}
        <Progress label={say('ghost.saving')} done={Math.round(100 * progress)} total={100} />
      </div>
    );
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button size="small" disabled={given === null} data-testid={TEST_IDS.ghostSave}>
          <Download size={14} aria-hidden="true" />
          {say('ghost.save')}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" side="top" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.Item className="menu-item" data-save="png1" onSelect={() => void save('png1')}>
            {say('ghost.savePng')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" data-save="png2" onSelect={() => void save('png2')}>
            {say('ghost.savePng2')}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menu-item"
            data-save="video"
            disabled={!moving || videoType() === null}
            onSelect={() => void save('video')}
          >
            {say('ghost.saveVideo')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" data-save="gif" disabled={!moving} onSelect={() => void save('gif')}>
            {say('ghost.saveGif')}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-separator" />
          <DropdownMenu.CheckboxItem
            className="menu-item"
            checked={named}
            onCheckedChange={setNamed}
            onSelect={(event) => event.preventDefault()}
          >
            {named ? <Check size={15} aria-hidden="true" /> : <span className="menu-blank" />}
            <span className="menu-label">{say('ghost.names')}</span>
          </DropdownMenu.CheckboxItem>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

import type { ReactNode } from 'react';
import { DropdownMenu } from 'radix-ui';
import type { Pose } from '#shared/spine';
import { useSay } from '../../i18n/index.ts';
import { canWrite, shownDocument } from '../../state/caseStore.ts';
import { useCase, useServices } from '../../state/services.ts';
import { INITIAL_DISPLAY, flippedHorizontally, inverted, rotated, type Selection } from '../../viewport/index.ts';
import { changeDisplay, displayOf } from './displays.ts';
import { editLine, removeAnnotation } from './placing.ts';
import { fileVois } from '../header/voiNames.ts';
import { ownPresetsOf } from './ownPresets.ts';
import { presetName, presetsFor } from './presets.ts';
import { NOT_LINKED, linkedWith, type Linked, type ShownImage } from './tiles.ts';

export interface MenuAt {
  /** CSS pixels of the window. */
  readonly client: readonly [number, number];
  readonly hit: Selection | null;
}

interface TileMenuProps {
  readonly at: MenuAt | null;
  readonly image: ShownImage;
  readonly pose: Pose | null;
  readonly onClose: () => void;
}

/** The menu of the right button: what lies under the pointer first, then how the image is shown. */
export function TileMenu({ at, image, onClose }: TileMenuProps): ReactNode {
  const services = useServices();
  const { cases, view, settings } = services;
  const say = useSay();
  const writable = useCase(canWrite);
  const hit = useCase((state) =>
    at?.hit == null ? null : (shownDocument(state).annotations.find((one) => one.id === at.hit?.annotationId) ?? null),
  );
  if (at === null) return null;
  const { display } = displayOf(view.getState().displays, image.key);
  const linked = (): Linked => linkedWith(image, cases.getState(), view.getState());
  const item = (label: string, run: () => void, disabled = false): ReactNode => (
    <DropdownMenu.Item key={label} className="menu-item" disabled={disabled} onSelect={run}>
      <span className="menu-label">{label}</span>
    </DropdownMenu.Item>
  );
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span style={{ position: 'fixed', left: at.client[0], top: at.client[1], width: 1, height: 1 }} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={2}>
          {hit !== null &&
            (hit.kind === 'calibration' || hit.kind === 'rigid-length') &&
            item(say('tile.editLine'), () => editLine(services, hit.id), !writable)}
          {at.hit !== null &&
            item(say('tile.removePoint'), () => removeAnnotation(services, at.hit?.annotationId ?? ''), !writable)}
          {at.hit !== null && <DropdownMenu.Separator className="menu-separator" />}
          {presetsFor(image.instance.series.modality, ownPresetsOf(settings.getState())).map((preset) =>
            item(preset.detail === null ? presetName(preset) : `${presetName(preset)} (${preset.detail})`, () =>
              changeDisplay(view, image, { voi: preset.voi }, linked()),
            ),
          )}
          {fileVois(image.instance).length > 1 && (
            <DropdownMenu.Label className="menu-heading">{say('voi.heading')}</DropdownMenu.Label>
          )}
          {fileVois(image.instance).length > 1 &&
            fileVois(image.instance).map(({ label, detail, voi }) =>
              item(`${label} (${detail})`, () => changeDisplay(view, image, { voi }, linked())),
            )}
          <DropdownMenu.Separator className="menu-separator" />
          {item(say('action.invert'), () => changeDisplay(view, image, { display: inverted(display) }, NOT_LINKED))}
          {item(say('action.rotateRight'), () => changeDisplay(view, image, { display: rotated(display, 90) }, NOT_LINKED))}
          {item(say('action.flipHorizontal'), () =>
            changeDisplay(view, image, { display: flippedHorizontally(display) }, NOT_LINKED),
          )}
          {item(say('action.reset'), () => changeDisplay(view, image, { display: INITIAL_DISPLAY }, linked()))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

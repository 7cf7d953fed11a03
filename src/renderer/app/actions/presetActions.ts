import { changeDisplay } from '../../features/dynamic-films/displays.ts';
import { ownPresetsOf } from '../../features/dynamic-films/ownPresets.ts';
import { freeDigits, presetName, presetsFor, type WindowPreset } from '../../features/dynamic-films/presets.ts';
import { linkedWith } from '../../features/dynamic-films/tiles.ts';
import { say, type Key } from '../../i18n/index.ts';
import type { Services } from '../../state/services.ts';
import { action, type Action } from './action.ts';
import { hasImage, image } from './conditions.ts';

/** The presets for the image that is being looked at. */
function presets(services: Services): readonly WindowPreset[] {
  const shown = image(services);
  return shown === null ? [] : presetsFor(shown.instance.series.modality, ownPresetsOf(services.settings.getState()));
}

function choose(services: Services, preset: WindowPreset | undefined): void {
  const shown = image(services);
  if (shown === null || preset === undefined) return;
  const { view, cases } = services;
  changeDisplay(view, shown, { voi: preset.voi }, linkedWith(shown, cases.getState(), view.getState()));
}

const named = (preset: WindowPreset | undefined): string | null =>
  preset === undefined
    ? null
    : say('preset.action', {
        name: preset.detail === null ? presetName(preset) : `${presetName(preset)} (${preset.detail})`,
      });

/** A digit chooses the preset that the active image's kind has under it, the program's or a person's own. */
const byDigit = (digit: string): Action => {
  const found = (services: Services): WindowPreset | undefined => presets(services).find((one) => one.digit === digit);
  // Where the program itself has nothing, the place is shown only once somebody has put a preset there.
  const isOpen = freeDigits('CT').includes(digit) && freeDigits('film').includes(digit);
  return action({
    id: `image.preset${digit}`,
    label: `action.preset${digit}` as Key,
    keys: [digit],
    scope: 'viewport',
    menu: ['image', 0],
    nameNow: (services) => named(found(services)),
    present: (services) => !isOpen || found(services) !== undefined,
    enabled: (services) => hasImage(services) && found(services) !== undefined,
    run: (services) => choose(services, found(services)),
  });
};

/** Own presets for which no digit was left, by their place among these. */
const beyond = (at: number): Action => {
  const found = (services: Services): WindowPreset | undefined => presets(services).filter((one) => one.digit === null)[at];
  return action({
    id: `image.ownPreset${at + 1}`,
    label: `action.ownPreset${at + 1}` as Key,
    scope: 'viewport',
    menu: ['image', 0],
    nameNow: (services) => named(found(services)),
    present: (services) => found(services) !== undefined,
    enabled: (services) => hasImage(services) && found(services) !== undefined,
    run: (services) => choose(services, found(services)),
  });
};

export const presetActions: readonly Action[] = [
  ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map(byDigit),
  ...[0, 1, 2, 3, 4].map(beyond),
];

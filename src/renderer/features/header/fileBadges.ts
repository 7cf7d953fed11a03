import type { Instance } from '#shared/dicom';
import { transferSyntax } from '#shared/dicom/pixels';
import { say, sayNumber } from '../../i18n/index.ts';
import type { ViewportBadge } from '../../viewport/index.ts';

const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
/** Image Type values of pictures that were computed from others (PS3.3 C.8.2.1.1.1, C.8.16.1.4; makers' own beside them). */
const RESAMPLED = new Set(['RESAMPLED', 'REFORMATTED', 'MPR', 'MIP', 'MAX_IP', 'MIN_IP', 'VOLUME_RENDER', 'PROJECTION IMAGE']);

export interface BadgeOptions {
  /** The picture on the screen is cut out of a volume and is not the stored pixels. */
  readonly resampled?: boolean;
  readonly shutter: boolean;
  readonly overlays: boolean;
  readonly foreign: number;
}

/** What a file says of its pixels that a reader has to know: they stay when the text is hidden. */
export function fileBadges(instance: Instance, options: BadgeOptions): readonly ViewportBadge[] {
  const badges: ViewportBadge[] = [];
  const warn = (id: string, text: string, title: string): void => void badges.push({ id, text, title, tone: 'warning' });
  if (instance.picture !== undefined)
    warn('picture', say('badge.picture', { format: instance.picture.toUpperCase() }), say('badge.pictureHint'));
  if (instance.lossy) {
    const ratio = instance.lossyRatios?.at(-1);
    const syntax = transferSyntax(instance.transferSyntaxUID)?.name ?? instance.transferSyntaxUID;
    const text = ratio === undefined ? say('badge.lossy') : say('badge.lossyRatio', { ratio: sayNumber(ratio, 1) });
    warn('lossy', text, say(ratio === undefined ? 'badge.lossyHint' : 'badge.lossyRatioHint', { syntax, ratio: ratio ?? 0 }));
  }
  if (options.resampled === true || instance.imageType.some((type) => RESAMPLED.has(type.toUpperCase())))
    warn('resampled', say('badge.resampled'), say('badge.resampledHint'));
  const burned = burnedIn(instance);
  if (burned !== null) warn('burned-in', say(`badge.burned.${burned}`), say(`badge.burned.${burned}Hint`));
  if (!options.shutter && instance.pixels?.shutter != null) warn('shutter', say('badge.shutterOff'), say('badge.shutterOffHint'));
  if (!options.overlays && (instance.pixels?.overlays ?? []).length > 0)
    badges.push({ id: 'overlays', text: say('badge.overlaysOff'), title: say('badge.overlaysOffHint'), tone: 'plain' });
  if (options.foreign > 0)
    badges.push({
      id: 'foreign',
      text: say('badge.foreign', { count: options.foreign }),
      title: say('badge.foreignHint'),
      tone: 'plain',
    });
  return badges;
}

/**
 * Whether names may stand in the pixels: the header says so, or the image is a capture of a screen and the header does not deny it. Hiding the
 * patient text cannot hide those.
 */
export function burnedIn({ burnedInAnnotation, sopClassUID, conversionType, picture }: Instance): 'yes' | 'perhaps' | null {
  if (burnedInAnnotation === 'YES') return 'yes';
  if (burnedInAnnotation === 'NO') return null;
  const captured = sopClassUID.startsWith(SECONDARY_CAPTURE) || conversionType !== null || picture !== undefined;
  return captured ? 'perhaps' : null;
}

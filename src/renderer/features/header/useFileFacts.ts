import { useMemo } from 'react';
import type { Instance } from '#shared/dicom';
import type { DressingOptions } from '#shared/dicom/pixels';
import { useSay } from '../../i18n/index.ts';
import { useSettings, useView } from '../../state/services.ts';
import type { CornerTexts, ForeignLayer, ViewportBadge, VoiChoice } from '../../viewport/index.ts';
import { ownPresetsOf } from '../dynamic-films/ownPresets.ts';
import { fileBadges } from './fileBadges.ts';
import { drawsOn, useForeignDrawings } from './foreignStore.ts';
import { voiName, withVoiName } from './voiNames.ts';

interface TileTexts {
  readonly instance: Instance;
  readonly frame: number;
  readonly voi: VoiChoice;
  readonly corners: CornerTexts;
  readonly badges: readonly ViewportBadge[];
  /** The picture is cut out of a volume. */
  readonly resampled?: boolean;
}

export interface FileFacts {
  readonly corners: CornerTexts;
  readonly badges: readonly ViewportBadge[];
  readonly dressing: DressingOptions;
  readonly foreign: ForeignLayer | null;
}

/** What a tile shows of its file beside the pixels: the window's name, badges, overlays, shutter, and what other programs drew. */
export function useFileFacts({ instance, frame, voi, corners, badges, resampled = false }: TileTexts): FileFacts {
  const say = useSay();
  const overlays = useView((state) => state.overlayPlanes);
  const shutter = useView((state) => state.displayShutter);
  const shown = useView((state) => state.foreignMarks);
  const patientText = useView((state) => state.patientText);
  const presets = useSettings(ownPresetsOf);
  const drawings = useForeignDrawings();
  const uid = instance.sopInstanceUID;
  const here = useMemo(() => drawings.filter((one) => drawsOn(one, uid)), [drawings, uid]);
  const foreign = useMemo<ForeignLayer | null>(() => {
    if (!shown || here.length === 0) return null;
    const onFrame = (frames: readonly number[] | null): boolean => frames === null || frames.includes(frame);
    return {
      marks: here.flatMap(({ marks }) => marks.filter((one) => one.sopInstanceUID === uid && onFrame(one.frames))),
      pictures: here.flatMap((one) => one.overlays.filter(({ images }) => images.includes(uid))),
      // Nobody knows what another program wrote there: a name, perhaps.
      texts: patientText,
    };
  }, [here, shown, frame, uid, patientText]);
  const named = useMemo(
    () => withVoiName(corners, voiName(instance, voi, presets)),
    // The names depend on the language through `say`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [corners, instance, voi, say, presets],
  );
  const all = useMemo(
    () => [...badges, ...fileBadges(instance, { resampled, shutter, overlays, foreign: here.length })],
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [badges, instance, resampled, shutter, overlays, here, say],
  );
  const dressing = useMemo(() => ({ shutter, overlays }), [shutter, overlays]);
  return { corners: named, badges: all, dressing, foreign };
}

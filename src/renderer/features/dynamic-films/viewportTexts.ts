import { sayCode, sayNumber, type Say } from '../../i18n/index.ts';
import { markTexts } from '../marks/markTexts.ts';
import type { FixedPointName, ViewportTexts } from '../../viewport/index.ts';

const POINT_NAMES = [
  'superiorAnterior',
  'superiorPosterior',
  'inferiorPosterior',
  'inferiorAnterior',
  'point',
  'superior',
  'inferior',
  'start',
  'end',
  'cranial',
  'caudal',
  'vertex',
  'start2',
  'end2',
  'centre',
  'first',
  'second',
] as const satisfies readonly FixedPointName[];

const ORIENTATIONS = ['A', 'P', 'H', 'F', 'L', 'R'] as const;

/** Every word of a viewport in the chosen language. `label` names the film. */
export function viewportTexts(say: Say, label: string): ViewportTexts {
  const pointNames = Object.fromEntries(POINT_NAMES.map((name) => [name, say(`point.${name}`)])) as Record<
    FixedPointName,
    string
  >;
  const orientation = Object.fromEntries(ORIENTATIONS.map((letter) => [letter, say(`orientation.${letter}`)]));
  return {
    label,
    instructions: say('viewport.instructions'),
    loading: say('viewport.loading'),
    failed: ({ code, message }) => say('viewport.failed', { code, message: sayCode(code, message) }),
    pointNames,
    orientation: orientation as ViewportTexts['orientation'],
    planes: { detector: say('plane.detector'), object: say('plane.object'), patient: say('plane.patient') },
    window: ({ width, center }) => say('viewport.window', { width: sayNumber(width, 0), center: sayNumber(center, 0) }),
    lookupTable: say('viewport.lookupTable'),
    zoom: (percent) => say('viewport.zoom', { percent: sayNumber(percent, 0) }),
    ...markTexts(say),
    zoomInToPlace: say('viewport.zoomInToPlace'),
  };
}

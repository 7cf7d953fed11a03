import { calibration } from './calibration.ts';
import { films } from './films.ts';
import { judging } from './judging.ts';
import { marks } from './marks.ts';
import { measuring } from './measuring.ts';
import { rules } from './rules.ts';
import { traps } from './traps.ts';
import { volumes } from './volumes.ts';

/** Every sentence of the core in German. */
export const de = { ...calibration, ...films, ...judging, ...marks, ...measuring, ...rules, ...traps, ...volumes } as const;

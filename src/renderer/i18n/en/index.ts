import { program } from './program.ts';
import { library } from './library.ts';
import { terms } from './terms.ts';
import { reading } from './reading.ts';
import { levels } from './levels.ts';
import { report } from './report.ts';
import { actions } from './actions.ts';
import { layout } from './layout.ts';
import { marks } from './marks.ts';
import { motion } from './motion.ts';
import { secondReading } from './secondReading.ts';
import { exporting } from './exporting.ts';
import { fileFacts } from './fileFacts.ts';
import { help } from './help.ts';
import { seat } from './seat.ts';
import { training } from './training.ts';
import { codes } from './codes.ts';

export const en = {
  ...program,
  ...library,
  ...terms,
  ...reading,
  ...levels,
  ...report,
  ...actions,
  ...layout,
  ...motion,
  ...secondReading,
  ...exporting,
  ...fileFacts,
  ...marks,
  ...help,
  ...seat,
  ...training,
  ...codes,
};

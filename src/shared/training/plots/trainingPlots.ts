import { blandAltmanPlot } from './blandAltmanPlot.ts';
import { confusionPlot } from './confusionPlot.ts';
import { heatPlot } from './heatPlot.ts';
import { learningPlot } from './learningPlot.ts';

/** The pictures of a reader's results: the same SVG text on screen, in the certificate and as a file. */
export const trainingPlots = {
  blandAltman: blandAltmanPlot,
  learning: learningPlot,
  heat: heatPlot,
  confusion: confusionPlot,
} as const;

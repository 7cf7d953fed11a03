import { sayNumber, type Say } from '../../i18n/index.ts';
import type { ViewportTexts } from '../../viewport/index.ts';

/** Whole numbers as they are; a mean or a rescaled value with a decimal. */
const figure = (value: number): string => sayNumber(value, Number.isInteger(value) ? 0 : 1);
const gap = (unit: string | null): string => (unit === null ? '' : ` ${unit}`);

/** The words for what pixels say. */
export function markTexts(say: Say): Pick<ViewportTexts, 'corner' | 'roi' | 'value' | 'readout'> {
  const valueText = (values: readonly number[], unit: string | null): string => {
    const value = values.map(figure).join(' ');
    return unit === null ? say('marks.stored', { value }) : say('marks.value', { value, unit: gap(unit) });
  };
  return {
    corner: (number) => say('marks.corner', { number }),
    roi: ({ mean, sd, min, max, count, padding }, unit) => [
      say('marks.roi.mean', { mean: sayNumber(mean, 1), sd: sayNumber(sd, 1), unit: gap(unit) }),
      [
        say('marks.roi.range', { min: figure(min), max: figure(max), unit: gap(unit) }),
        say('marks.roi.count', { count: sayNumber(count, 0) }),
      ].join(' · '),
      ...(padding > 0 ? [say('marks.roi.padding', { count: sayNumber(padding, 0) })] : []),
    ],
    value: valueText,
    readout: ({ pixel: [column, row], values, unit, patient }) => [
      say('marks.pixel', { column, row }),
      valueText(values, unit),
      ...(patient === null
        ? []
        : [say('marks.patient', { x: sayNumber(patient[0], 1), y: sayNumber(patient[1], 1), z: sayNumber(patient[2], 1) })]),
    ],
  };
}

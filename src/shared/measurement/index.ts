export type { Measurement, MeasurementBasis } from './measurement.ts';

export type { Unit, Plane, Quantity, MeasuredQuantity, UnavailableQuantity, MeasuredInput } from './quantity.ts';
export { measured, unavailable, Z_975 } from './quantity.ts';
export { toDegrees, toRadians } from './angleUnits.ts';

export type { Breach, BreachDirection, GradeStep, GradingScale, LateralMassFlag, ScaleName } from './gradingScales.ts';
export { BREACH_DIRECTIONS, gradeOf, GRADING_SCALES, LATERAL_MASS_FLAGS } from './gradingScales.ts';
export type { PlacedBody, PlacedScrew } from './screwGeometry.ts';
export { angleToEndplate, convergence, plateToDisc, tipToPosteriorWall } from './screwGeometry.ts';
export type { LiftOff, MetalGap } from './metalGaps.ts';
export { gapsAlong, liftOffAlong } from './metalGaps.ts';

export type { Vertebra, Segment } from './levels.ts';
export { VERTEBRAE, MOTION_SEGMENTS, isVertebra, segmentOf, vertebraeOf, segmentsBetween } from './levels.ts';
export type { Pose } from './pose.ts';
export { POSES } from './pose.ts';

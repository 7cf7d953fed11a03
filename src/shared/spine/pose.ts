/** The three poses of a dynamic series of lateral films. */
export const POSES = ['flexion', 'neutral', 'extension'] as const;
export type Pose = (typeof POSES)[number];

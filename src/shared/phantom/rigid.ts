import type { Vec3 } from '#shared/geometry';

/** `x' = R x + t`, R in rows. */
export interface Rigid3 {
  readonly rotation: readonly [Vec3, Vec3, Vec3];
  readonly translation: Vec3;
}

export const IDENTITY: Rigid3 = {
  rotation: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  translation: [0, 0, 0],
};

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const rotate = (t: Rigid3, p: Vec3): Vec3 => [dot(t.rotation[0], p), dot(t.rotation[1], p), dot(t.rotation[2], p)];

export function move(t: Rigid3, p: Vec3): Vec3 {
  const r = rotate(t, p);
  return [r[0] + t.translation[0], r[1] + t.translation[1], r[2] + t.translation[2]];
}

/** `compose(a, b)` moves by b first, then by a. */
export function compose(a: Rigid3, b: Rigid3): Rigid3 {
  const column = (j: 0 | 1 | 2): Vec3 => [b.rotation[0][j], b.rotation[1][j], b.rotation[2][j]];
  const row = (r: Vec3): Vec3 => [dot(r, column(0)), dot(r, column(1)), dot(r, column(2))];
  return { rotation: [row(a.rotation[0]), row(a.rotation[1]), row(a.rotation[2])], translation: move(a, b.translation) };
}

export function invert(t: Rigid3): Rigid3 {
  const [a, b, c] = t.rotation;
  const turned: Rigid3 = {
    rotation: [
      [a[0], b[0], c[0]],
      [a[1], b[1], c[1]],
      [a[2], b[2], c[2]],
    ],
    translation: [0, 0, 0],
  };
  const back = rotate(turned, t.translation);
  return { ...turned, translation: [-back[0], -back[1], -back[2]] };
}

/** Rotation by `degrees` about an axis of the patient through the origin; about x positive is flexion (the top goes anterior). */
export function turn(axis: 'x' | 'y' | 'z', degrees: number): Rigid3 {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  const rotation: Rigid3['rotation'] =
    axis === 'x'
      ? [
          [1, 0, 0],
          [0, c, -s],
          [0, s, c],
        ]
      : axis === 'y'
        ? [
            [c, 0, s],
            [0, 1, 0],
            [-s, 0, c],
          ]
        : [
            [c, -s, 0],
            [s, c, 0],
            [0, 0, 1],
          ];
  return { rotation, translation: [0, 0, 0] };
}

export const shift = (by: Vec3): Rigid3 => ({ ...IDENTITY, translation: by });

/** Moves by `t` as seen from `centre`. */
export const about = (centre: Vec3, t: Rigid3): Rigid3 =>
  compose(shift(centre), compose(t, shift([-centre[0], -centre[1], -centre[2]])));

/** The angle of the rotation in degrees, 0 … 180. */
export function rotationAngle(t: Rigid3): number {
  const [a, b, c] = t.rotation;
  const axis = Math.hypot(c[1] - b[2], a[2] - c[0], b[0] - a[1]) / 2;
  return (Math.atan2(axis, (a[0] + b[1] + c[2] - 1) / 2) * 180) / Math.PI;
}

export type { ImagePoint, CanvasPoint, FilmPoint, PatientPoint, PixelIndex, Vec2, Vec3 } from './spaces.ts';
export { add2, sub2, scale2, dot2, cross2, length2, distance2, midpoint2, angleBetween2 } from './vec2.ts';
export { add3, sub3, scale3, dot3, cross3, length3, distance3, normalise3 } from './vec3.ts';
export type { Similarity2 } from './similarity2.ts';
export { applySimilarity2, composeSimilarity2, invertSimilarity2 } from './similarity2.ts';

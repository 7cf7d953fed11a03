import type { ViewportTexts } from './props.ts';
import type { FixedPointName, PointName } from './shapes.ts';

/** A point's name in words: `corner7` by its number. */
export function pointText(texts: ViewportTexts, name: PointName): string {
  const number = /^corner(\d+)$/.exec(name)?.[1];
  return number === undefined ? texts.pointNames[name as FixedPointName] : texts.corner(Number(number));
}

export type {
  FilmSelector,
  Grid,
  HangingProtocol,
  RadiographSelector,
  Selector,
  StackSelector,
  TileSelector,
} from './protocol.ts';
export { ON_UNMATCHED, PROTOCOLS } from './protocols.ts';
export type { Hanging, HungTile, ProtocolReason } from './matchProtocol.ts';
export { matchProtocol } from './matchProtocol.ts';
export type { PlacedImage } from './referenceLine.ts';
export { referenceLine } from './referenceLine.ts';
export type { PlaneName, StackFacts } from './stackFacts.ts';
export { compareStacks, isStack, planeName, stacksOf } from './stackFacts.ts';

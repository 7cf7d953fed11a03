import { Angle, CircleDashed, DraftingCompass, Lasso, MoveUpLeft, Pipette, Ruler, Type, type LucideIcon } from 'lucide-react';
import type { MarkKind } from '#shared/annotation';

/** One picture a kind, in the toolbar, the menu and the list. */
export const MARK_ICONS: Readonly<Record<MarkKind, LucideIcon>> = {
  length: Ruler,
  angle: Angle,
  cobb: DraftingCompass,
  ellipse: CircleDashed,
  polygon: Lasso,
  arrow: MoveUpLeft,
  text: Type,
  probe: Pipette,
};

import type { ToolId } from '../props.ts';
import type { ShapeKind } from '../shapes.ts';
import { SHAPE_KINDS } from '../shapes.ts';

const placing: ReadonlySet<string> = new Set(SHAPE_KINDS);
/** Whether a tool places a shape, or only shows the image otherwise. */
export const isPlacingTool = (tool: ToolId): tool is ShapeKind => placing.has(tool);

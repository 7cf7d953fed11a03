import {
  ArrowUpDown,
  Contrast,
  Crosshair,
  Lock,
  MousePointer2,
  Move,
  Pentagon,
  RulerDimensionLine,
  Scaling,
  Spline,
  Square,
  Target,
  ZoomIn,
  type LucideIcon,
} from 'lucide-react';
import { armLandmarkTool } from '../../features/dynamic-films/placing.ts';
import type { Key } from '../../i18n/index.ts';
import type { Tool } from '../../state/viewStore.ts';
import { action, type Action } from './action.ts';
import { reading, writing } from './conditions.ts';

interface ToolSpec {
  readonly tool: Tool;
  readonly label: Key;
  readonly icon: LucideIcon;
  readonly keys: readonly string[];
  /** Group of the toolbar, or null for what only the menu has. */
  readonly toolbar: number | null;
}

const VIEWING: readonly ToolSpec[] = [
  { tool: 'window', label: 'tool.window', icon: Contrast, keys: ['W'], toolbar: 0 },
  { tool: 'pan', label: 'tool.pan', icon: Move, keys: ['M'], toolbar: 0 },
  { tool: 'zoom', label: 'tool.zoom', icon: ZoomIn, keys: ['Z'], toolbar: 0 },
  { tool: 'scroll', label: 'tool.scroll', icon: ArrowUpDown, keys: [], toolbar: 0 },
  { tool: 'select', label: 'tool.select', icon: MousePointer2, keys: [], toolbar: 0 },
];

const PLACING: readonly ToolSpec[] = [
  { tool: 'vertebra', label: 'tool.vertebra', icon: Square, keys: ['V'], toolbar: 1 },
  { tool: 'spinous-tip', label: 'tool.spinousTip', icon: Target, keys: ['S'], toolbar: 1 },
  { tool: 'spinous-edge', label: 'tool.spinousEdge', icon: Spline, keys: [], toolbar: null },
  { tool: 'spinous-base', label: 'tool.spinousBase', icon: Crosshair, keys: [], toolbar: null },
  { tool: 'calibration', label: 'tool.calibration', icon: RulerDimensionLine, keys: ['C'], toolbar: 1 },
  { tool: 'rigid-length', label: 'tool.rigidLength', icon: Scaling, keys: [], toolbar: 1 },
  { tool: 'plate', label: 'tool.plate', icon: Pentagon, keys: [], toolbar: 1 },
];

const toolAction = (spec: ToolSpec, group: number, enabled: Action['enabled']): Action =>
  action({
    id: `tool.${spec.tool}`,
    label: spec.label,
    icon: spec.icon,
    keys: spec.keys,
    scope: 'viewport',
    menu: ['tools', group],
    toolbar: spec.toolbar,
    enabled,
    checked: ({ view }) => view.getState().tool === spec.tool,
    run: (services) => {
      if (spec.tool === 'vertebra' || spec.tool === 'spinous-tip') armLandmarkTool(services, spec.tool);
      else services.view.set({ tool: spec.tool, target: null });
    },
  });

export const toolActions: readonly Action[] = [
  ...VIEWING.map((spec) => toolAction(spec, 0, reading)),
  ...PLACING.map((spec) => toolAction(spec, 1, writing)),
  action({
    id: 'tool.lock',
    label: 'action.lockTool',
    icon: Lock,
    menu: ['tools', 2],
    toolbar: 1,
    enabled: reading,
    checked: ({ view }) => view.getState().locked,
    run: ({ view }) => view.set({ locked: !view.getState().locked }),
  }),
];

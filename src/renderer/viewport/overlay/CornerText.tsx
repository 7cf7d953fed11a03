import type { ReactElement } from 'react';
import { memo } from 'react';
import type { AppliedWindow } from '#shared/dicom/pixels';
import type { CornerLine, CornerTexts } from '../overlayModel.ts';
import type { ViewportTexts } from '../props.ts';
import type { CanvasShape } from '../viewTransform.ts';

export interface CornerTextProps {
  readonly corners: CornerTexts;
  readonly canvas: CanvasShape;
  readonly texts: ViewportTexts;
  readonly window: AppliedWindow | null;
  readonly isColour: boolean;
  readonly zoomPercent: number;
  readonly isBlinded: boolean;
}

const LINE_HEIGHT = 16;
const NARROWEST = 200;

/** How many lines of a corner have room: a third of the height each, none in a tile too narrow for two columns. */
export function linesThatFit({ width, height }: CanvasShape): number {
  return width < NARROWEST ? 0 : Math.max(0, Math.floor(height / 3 / LINE_HEIGHT));
}

export const CornerText = memo(function CornerText(props: CornerTextProps): ReactElement {
  const room = linesThatFit(props.canvas);
  return (
    <>
      {(['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const).map((corner) => (
        <div key={corner} className={`fv-corner fv-${corner}`}>
          {props.corners[corner]
            .filter((line) => !(props.isBlinded && line.kind === 'text' && line.identifying === true))
            .slice(0, room)
            .map((line, i) => (
              <span key={i} className="fv-line" data-tone={line.kind === 'text' ? line.tone : undefined} dir="auto">
                {wording(line, props)}
              </span>
            ))}
        </div>
      ))}
    </>
  );
});

function wording(line: CornerLine, { texts, window, isColour, zoomPercent }: CornerTextProps): string {
  if (line.kind === 'text') return line.text;
  if (line.kind === 'zoom') return texts.zoom(zoomPercent);
  if (isColour) return '';
  return window === null ? texts.lookupTable : texts.window(window);
}

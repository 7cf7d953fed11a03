import type { ReactElement } from 'react';
import { memo } from 'react';
import type { AppliedWindow } from '#shared/dicom/pixels';
import type { CornerLine, CornerTexts } from '../overlayModel.ts';
import type { ViewportTexts } from '../props.ts';
import type { CanvasShape } from '../viewTransform.ts';
import type { LowerRoom } from './cornerRoom.ts';
import { linesThatFit } from './cornerRoom.ts';

export interface CornerTextProps {
  readonly corners: CornerTexts;
  readonly canvas: CanvasShape;
  readonly texts: ViewportTexts;
  readonly window: AppliedWindow | null;
  readonly isColour: boolean;
  readonly zoomPercent: number;
  readonly isBlinded: boolean;
  /** Of the lower corners, which share their edge with the scale bar. */
  readonly lower: { readonly left: LowerRoom; readonly right: LowerRoom };
}

export const CornerText = memo(function CornerText(props: CornerTextProps): ReactElement {
  const room = linesThatFit(props.canvas);
  return (
    <>
      {(['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const).map((corner) => (
        <div
          key={corner}
          className={`fv-corner fv-${corner}`}
          style={corner === 'bottomLeft' ? props.lower.left : corner === 'bottomRight' ? props.lower.right : undefined}
        >
          {props.corners[corner]
            .filter((line) => !(props.isBlinded && line.kind === 'text' && line.identifying === true))
            .slice(0, room)
            .map((line, i) => (
              <span
                key={i}
                className="fv-line"
                data-tone={line.kind === 'text' ? line.tone : undefined}
                data-identifying={line.kind === 'text' && line.identifying === true ? '' : undefined}
                dir="auto"
              >
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

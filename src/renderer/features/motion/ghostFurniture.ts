import type { GhostDrawing } from './drawGhost.ts';
import { INK, TINT } from './ghostInk.ts';

/** Every word of the picture, said already. */
export interface GhostTexts {
  /** Small, above: "Locked to C6". */
  readonly kicker: string;
  /** Large: "C5–6 · 3.9° ± 0.1°". */
  readonly title: string;
  /** Under it: translation and motion of the tips. */
  readonly lines: readonly string[];
  readonly flexion: string;
  readonly extension: string;
  /** What grey and black and white mean, or that in-between frames are interpolated. */
  readonly remark: string | null;
  readonly scaleBar: string;
  readonly notice: string;
  /** Name and date where the reader asked for them; null otherwise. */
  readonly patient: string | null;
}

const FONT = 'Inter, "Noto Sans", system-ui, sans-serif';
const PAD = 20;
const BAR_MM = 20;

/** Names of the bones, caption, legend, scale bar and notice over the films. */
export function drawFurniture(context: CanvasRenderingContext2D, drawing: GhostDrawing): void {
  const { width, height, texts, look } = drawing;
  context.save();
  shade(context, width, 0, 120, false);
  shade(context, width, height - 84, 84, true);
  if (look.outlines) names(context, drawing);
  context.textBaseline = 'alphabetic';
  const write = (text: string, x: number, y: number, size: number, weight: number, colour: string): number => {
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillStyle = colour;
    context.fillText(text, x, y);
    return context.measureText(text).width;
  };
  write(texts.kicker, PAD, 32, 12, 600, '#b8b8b8');
  write(texts.title, PAD, 62, 25, 600, '#ffffff');
  texts.lines.forEach((line, i) => write(line, PAD, 82 + 17 * i, 12.5, 400, '#d6d6d6'));
  if (texts.patient !== null) {
    context.textAlign = 'end';
    write(texts.patient, width - PAD, 32, 12, 500, '#d6d6d6');
    context.textAlign = 'start';
  }
  // Legend at the left, scale bar at the right, the notice under both.
  const y = height - 36;
  let x = PAD;
  const entry = (colour: string, dashed: boolean, text: string, strong: boolean): void => {
    context.strokeStyle = colour;
    context.lineWidth = 3;
    context.setLineDash(dashed ? [5, 3] : []);
    context.beginPath();
    context.moveTo(x, y - 4);
    context.lineTo(x + 18, y - 4);
    context.stroke();
    context.setLineDash([]);
    x += 25 + write(text, x + 25, y, 12.5, strong ? 600 : 500, '#ffffff') + 20;
  };
  const inks = look.mode === 'colour' ? TINT : INK;
  if (look.mode === 'loop') way(context, drawing, write, y);
  else {
    const alone = look.mode === 'blink';
    if (!alone || look.share < 0.5) entry(inks.flexion, false, texts.flexion, alone);
    if (!alone || look.share >= 0.5) entry(inks.extension, look.mode !== 'colour', texts.extension, alone);
  }
  if (texts.remark !== null) {
    context.font = `500 12.5px ${FONT}`;
    const at = look.mode === 'loop' ? PAD + 210 : x;
    write(texts.remark, at, y, 12.5, 500, INK.remark);
  }
  scaleBar(context, drawing, write);
  context.textAlign = 'center';
  write(texts.notice, width / 2, height - 12, 10.5, 400, '#b0b0b0');
  context.restore();
}

type Write = (text: string, x: number, y: number, size: number, weight: number, colour: string) => number;

/** Where the loop is between the two films. */
function way(context: CanvasRenderingContext2D, { look, texts }: GhostDrawing, write: Write, y: number): void {
  const from = PAD + write(texts.flexion, PAD, y, 12.5, 500, INK.flexion) + 10;
  const to = from + 70;
  context.strokeStyle = '#5a5a5a';
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(from, y - 4);
  context.lineTo(to, y - 4);
  context.stroke();
  context.fillStyle = '#ffffff';
  context.beginPath();
  context.arc(from + look.share * (to - from), y - 4, 4.5, 0, 2 * Math.PI);
  context.fill();
  write(texts.extension, to + 10, y, 12.5, 500, INK.extension);
}

function names(context: CanvasRenderingContext2D, { scene, place, look }: GhostDrawing): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const bone of scene.bones) {
    const locked = bone.vertebra === scene.lock;
    // In the loop the others move away from their names.
    if (look.mode === 'loop' && !locked) continue;
    const [x, y] = [place.scale * bone.label[0] + place.left, place.scale * bone.label[1] + place.top];
    context.font = `600 13px ${FONT}`;
    if (locked) {
      lockedName(context, bone.vertebra, x, y);
      continue;
    }
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = 'rgb(0 0 0 / 75%)';
    context.strokeText(bone.vertebra, x, y);
    context.fillStyle = INK.flexion;
    context.fillText(bone.vertebra, x, y);
  }
  context.textAlign = 'start';
}

/** A white plate with a padlock, legible over metal too. */
function lockedName(context: CanvasRenderingContext2D, name: string, x: number, y: number): void {
  const width = context.measureText(name).width + 34;
  context.fillStyle = '#ffffff';
  context.strokeStyle = 'rgb(0 0 0 / 70%)';
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x - width / 2, y - 11, width, 22, 11);
  context.stroke();
  context.fill();
  context.fillStyle = '#000000';
  context.fillText(name, x + 7, y + 0.5);
  const left = x - width / 2 + 13;
  context.beginPath();
  context.roundRect(left - 4.5, y - 1, 9, 6.5, 1.2);
  context.fill();
  context.strokeStyle = '#000000';
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(left, y - 1.5, 2.8, Math.PI, 2 * Math.PI);
  context.stroke();
}

function scaleBar(context: CanvasRenderingContext2D, { scene, place, width, height, texts }: GhostDrawing, write: Write): void {
  if (scene.mm === null) return;
  const length = (BAR_MM / scene.mm.perPixel) * place.scale;
  if (length > width / 2) return;
  const y = height - 36;
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(width - PAD - length, y - 5);
  context.lineTo(width - PAD - length, y);
  context.lineTo(width - PAD, y);
  context.lineTo(width - PAD, y - 5);
  context.stroke();
  context.textAlign = 'end';
  write(texts.scaleBar, width - PAD, y - 10, 11.5, 500, '#ffffff');
  context.textAlign = 'start';
}

/** Dark towards the edge, so that words are legible on any film. */
function shade(context: CanvasRenderingContext2D, width: number, top: number, height: number, upward: boolean): void {
  const fade = context.createLinearGradient(0, upward ? top + height : top, 0, upward ? top : top + height);
  fade.addColorStop(0, 'rgb(0 0 0 / 85%)');
  fade.addColorStop(0.55, 'rgb(0 0 0 / 55%)');
  fade.addColorStop(1, 'rgb(0 0 0 / 0%)');
  context.fillStyle = fade;
  context.fillRect(0, top, width, height);
}

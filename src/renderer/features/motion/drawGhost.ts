import { applySimilarity2, type Similarity2, type Vec2 } from '#shared/geometry';
import { toRadians } from '#shared/units';
import type { GhostMode } from '../../state/motionStore.ts';
import { drawFurniture, type GhostTexts } from './ghostFurniture.ts';
import { INK } from './ghostInk.ts';
import type { GhostPictures } from './ghostPictures.ts';
import type { Box, GhostScene } from './ghostScene.ts';

/** Flexion pixels to the picture: `x' = scale · x + left`. */
export interface GhostPlace {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface GhostLook {
  readonly mode: GhostMode;
  readonly blend: number;
  /** Of the blink and of the loop: 0 flexion … 1 extension. */
  readonly share: number;
  readonly outlines: boolean;
}

/** A picture of the stabilised loop and where it lies, in flexion pixels. */
export interface LoopPicture {
  readonly canvas: CanvasImageSource;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface GhostDrawing {
  /** CSS pixels; the context is scaled to them. */
  readonly width: number;
  readonly height: number;
  readonly pictures: GhostPictures;
  readonly scene: GhostScene;
  readonly look: GhostLook;
  readonly place: GhostPlace;
  readonly loop: LoopPicture | null;
  readonly texts: GhostTexts;
}

/** Fits a box into a picture whose furniture takes its own room above and below. */
export function fitted(box: Box, width: number, height: number, top = 84, bottom = 44): GhostPlace {
  const room = Math.max(50, height - top - bottom);
  const scale = Math.min(width / (box.right - box.left), room / (box.bottom - box.top));
  return {
    scale,
    left: width / 2 - (scale * (box.left + box.right)) / 2,
    top: top + room / 2 - (scale * (box.top + box.bottom)) / 2,
  };
}

/** The whole picture: films, edges, names, caption, legend, notice. The same on the screen, in a file and in every frame of a film. */
export function drawGhost(context: CanvasRenderingContext2D, drawing: GhostDrawing): void {
  const { width, height, scene, look, place } = drawing;
  context.save();
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  drawFilms(context, drawing);
  if (look.outlines) drawEdges(context, scene, look, place);
  context.restore();
  drawFurniture(context, drawing);
}

function drawFilms(context: CanvasRenderingContext2D, drawing: GhostDrawing): void {
  context.save();
  layFilms(context, drawing);
  context.restore();
}

function layFilms(context: CanvasRenderingContext2D, { width, height, pictures, scene, look, place, loop }: GhostDrawing): void {
  const onFlexion = (draw: () => void): void => {
    context.save();
    context.transform(place.scale, 0, 0, place.scale, place.left, place.top);
    draw();
    context.restore();
  };
  const flexion = (canvas: HTMLCanvasElement): void => onFlexion(() => context.drawImage(canvas, 0, 0));
  const extension = (canvas: HTMLCanvasElement): void =>
    onFlexion(() => {
      applied(context, scene.toFlexion);
      context.drawImage(canvas, 0, 0);
    });
  switch (look.mode) {
    case 'blend':
      flexion(pictures.flexionCanvas);
      context.globalAlpha = look.blend;
      extension(pictures.extensionCanvas);
      context.globalAlpha = 1;
      return;
    case 'colour':
      overlapOnly(context, pictures, scene, place);
      flexion(pictures.flexionTinted);
      context.globalCompositeOperation = 'lighter';
      extension(pictures.extensionTinted);
      context.globalCompositeOperation = 'source-over';
      return;
    case 'difference':
      overlapOnly(context, pictures, scene, place);
      // Half of flexion and half of the negative of extension: grey where they agree.
      flexion(pictures.flexionCanvas);
      context.globalAlpha = 0.5;
      context.filter = 'invert(1)';
      extension(pictures.extensionCanvas);
      context.globalAlpha = 1;
      context.filter = 'none';
      stretch(context, width, height);
      return;
    case 'blink':
      if (look.share < 0.5) flexion(pictures.flexionCanvas);
      else extension(pictures.extensionCanvas);
      return;
    case 'loop':
      if (loop === null) flexion(pictures.flexionCanvas);
      else onFlexion(() => context.drawImage(loop.canvas, loop.left, loop.top, loop.width, loop.height));
  }
}

/** A tint or a difference says something only where both films are. */
function overlapOnly(
  context: CanvasRenderingContext2D,
  { flexion, extension }: GhostPictures,
  scene: GhostScene,
  { scale, left, top }: GhostPlace,
): void {
  const still: Similarity2 = { angle: 0, scale: 1, translation: [0, 0] };
  for (const [{ columns, rows }, to] of [
    [flexion, still],
    [extension, scene.toFlexion],
  ] as const) {
    context.beginPath();
    for (const corner of [
      [0, 0],
      [columns, 0],
      [columns, rows],
      [0, rows],
    ] as const) {
      const [x, y] = applySimilarity2(to, corner);
      context.lineTo(scale * x + left, scale * y + top);
    }
    context.clip();
  }
}

/** Doubles the contrast about the middle grey. */
function stretch(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.save();
  context.filter = 'contrast(2)';
  context.drawImage(context.canvas, 0, 0, width, height);
  context.restore();
}

function applied(context: CanvasRenderingContext2D, { angle, scale, translation }: Similarity2): void {
  const c = Math.cos(toRadians(angle)) * scale;
  const s = Math.sin(toRadians(angle)) * scale;
  context.transform(c, s, -s, c, translation[0], translation[1]);
}

/** Flexion's edges drawn through, extension's dashed; the locked bone white. */
function drawEdges(context: CanvasRenderingContext2D, scene: GhostScene, look: GhostLook, place: GhostPlace): void {
  const shows = { flexion: look.mode !== 'blink' || look.share < 0.5, extension: look.mode !== 'blink' || look.share >= 0.5 };
  for (const bone of scene.bones) {
    const locked = bone.vertebra === scene.lock;
    const refused = bone.state === 'rejected';
    context.globalAlpha = refused ? 0.45 : 1;
    if (look.mode === 'loop') {
      if (locked) stroke(context, bone.edge, place, INK.lock, 1.5, []);
      continue;
    }
    if (shows.flexion) stroke(context, bone.edge, place, locked ? INK.lock : INK.flexion, locked ? 2 : 1.5, []);
    if (shows.extension && !locked) stroke(context, bone.carried, place, INK.extension, 1.5, refused ? [2, 4] : [6, 4]);
    if (shows.extension && locked && !shows.flexion) stroke(context, bone.carried, place, INK.lock, 2, []);
  }
  context.globalAlpha = 1;
}

export function stroke(
  context: CanvasRenderingContext2D,
  edge: readonly Vec2[],
  { scale, left, top }: GhostPlace,
  colour: string,
  width: number,
  dashes: readonly number[],
): void {
  context.beginPath();
  for (const [x, y] of edge) context.lineTo(scale * x + left, scale * y + top);
  context.closePath();
  context.setLineDash([...dashes]);
  context.lineJoin = 'round';
  context.strokeStyle = 'rgb(0 0 0 / 55%)';
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

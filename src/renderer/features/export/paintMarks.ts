/** What stands over a viewport's image, drawn again on a canvas: lines of its SVGs, boxes and texts of its labels, as they are on the screen. */
export interface MarksOptions {
  /** Patient text, and what other programs wrote (nobody knows what that says). */
  readonly names: boolean;
}

const SVG_STYLE = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'visibility',
  'display',
  'image-rendering',
] as const;

/** Elements that are never part of a picture. */
const UNSEEN = '.fv-unseen, .visually-hidden, button, input, [data-not-exported]';
const NAMES = '[data-identifying], .fv-foreign-text';

const isLeftOut = (element: Element, { names }: MarksOptions): boolean =>
  element.closest(UNSEEN) !== null || (!names && element.closest(NAMES) !== null);

/** `target` is already scaled so that one unit is a CSS pixel from the viewport's upper left corner. */
export async function paintMarks(root: HTMLElement, target: CanvasRenderingContext2D, options: MarksOptions): Promise<void> {
  const frame = root.getBoundingClientRect();
  for (const svg of root.querySelectorAll<SVGSVGElement>('svg')) {
    if (svg.closest('.fv-host') !== null || isLeftOut(svg, options)) continue;
    const box = svg.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const picture = await drawnSvg(svg, target.getTransform().a);
    target.drawImage(picture, box.left - frame.left, box.top - frame.top, box.width, box.height);
  }
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element instanceof SVGElement || element.closest('.fv-host') !== null || isLeftOut(element, options)) continue;
    paintBox(element, target, frame);
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (parent !== null && !isLeftOut(parent, options)) paintText(node as Text, parent, target, frame);
  }
}

/** The lines of an SVG with their computed styles written in, as a picture; its texts are drawn separately, in the page's own fonts. */
async function drawnSvg(svg: SVGSVGElement, scale: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [i, element] of copies.entries()) {
    const original = originals[i];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    element.setAttribute('style', SVG_STYLE.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  }
  for (const text of copy.querySelectorAll('text')) text.remove();
  const { width, height } = svg.getBoundingClientRect();
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width * scale));
  copy.setAttribute('height', String(height * scale));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  return picture;
}

const isClear = (colour: string): boolean => colour === 'transparent' || /, 0\)$|\/ 0\)$/.test(colour);

function paintBox(element: HTMLElement, target: CanvasRenderingContext2D, frame: DOMRect): void {
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden' || style.opacity === '0') return;
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const [x, y] = [box.left - frame.left, box.top - frame.top];
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
  if (!isClear(style.backgroundColor)) {
    target.fillStyle = style.backgroundColor;
    target.beginPath();
    target.roundRect(x, y, box.width, box.height, radius);
    target.fill();
  }
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
    colour: style[`border${side}Color`],
  }));
  const [top, right, bottom, left] = sides;
  if (top === undefined || right === undefined || bottom === undefined || left === undefined) return;
  if (sides.every(({ width, colour }) => width > 0 && width === top.width && colour === top.colour)) {
    if (isClear(top.colour)) return;
    target.strokeStyle = top.colour;
    target.lineWidth = top.width;
    target.beginPath();
    target.roundRect(x + top.width / 2, y + top.width / 2, box.width - top.width, box.height - top.width, radius);
    target.stroke();
    return;
  }
  const fill = (colour: string, fx: number, fy: number, width: number, height: number): void => {
    if (width <= 0 || height <= 0 || isClear(colour)) return;
    target.fillStyle = colour;
    target.fillRect(fx, fy, width, height);
  };
  fill(top.colour, x, y, box.width, top.width);
  fill(bottom.colour, x, y + box.height - bottom.width, box.width, bottom.width);
  fill(left.colour, x, y, left.width, box.height);
  fill(right.colour, x + box.width - right.width, y, right.width, box.height);
}

function paintText(node: Text, parent: Element, target: CanvasRenderingContext2D, frame: DOMRect): void {
  let text = node.data.trim();
  if (text === '') return;
  const style = getComputedStyle(parent);
  if (style.visibility === 'hidden' || style.display === 'none' || style.opacity === '0') return;
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getClientRects()[0];
  if (box === undefined || box.width === 0) return;
  const isSvg = parent instanceof SVGElement;
  target.save();
  if (!isSvg) {
    const clip = parent.getBoundingClientRect();
    target.beginPath();
    target.rect(clip.left - frame.left - 1, clip.top - frame.top - 2, clip.width + 2, clip.height + 4);
    target.clip();
  }
  target.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  target.direction = style.direction === 'rtl' ? 'rtl' : 'ltr';
  const room = isSvg ? Infinity : parent.getBoundingClientRect().width + 1;
  // As the page cuts a label that is too long.
  if (target.measureText(text).width > room) {
    while (text.length > 1 && target.measureText(`${text}…`).width > room) text = text.slice(0, -1);
    text = `${text}…`;
  }
  target.textAlign = 'left';
  target.textBaseline = 'alphabetic';
  const measured = target.measureText(text);
  const height = measured.fontBoundingBoxAscent + measured.fontBoundingBoxDescent;
  const x = box.left - frame.left;
  const y = box.top - frame.top + (box.height - height) / 2 + measured.fontBoundingBoxAscent;
  const halo = isSvg ? style.stroke : 'none';
  if (halo !== 'none' && !isClear(halo)) {
    target.strokeStyle = halo;
    target.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
    target.lineJoin = 'round';
    target.strokeText(text, x, y);
  } else if (style.textShadow !== 'none') {
    target.shadowColor = 'rgb(0 0 0 / 90%)';
    target.shadowBlur = 3 * target.getTransform().a;
  }
  target.fillStyle = isSvg ? style.fill : style.color;
  target.fillText(text, x, y);
  target.restore();
}

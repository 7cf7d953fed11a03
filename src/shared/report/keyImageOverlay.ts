import type { ImagePoint } from '#shared/geometry';
import { escapeHtml } from './html/escape.ts';
import type { DrawnVertebra, KeyImagePlan } from './keyImagePlan.ts';

const FONT = 'font-family="inherit"';

/** Bodies, spinous tips, the lines between neighbouring tips and the vertebrae's names, as an SVG of the picture's size. Pure. */
export function keyImageOverlay(plan: KeyImagePlan): string {
  const scale = Math.max(plan.width, plan.height) / 640;
  const place = (point: ImagePoint): readonly [number, number] => [
    ((point[0] - plan.crop.x) / plan.crop.width) * plan.width,
    ((point[1] - plan.crop.y) / plan.crop.height) * plan.height,
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${plan.width} ${plan.height}" aria-hidden="true" focusable="false">` +
    `<g fill="none" stroke-linejoin="round" stroke-linecap="round">` +
    `${layer(plan.dashed, '#ffcf6b', true, scale, place)}${layer(plan.solid, '#8fd8ff', false, scale, place)}</g>` +
    `${names(plan.solid, scale, place)}</svg>`
  );
}

type Place = (point: ImagePoint) => readonly [number, number];

function layer(vertebrae: readonly DrawnVertebra[], colour: string, dashed: boolean, scale: number, place: Place): string {
  const dash = dashed ? ` stroke-dasharray="${fixed(6 * scale)} ${fixed(4 * scale)}"` : '';
  const bodies = vertebrae.flatMap(({ body }) =>
    body === null ? [] : [`<path d="M${body.map((point) => pair(place(point))).join('L')}Z"/>`],
  );
  const tips = vertebrae.flatMap(({ tip }) => (tip === null ? [] : [place(tip)]));
  const line = tips.length > 1 ? `<path d="M${tips.map(pair).join('L')}" stroke-opacity="0.75"/>` : '';
  const dots = tips.map(
    ([x, y]) => `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(3.6 * scale)}" stroke-dasharray="none"/>`,
  );
  return `<g stroke="${colour}" stroke-width="${fixed(1.8 * scale)}"${dash}>${bodies.join('')}${line}${dots.join('')}</g>`;
}

/** Beside the anterior edge of each body, away from the spinous processes. */
function names(vertebrae: readonly DrawnVertebra[], scale: number, place: Place): string {
  const labels = vertebrae.flatMap(({ vertebra, body }) => {
    if (body === null) return [];
    const [sa, sp, ip, ia] = body.map(place);
    if (sa === undefined || sp === undefined || ip === undefined || ia === undefined) return [];
    const anterior = [(sa[0] + ia[0]) / 2, (sa[1] + ia[1]) / 2] as const;
    const toRight = anterior[0] > (sp[0] + ip[0]) / 2;
    const x = anterior[0] + (toRight ? 9 : -9) * scale;
    return [
      `<text x="${fixed(x)}" y="${fixed(anterior[1] + 6 * scale)}" text-anchor="${toRight ? 'start' : 'end'}">${escapeHtml(vertebra)}</text>`,
    ];
  });
  return (
    `<g ${FONT} font-size="${fixed(19 * scale)}" font-weight="600" fill="#ffffff" stroke="#000000" stroke-opacity="0.65" ` +
    `stroke-width="${fixed(3.2 * scale)}" paint-order="stroke">${labels.join('')}</g>`
  );
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);
const pair = ([x, y]: readonly [number, number]): string => `${fixed(x)} ${fixed(y)}`;

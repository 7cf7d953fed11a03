import { escapeHtml } from './html/escape.ts';

/** Whose report it is: set once for a machine, printed above the report. */
export interface Letterhead {
  readonly name: string;
  /** Lines as typed. */
  readonly address: string;
  /** A PNG or JPEG as data, or null. */
  readonly logo: string | null;
}

/** Bytes of a logo: sharp at 40 mm, and no more in every file. */
export const LARGEST_LOGO = 512 * 1024;
const LONGEST = 500;
const BEGINNINGS = { png: 'iVBORw0KGgo', jpeg: '/9j/' } as const;

/** Whether a text is a picture that may stand in a report: PNG or JPEG by its own first bytes, and not too large. */
export function isLogo(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const match = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/.exec(value);
  const kind = match?.[1] === 'png' ? 'png' : 'jpeg';
  const body = match?.[2] ?? '';
  return body.startsWith(BEGINNINGS[kind]) && (body.length * 3) / 4 <= LARGEST_LOGO;
}

/** A stored letterhead; null where there is none or nothing in it. What is not understood is left out. */
export function parseLetterhead(stored: unknown): Letterhead | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { name, address, logo } = stored as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST).trim() : '');
  const head: Letterhead = { name: text(name), address: text(address), logo: isLogo(logo) ? logo : null };
  return head.name === '' && head.address === '' && head.logo === null ? null : head;
}

export function letterheadHtml(head: Letterhead | null | undefined): string {
  if (head == null) return '';
  const logo = head.logo === null ? '' : `<img class="letterhead-logo" alt="" src="${escapeHtml(head.logo)}">`;
  const lines = head.address.split(/\r?\n/).map((line) => escapeHtml(line));
  const address = head.address === '' ? '' : `<p class="letterhead-address">${lines.join('<br>')}</p>`;
  const name = head.name === '' ? '' : `<p class="letterhead-name"><bdi>${escapeHtml(head.name)}</bdi></p>`;
  return `<div class="letterhead">${logo}<div>${name}${address}</div></div>\n`;
}

export const LETTERHEAD_STYLE = `
.letterhead{display:flex;align-items:center;gap:10pt;margin-bottom:9pt;break-inside:avoid}
.letterhead-logo{max-width:45mm;max-height:18mm;object-fit:contain}
.letterhead-name{font-size:11pt;font-weight:600}
.letterhead-address{font-size:8pt;color:var(--muted);line-height:1.35}
`;

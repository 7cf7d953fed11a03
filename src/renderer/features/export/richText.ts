/** Styles that a mail program or word processor keeps: written on the elements, since they drop style sheets. */
const INLINE: Readonly<Record<string, string>> = {
  table: 'border-collapse:collapse;margin:6pt 0',
  th: 'border:1px solid #b8c0c6;padding:2pt 6pt;text-align:left;font-weight:600',
  td: 'border:1px solid #b8c0c6;padding:2pt 6pt',
  h1: 'font-size:16pt;margin:0 0 6pt',
  h2: 'font-size:12pt;margin:12pt 0 4pt',
  h3: 'font-size:10.5pt;margin:8pt 0 2pt',
  p: 'margin:0 0 4pt',
  dt: 'font-size:8pt;color:#57626b',
};

/** The report page as a fragment to paste: text, headings and tables; no fonts, scripts, charts or pictures (those go as files). */
export function richText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const one of page.querySelectorAll('style, script, link, meta, svg, img, figure, canvas')) one.remove();
  for (const one of page.body.querySelectorAll<HTMLElement>('*')) {
    const style = INLINE[one.tagName.toLowerCase()];
    for (const name of one.getAttributeNames())
      if (!['colspan', 'rowspan', 'dir', 'lang', 'href'].includes(name)) one.removeAttribute(name);
    if (style !== undefined) one.setAttribute('style', style);
  }
  const main = page.querySelector('main') ?? page.body;
  return `<div style="font-family:Calibri,Arial,sans-serif;font-size:10pt">${main.innerHTML}</div>`;
}

/** Both kinds at once: whoever pastes takes what it can. */
export const copyReport = (html: string, text: string): Promise<void> =>
  navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([richText(html)], { type: 'text/html' }),
      'text/plain': new Blob([text], { type: 'text/plain' }),
    }),
  ]);

import { renderHtml, type HtmlOptions, type StructuredReport } from '#shared/report';
import { embedFonts } from '../io/reportFonts.ts';

/** The report page with the fonts that its own characters need. */
export async function renderPage(
  report: StructuredReport,
  options: Pick<HtmlOptions, 'language' | 'mode' | 'paper' | 'letterhead'>,
): Promise<string> {
  const bare = renderHtml(report, { ...options, fontCss: '', fontFamilies: [], uncovered: [] });
  const { css, families, uncovered } = await embedFonts(visibleText(bare));
  return renderHtml(report, { ...options, fontCss: css, fontFamilies: families, uncovered });
}

/** Characters that a page shows: what stands between tags, entities resolved. */
export function visibleText(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] ?? '');
}

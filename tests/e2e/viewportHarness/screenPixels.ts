import type { Page } from 'playwright-core';

/** What the screen shows, from a screenshot: physical pixels. */
export interface ScreenPixels {
  readonly width: number;
  readonly height: number;
  /** Red of a physical pixel (grey pictures have all three alike); throws where they are not. */
  grey(x: number, y: number): number;
}

/** `reader` takes the picture apart: a page whose policy allows it, where the shown one's does not. */
export async function screenPixels(page: Page, reader: Page = page): Promise<ScreenPixels> {
  const png = (await page.screenshot({ animations: 'disabled' })).toString('base64');
  const { width, height, bytes } = await reader.evaluate(async (base64) => {
    const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' });
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let i = 0; i < data.length; i += 32_768) text += String.fromCharCode(...data.subarray(i, i + 32_768));
    return { width: bitmap.width, height: bitmap.height, bytes: btoa(text) };
  }, png);
  const data = Buffer.from(bytes, 'base64');
  return {
    width,
    height,
    grey: (x, y) => {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
      if (red === undefined || red !== green || red !== blue) throw new Error(`no grey at ${x}, ${y}: ${red} ${green} ${blue}`);
      return red;
    },
  };
}

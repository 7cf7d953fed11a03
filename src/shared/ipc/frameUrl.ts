/** Path of one stored frame, below the host's origin; zero-based frame. Answered by `serveFrame` as one packed frame. */
export function framePath(sopInstanceUID: string, frame: number): string {
  return `/frames/${encodeURIComponent(sopInstanceUID)}/${frame}`;
}

export function parseFramePath(path: string): { readonly sopInstanceUID: string; readonly frame: number } | null {
  const match = /^\/frames\/([^/]{1,400})\/(\d{1,6})$/.exec(path);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  try {
    return { sopInstanceUID: decodeURIComponent(match[1]), frame: Number(match[2]) };
  } catch {
    // An escape that is none, such as `%zz`.
    return null;
  }
}

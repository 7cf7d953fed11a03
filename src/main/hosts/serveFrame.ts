import { parseFramePath } from '#shared/ipc';
import type { Result } from '#shared/base';
import type { EncodedFrame, PixelError } from '#shared/dicom/pixels';
import { packFrame } from '#shared/dicom/pixels';
import { SECURITY_HEADERS } from './securityHeaders.ts';

/** Finds one stored frame; zero-based. */
export type FrameService = (sopInstanceUID: string, frame: number) => Promise<Result<EncodedFrame, PixelError>>;

/** Answers `GET /frames/<SOPInstanceUID>/<frame>` with one packed frame, in every host the same. */
export async function serveFrame(path: string, frames: FrameService): Promise<Response> {
  const wanted = parseFramePath(path);
  if (wanted === null) return refuse(400, { code: 'BAD_FRAME_URL', message: path });
  const found = await frames(wanted.sopInstanceUID, wanted.frame);
  if (!found.ok) return refuse(found.error.code === 'NOT_FOUND' ? 404 : 422, found.error);
  const packed = packFrame(found.value);
  return new Response(packed, {
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/octet-stream', 'Cache-Control': 'private, max-age=86400' },
  });
}

const refuse = (status: number, error: PixelError): Response =>
  new Response(JSON.stringify(error), { status, headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/json' } });

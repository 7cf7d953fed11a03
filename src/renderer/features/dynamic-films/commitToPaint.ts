/** The name under which the browser's performance timeline holds the time from pointer up to the painted table. */
export const COMMIT_TO_PAINT = 'fusion:commit-to-paint';

/**
 * Measures from `start` (an event's time stamp) until the frame that shows its consequence has been painted: the next animation frame is
 * the one that paints it, and a message posted from there is handled after the paint.
 */
export function measureCommitToPaint(start: number): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      'message',
      () => {
        performance.measure(COMMIT_TO_PAINT, { start, end: performance.now() });
        port1.close();
      },
      { once: true },
    );
    port1.start();
    port2.postMessage(null);
  });
}

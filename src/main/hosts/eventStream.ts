import type { ServerResponse } from 'node:http';
import type { EventName, Events } from '#shared/ipc';

export interface EventSource {
  readonly on: <N extends EventName>(name: N, listener: (event: Events[N]) => void) => () => void;
}

const NAMES: readonly EventName[] = ['scan', 'library', 'menu', 'entry', 'view'];

/** Forwards the shell's events to one page as Server-Sent Events until it goes away. */
export function streamEvents(response: ServerResponse, events: EventSource, onClose: () => void): void {
  response.write(': hello\n\n');
  const stops = NAMES.map((name) =>
    events.on(name, (event) => response.write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`)),
  );
  // A comment now and then lets a dead connection be noticed.
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  response.on('close', () => {
    clearInterval(beat);
    for (const stop of stops) stop();
    onClose();
  });
}

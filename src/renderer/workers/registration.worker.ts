import { registrationLoop } from './registrationLoop.ts';
import type { RegistrationRequest } from './registrationMessages.ts';

declare const self: DedicatedWorkerGlobalScope;

const loop = registrationLoop({
  answer: (message, transfer = []) => self.postMessage(message, transfer),
  now: () => performance.now(),
});
self.onmessage = (event: MessageEvent<RegistrationRequest>) => loop.receive(event.data);

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from './registry-server.ts';

/** Answers in the place of a registry, where it says so. */
export type RegistryFault = (request: IncomingMessage, response: ServerResponse) => boolean;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Every request of a method. */
export function always(method: string, answer: Answer): RegistryFault {
  return (request, response) => {
    if (request.method !== method) return false;
    answer(request, response);
    return true;
  };
}

/** Only the first request of a method. */
export function once(method: string, answer: Answer): RegistryFault {
  let isDone = false;
  const fault = always(method, answer);
  return (request, response) => {
    if (isDone) return false;
    isDone = fault(request, response);
    return isDone;
  };
}

/** Breaks off while it reads. */
export const resetInMiddle: Answer = (request) => {
  request.once('data', () => request.socket.resetAndDestroy());
};

/** Refuses in the shape of the distribution-spec. */
export function refusing(status: number, code: string, message = ''): Answer {
  return (_, response) => refuse(response, status, code, message);
}

/** Has nothing to say but a status. */
export function saying(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_, response) => void response.writeHead(status, headers).end();
}

/** Takes no more of what it is sent. */
export const stopReading: Answer = ({ socket }) => void socket.pause();

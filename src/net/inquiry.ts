import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Route } from './routes.ts';

/** One request, whatever it is sent over. */
export interface Inquiry extends Route {
  readonly method: string;
  /** How long the server may take until its answer begins; for a body, from its last piece on. */
  readonly headersMs: number;
  readonly signal: AbortSignal;
}

/** What is known of an answer when it begins. */
export interface Beginning {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** Whether all of its body is there, to be taken without waiting. */
  readonly isWhole: boolean;
  /**
   * Whether a body that has ended was complete, where nothing was heard of a fault; left out where all faults
   * are heard of.
   */
  readonly isComplete?: (bodyBytes: number) => Promise<boolean>;
}

/** The same of an answer of HTTP/1.1, whose faults Node tells itself. */
export function beginningOf(message: IncomingMessage): Beginning {
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: message,
    isWhole: message.complete,
  };
}

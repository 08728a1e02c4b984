import type { ProxyServer } from './proxies.ts';

const cutOff = 'the answer was cut off';
// No names of Node's: it has many for what its parser does not like.
const noHttp = 'NO_HTTP';
const damagedChunk = 'DAMAGED_CHUNK';
const brokenOff = 'BROKEN_OFF';

// What Node says of a connection that ended without a word: before the answer, and inside of it.
const untold = /^(?:socket hang up|aborted)$/;

// What Node's sockets and parser, OpenSSL and zlib call the faults of a connection, in a user's words.
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name could not be looked up just now',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  [brokenOff]: 'the connection was closed before the answer was complete',
  [noHttp]: 'the server does not speak HTTP',
  [damagedChunk]: 'the answer is damaged on its way',
  Z_DATA_ERROR: 'the compressed answer is damaged',
  Z_BUF_ERROR: cutOff,
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS',
  EPROTO: 'the server and this machine agree on no kind of TLS',
};

// Trying these again soon would bring the same.
const lasting = /^(?:ENOTFOUND|ECONNREFUSED|NO_HTTP|EPROTO)$|CERT|TLS|SSL|SIGNATURE/;

/** What is known of a fault beyond its words. */
export interface FaultDetails {
  readonly cause?: unknown;
  /** What the user can do about it. */
  readonly hint?: string | undefined;
  /** The proxy that was in between. */
  readonly proxy?: ProxyServer;
  /** The connection to the proxy itself failed, or it refuses. */
  readonly isOfProxy?: boolean;
  /** It was noticed by waiting. */
  readonly isTimeout?: boolean;
  /** The answer is larger than whoever asked allows. */
  readonly isTooLarge?: boolean;
}

/** A request that brought no whole answer: the connection's fault, not the server's word. */
export class TransferFault extends Error {
  /** Whether another attempt may go better. */
  readonly isPassing: boolean;
  readonly hint: string | undefined;
  readonly proxy: ProxyServer | undefined;
  readonly isOfProxy: boolean;
  readonly isTimeout: boolean;
  readonly isTooLarge: boolean;

  constructor(message: string, isPassing: boolean, details: FaultDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'TransferFault';
    this.isPassing = isPassing;
    this.hint = details.hint;
    this.proxy = details.proxy;
    this.isOfProxy = details.isOfProxy ?? false;
    this.isTimeout = details.isTimeout ?? false;
    this.isTooLarge = details.isTooLarge ?? false;
  }

  /** The same fault, whose cause is the proxy. */
  ofProxy(proxy: ProxyServer): TransferFault {
    return this.#with({ proxy, isOfProxy: true });
  }

  /** The same fault, of a server that was asked through a proxy. */
  behindProxy(proxy: ProxyServer): TransferFault {
    return this.isOfProxy ? this : this.#with({ proxy });
  }

  #with(details: FaultDetails): TransferFault {
    const { message, isPassing, cause, hint, isTimeout, isTooLarge } = this;
    const own = { cause, hint, isTimeout, isTooLarge };
    return new TransferFault(message, isPassing, { ...own, ...details });
  }

  /** Puts whatever a transport threw into a user's words. */
  static from(error: unknown): TransferFault {
    if (error instanceof TransferFault) return error;
    const codes = codesOf(error);
    const known = codes.find((code) => Object.hasOwn(words, code));
    const text = words[known ?? ''] ?? (error instanceof Error ? error.message : String(error));
    return new TransferFault(text, !codes.some((code) => lasting.test(code)), {
      cause: error,
      isTimeout: codes.includes('ETIMEDOUT'),
    });
  }
}

/** The fault of a server that lets a request wait for too long. */
export function noAnswerInTime(): TransferFault {
  return new TransferFault('the server did not answer in time', true, { isTimeout: true });
}

/** The fault of an answer that ended before it was complete. */
export function answerCutOff(): TransferFault {
  return new TransferFault(cutOff, true);
}

/** The error's code, and those of the errors below it: Node wraps them when it tries addresses. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const { errors } = error as Error & { errors?: unknown };
  const below = [error.cause, ...(Array.isArray(errors) ? errors : [])];
  return [codeOf(error), ...below.flatMap((one) => codesOf(one, depth + 1))];
}

/** An error without a code has its name. */
function codeOf(error: Error & { readonly code?: unknown }): string {
  const { code, name, message } = error;
  if (typeof code !== 'string') return name;
  // Where the parser finds no chunk, it had found HTTP before.
  if (code.startsWith('HPE_')) return /chunk/i.test(code + message) ? damagedChunk : noHttp;
  // Of what becomes of a session or a request of HTTP/2, Node knows a dozen.
  if (code.startsWith('ERR_HTTP2_')) return brokenOff;
  return code === 'ECONNRESET' && untold.test(message) ? brokenOff : code;
}

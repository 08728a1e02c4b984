// What undici, Node's sockets and zlib call the faults of a connection, in a user's words.
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name could not be looked up just now',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  UND_ERR_HEADERS_TIMEOUT: 'the server did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'the server stopped sending',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut off',
  HPE_INVALID_CONSTANT: 'the server does not speak HTTP',
  Z_DATA_ERROR: 'the compressed answer is damaged',
  Z_BUF_ERROR: 'the answer was cut off',
};

// Trying these again soon would bring the same.
const lasting = new Set(['ENOTFOUND', 'ECONNREFUSED', 'HPE_INVALID_CONSTANT']);

/** A request that brought no whole answer: the connection's fault, not the server's word. */
export class TransferFault extends Error {
  /** Whether another attempt may go better. */
  readonly isPassing: boolean;

  constructor(message: string, isPassing: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransferFault';
    this.isPassing = isPassing;
  }

  /** Puts whatever a transport threw into a user's words. */
  static from(error: unknown): TransferFault {
    if (error instanceof TransferFault) return error;
    const codes = codesOf(error);
    const known = codes.find((code) => code in words);
    const isTls = codes.some((code) => /CERT|TLS|SSL|SELF_SIGNED|ISSUER/.test(code));
    const text = words[known ?? ''] ?? (error instanceof Error ? error.message : String(error));
    return new TransferFault(text, !isTls && !lasting.has(known ?? ''), { cause: error });
  }
}

/** The error's code, and those of the errors below it: Node wraps them when it tries addresses. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const { code, errors } = error as Error & { code?: unknown; errors?: unknown };
  const below = [error.cause, ...(Array.isArray(errors) ? errors : [])];
  return [
    ...(typeof code === 'string' ? [code] : []),
    ...below.flatMap((one) => codesOf(one, depth + 1)),
  ];
}

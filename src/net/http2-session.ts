import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import type { Socket } from 'node:net';
import type { Beginning, Inquiry } from './inquiry.ts';
import { noAnswerInTime, TransferFault } from './transfer-fault.ts';

/** One connection that carries many requests at once (HTTP/2, RFC 9113). */
export interface Http2Session {
  /** Whether more can be asked over it. */
  readonly isOpen: boolean;
  /** Whether it was ended by a fault, of the connection or of how the server speaks HTTP/2. */
  readonly isBroken: boolean;
  /** Sends one request without a body; resolves where its answer begins. Throws as `ask` does. */
  ask(inquiry: Inquiry): Promise<Beginning>;
  close(): void;
}

// As much may be on its way before we say that it has arrived: by itself it would be 64 KiB for all answers
// together, of which a far server could send no more than that each round trip.
const answerWindowBytes = 1024 * 1024;
const windowBytes = 32 * 1024 * 1024;

// Enough for the windows of all answers that may be on their way; Node's own limit is 10.
const mostMemoryMiB = 256;

/**
 * Speaks HTTP/2 over a connection that is there, and that has agreed to it.
 *
 * @param origin `https://forge.example`
 */
export function openHttp2Session(socket: Socket, origin: string): Http2Session {
  const session = connect(origin, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: answerWindowBytes },
    maxSessionMemory: mostMemoryMiB,
  });
  let isBroken = false;
  session.once('connect', () => session.setLocalWindowSize(windowBytes));
  session.on('error', () => {
    isBroken = true;
  });
  session.on('goaway', (code) => {
    isBroken ||= code !== constants.NGHTTP2_NO_ERROR;
  });
  // What is still on its way may arrive; whoever asks next finds another connection.
  const leave = () => session.close();
  return {
    get isOpen() {
      return !(isBroken || session.closed || session.destroyed);
    },
    get isBroken() {
      return isBroken;
    },
    ask: (inquiry) => askOver(session, inquiry, leave),
    close: () => session.destroy(),
  };
}

function askOver(
  session: ClientHttp2Session,
  { method, path, headers, headersMs, signal }: Inquiry,
  leave: () => void,
): Promise<Beginning> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const { host, ...others } = headers;
    const pseudo = { ':method': method, ':path': path, ':authority': host };
    const stream = session.request({ ...pseudo, ...others }, { endStream: true });
    const giveUp = () => stream.destroy(new Error('it was given up'));
    signal.addEventListener('abort', giveUp);
    const stop = watchSilence(stream, headersMs, leave);
    stream.once('response', ({ ':status': status = 0, ...received }) => {
      stop();
      resolve({
        status,
        headers: received,
        body: stream,
        isWhole: false,
        isComplete: (bodyBytes) =>
          isComplete(stream, method === 'HEAD' ? undefined : received, bodyBytes),
      });
    });
    stream.on('error', (error) => {
      stop();
      reject(error);
    });
    stream.once('close', () => {
      stop();
      signal.removeEventListener('abort', giveUp);
      reject(new TransferFault('the connection was closed', true));
    });
  });
}

/** Gives a server up that does not begin to answer; its permission to ask is waited for without end. */
function watchSilence(stream: ClientHttp2Stream, headersMs: number, leave: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => {
      leave();
      stream.destroy(noAnswerInTime());
    }, headersMs);
  };
  if (stream.pending) stream.once('ready', start);
  else start();
  return () => clearTimeout(timer);
}

/**
 * Node ends an answer that the server breaks off as if it were complete, and knows better only when all of it
 * is over. A server that ends one early and calls that no error is found out by what it has announced.
 */
async function isComplete(
  stream: ClientHttp2Stream,
  headers: Beginning['headers'] | undefined,
  bodyBytes: number,
): Promise<boolean> {
  if (!stream.closed) await once(stream, 'close');
  const announced = headers?.['content-length'];
  const isShort = announced !== undefined && Number(announced) !== bodyBytes;
  return stream.rstCode === constants.NGHTTP2_NO_ERROR && !isShort;
}

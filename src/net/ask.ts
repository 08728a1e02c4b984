import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Inquiry } from './inquiry.ts';
import { type RequestBody, toPieces } from './request-body.ts';
import { noAnswerInTime, TransferFault } from './transfer-fault.ts';

/** One request, and what it is sent with. */
export interface Question extends Inquiry {
  readonly agent: Agent;
  readonly body: RequestBody | undefined;
}

/** Sends one request over HTTP/1.1; resolves where its answer begins. Throws a TransferFault, and what Node says. */
export function ask(question: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { agent, target, method, path, headers, body, signal } = question;
    const { host, port } = target;
    let answer: IncomingMessage | undefined;
    signal.throwIfAborted();
    const outgoing = request({ agent, host, port, method, path, headers });
    // What Node itself would do with a signal costs as much as all the rest of a request.
    const giveUp = () => {
      // Nobody hears of an error any more where the answer is complete.
      outgoing.destroy(answer?.complete ? undefined : new Error('it was given up'));
    };
    signal.addEventListener('abort', giveUp);
    const end = watchSilence(outgoing, question);
    outgoing.once('response', (incoming) => {
      end();
      answer = incoming;
      resolve(incoming);
    });
    outgoing.on('error', (error) => {
      end();
      // Of what breaks in its middle the answer itself says no more than that it ended.
      answer?.destroy(error);
      reject(error);
    });
    outgoing.once('close', () => {
      signal.removeEventListener('abort', giveUp);
      if (answer === undefined) reject(new TransferFault('the connection was closed', true));
    });
    if (body === undefined) outgoing.end();
    else upload(body, outgoing);
  });
}

/** Gives a server up that does not begin to answer; a connection is waited for without end. */
function watchSilence(outgoing: ClientRequest, { headersMs, body }: Question): () => void {
  let timer: NodeJS.Timeout | undefined;
  outgoing.once('socket', (socket) => {
    // What nobody asked for would be taken for the answer.
    if (outgoing.reusedSocket && socket.readableLength > 0) socket.destroy();
    timer = setTimeout(() => {
      outgoing.destroy(noAnswerInTime());
    }, headersMs);
  });
  if (body !== undefined) outgoing.on('drain', () => timer?.refresh());
  return () => clearTimeout(timer);
}

function upload(body: RequestBody, outgoing: ClientRequest): void {
  toPieces(body)
    .on('error', (error) => outgoing.destroy(error))
    .pipe(outgoing);
}

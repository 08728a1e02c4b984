import { type Attempts, expectAnswer, tryAgain, waitOrThrow } from './attempts.ts';
import type { Credential } from './credentials.ts';
import type { FailedRequest } from './describe-failure.ts';
import type { HttpMethod } from './exchange.ts';
import { followRedirects, type Permitted } from './follow-redirects.ts';
import type { RequestBody } from './request-body.ts';
import type { Answer, Sender } from './sender.ts';

/** Makes requests to registries. */
export interface TaskRunner {
  /**
   * Makes requests to a registry that only make sense together: where one fails in a way that may
   * pass, all begin anew. Throws REGISTRY_UNREACHABLE, REGISTRY_REFUSED where the server keeps failing,
   * OFFLINE where requests are forbidden, and what the task throws.
   */
  run<Result>(task: HttpTask<Result>): Promise<Result>;
  /**
   * Reads a large body of a registry as it arrives; where the connection breaks, the task is asked for
   * the rest. Throws as `run`.
   */
  stream(task: StreamTask): AsyncIterable<Uint8Array>;
}

/** One request, of which nothing is tried again, and which is sent no credential but its own. */
export interface SingleRequest {
  /** GET where it is left out. GET and HEAD follow redirects. */
  readonly method?: HttpMethod;
  readonly body?: RequestBody;
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: string;
  readonly mostBytes: number;
  /** Hands out the body of an answer that succeeds as it arrives. */
  readonly isStreamed?: boolean;
  /** What lets pupfile in at the origin of the address; no other origin is sent it. */
  readonly credential?: Credential | undefined;
}

/** Sends one request. Throws what makes a task begin anew. */
export type SendRequest = (url: URL, request: SingleRequest) => Promise<Answer>;

export interface HttpTask<Result> {
  work(send: SendRequest): Promise<Result>;
  readonly signal?: AbortSignal | undefined;
}

export interface StreamTask {
  /** Asks for a body from one of its bytes on, counted from 0. */
  open(send: SendRequest, offset: number): Promise<AsyncIterable<Uint8Array>>;
  readonly signal?: AbortSignal | undefined;
}

interface TaskRunnerOptions {
  readonly sender: Sender;
  readonly policy: Attempts['policy'];
  readonly onRetry: Attempts['onRetry'];
  readonly signalWith: (signal: AbortSignal | undefined) => AbortSignal;
  /** Throws OFFLINE where requests are forbidden. */
  readonly checkOnline: (url: string) => void;
}

/** A runner of tasks over the connections of a sender. */
export function createTaskRunner(options: TaskRunnerOptions): TaskRunner {
  return {
    run: ({ work, signal }) => {
      const { send, attempts } = begin(options, options.signalWith(signal), { isApart: false });
      return tryAgain(attempts, () => work(send));
    },
    stream: (task) => readOn(options, task),
  };
}

async function* readOn(
  options: TaskRunnerOptions,
  { open, signal }: StreamTask,
): AsyncGenerator<Uint8Array> {
  const { send, attempts } = begin(options, options.signalWith(signal), { isApart: true });
  let offset = 0;
  for (let attempt = 1; ; attempt += 1) {
    attempts.signal.throwIfAborted();
    try {
      for await (const chunk of await open(send, offset)) {
        offset += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      await waitOrThrow(attempts, attempt, error);
    }
  }
}

/** What the requests of one task are sent by, and what is known where one of them fails. */
function begin(
  { sender, policy, onRetry, checkOnline }: TaskRunnerOptions,
  signal: AbortSignal,
  { isApart }: { readonly isApart: boolean },
): { readonly send: SendRequest; readonly attempts: Attempts } {
  let failed: FailedRequest | undefined;
  const send: SendRequest = async (url, { headers = {}, credential, ...request }) => {
    checkOnline(url.href);
    const { method = 'GET', accept } = request;
    const own = credential && { ...credential, origin: url.origin };
    const sendTo = (to: URL, permitted: Permitted) => {
      failed = { url: url.href, reached: to, method, server: 'REGISTRY' };
      const given = { ...request, accept, permitted, own, signal };
      return sender.send(to, { ...given, isOwnOnly: true, isApart });
    };
    const isSafe = method === 'GET' || method === 'HEAD';
    return expectAnswer(
      isSafe
        ? await followRedirects(url, headers, sendTo)
        : await sendTo(url, { headers, allowsCredentials: true }),
    );
  };
  return { send, attempts: { policy, signal, onRetry, failed: () => failed } };
}

import pLimit from 'p-limit';
import { runningMs } from '../files/running-ms.ts';
import { tooLarge } from './collect-body.ts';
import type { AttemptOptions, BegunAttempt, HttpClient } from './http.ts';

/** A client that can be told beforehand what it will be asked for. */
export interface EarlyClient extends HttpClient {
  /** Begins a request that will probably be made. What comes of it is nobody's concern until then. */
  expect(url: string, options: AttemptOptions): void;
  /** Gives up what has begun and will not be asked for. */
  keep(urls: ReadonlySet<string>): void;
}

interface Begun extends BegunAttempt {
  /** Undefined as long as it waits for its turn. */
  startMs: number | undefined;
  /** What its answer has, as long as nobody has asked for it. */
  heldBytes: number;
  readonly stop: AbortController;
}

/**
 * Lets a client begin early.
 *
 * @param mostAtOnce how many requests that nobody has made yet may stand in the way of those that somebody
 * has made
 * @param mostHeldBytes how much may wait for those; where there is so much, no more is begun
 */
export function answerEarly(
  http: HttpClient,
  mostAtOnce: number,
  mostHeldBytes = 64 * 1024 * 1024,
): EarlyClient {
  const limit = pLimit(mostAtOnce);
  const begun = new Map<string, Begun>();
  let heldBytes = 0;
  const forget = (url: string, early: Begun) => {
    begun.delete(url);
    heldBytes -= early.heldBytes;
  };
  return {
    ...http,
    get: async (url, options) => {
      const early = begun.get(url);
      if (early === undefined) return http.get(url, options);
      forget(url, early);
      if (early.startMs === undefined) {
        // Its turn may be far off.
        early.stop.abort();
        return http.get(url, options);
      }
      const { signal } = options;
      const giveUp = () => early.stop.abort(signal?.reason);
      if (signal?.aborted) giveUp();
      signal?.addEventListener('abort', giveUp);
      try {
        return await http.get(url, { ...options, begun: early });
      } finally {
        signal?.removeEventListener('abort', giveUp);
      }
    },
    expect: (url, options) => {
      if (begun.has(url)) return;
      const stop = new AbortController();
      const answer = limit(async () => {
        stop.signal.throwIfAborted();
        // It counts for nothing then, and whoever asks for it gets an answer of his own.
        if (heldBytes >= mostHeldBytes) throw tooLarge(0);
        early.startMs = runningMs();
        const given = await http.attempt(url, { ...options, signal: stop.signal });
        if (begun.get(url) === early) {
          early.heldBytes = given.body.length;
          heldBytes += early.heldBytes;
        }
        return given;
      });
      const early: Begun = { answer, startMs: undefined, heldBytes: 0, stop };
      answer.catch(() => {});
      begun.set(url, early);
    },
    keep: (urls) => {
      for (const [url, early] of begun) {
        if (urls.has(url)) continue;
        early.stop.abort();
        forget(url, early);
      }
    },
  };
}

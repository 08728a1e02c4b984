import pLimit from 'p-limit';
import { runningMs } from '../files/running-ms.ts';
import type { AttemptOptions, BegunAttempt, HttpClient } from './http.ts';

/** A client that can be told beforehand what it will be asked for. */
export interface EarlyClient extends HttpClient {
  /** Begins a request that will probably be made. What comes of it is nobody's concern until then. */
  expect(url: string, options: AttemptOptions): void;
  /** Gives up what has begun and will not be asked for. */
  keep(urls: ReadonlySet<string>): void;
}

interface Begun extends BegunAttempt {
  startMs: number | undefined;
  readonly stop: AbortController;
}

/**
 * Lets a client begin early.
 *
 * @param mostAtOnce how many requests that nobody has made yet may stand in the way of those that somebody
 * has made
 */
export function answerEarly(http: HttpClient, mostAtOnce: number): EarlyClient {
  const limit = pLimit(mostAtOnce);
  const begun = new Map<string, Begun>();
  return {
    ...http,
    get: async (url, options) => {
      const early = begun.get(url);
      if (early === undefined) return http.get(url, options);
      begun.delete(url);
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
      const answer = limit(() => {
        stop.signal.throwIfAborted();
        early.startMs = runningMs();
        return http.attempt(url, { ...options, signal: stop.signal });
      });
      const early: Begun = { answer, startMs: undefined, stop };
      answer.catch(() => {});
      begun.set(url, early);
    },
    keep: (urls) => {
      for (const [url, { stop }] of begun) {
        if (urls.has(url)) continue;
        stop.abort();
        begun.delete(url);
      }
    },
  };
}

import pLimit from 'p-limit';
import type { GetOptions, HttpClient } from './http.ts';
import type { Answer } from './sender.ts';

/** A client that can be told beforehand what it will be asked for. */
export interface EarlyClient extends HttpClient {
  /** Begins a request that will probably be made. What comes of it is nobody's concern until then. */
  expect(url: string, options: GetOptions): void;
  /** Gives up what has begun and will not be asked for. */
  keep(urls: ReadonlySet<string>): void;
}

interface Begun {
  readonly answer: Promise<Answer>;
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
    get: (url, options) => {
      const early = begun.get(url);
      if (early === undefined) return http.get(url, options);
      begun.delete(url);
      return takeOver(early, options, (again) => http.get(url, again));
    },
    expect: (url, options) => {
      if (begun.has(url)) return;
      const stop = new AbortController();
      const answer = limit(() => {
        stop.signal.throwIfAborted();
        return http.get(url, { ...options, signal: stop.signal });
      });
      answer.catch(() => {});
      begun.set(url, { answer, stop });
    },
    keep: (urls) => {
      for (const [url, { stop }] of begun) {
        if (urls.has(url)) continue;
        stop.abort();
        begun.delete(url);
      }
    },
    close: () => http.close(),
  };
}

/** An answer that is doubted is asked for once more, as it would be had it not begun early. */
async function takeOver(
  { answer: early, stop }: Begun,
  { doubt, signal, ...options }: GetOptions,
  getAgain: (options: GetOptions) => Promise<Answer>,
): Promise<Answer> {
  // A signal of its own, because many requests may have the same one.
  const given = AbortSignal.any(signal === undefined ? [] : [signal]);
  const giveUp = () => stop.abort(given.reason);
  if (given.aborted) giveUp();
  given.addEventListener('abort', giveUp);
  try {
    const answer = await early;
    if (doubt?.(answer) === undefined) return answer;
    const second = await getAgain({ ...options, signal: stop.signal });
    const doubted = doubt(second);
    if (doubted !== undefined) throw doubted.failure;
    return second;
  } finally {
    given.removeEventListener('abort', giveUp);
  }
}

import { describeFormat } from '../archive/archive-format.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { Exchange } from '../net/exchange.ts';
import type { GetOptions, HttpClient } from '../net/http.ts';
import { shownUrl } from './download.ts';

/** One question to the API of GitHub or GitLab. */
export interface HostedQuestion {
  readonly url: string;
  /** What the question is about, for messages. */
  readonly subject: string;
  readonly accept: string;
}

const mostAnswerBytes = 16 * 1024 * 1024;

// They say that something is not there: GitHub has 422 for a commit and 409 for an empty repository.
const answers: ReadonlySet<number> = new Set([200, 404, 409, 422]);

/**
 * Asks the API of GitHub or GitLab; resolves with the answer also where it is that something does not
 * exist (404, 409, 422).
 *
 * Throws API_RATE_LIMITED, API_REFUSED for any other status, and what the HTTP client throws.
 */
export async function askHostedApi(http: HttpClient, question: HostedQuestion): Promise<Exchange> {
  const { url, subject, accept } = question;
  const answer = await getFromHost(http, question, { accept, mostBytes: mostAnswerBytes });
  if (answers.has(answer.status)) return answer;
  const limited = findRateLimit(question, answer);
  if (limited !== undefined) throw limited;
  const { origin } = new URL(url);
  throw new PupfileError(
    'API_REFUSED',
    `${subject}: ${origin} answers with status ${answer.status}`,
    {
      notes: [`GET ${shownUrl(url)}`, ...reasonOf(answer)],
      ...(answer.status === 401 && { hint: 'the token that was sent is not accepted' }),
    },
  );
}

/**
 * The HTTP client's `get`, which tries again after 429, with API_RATE_LIMITED where it gives up: it
 * tells its end in words only.
 */
export async function getFromHost(
  http: HttpClient,
  question: Pick<HostedQuestion, 'url' | 'subject'>,
  options: GetOptions,
): Promise<Exchange> {
  try {
    return await http.get(question.url, options);
  } catch (error) {
    const isLimited = error instanceof PupfileError && / status 429$/.test(error.message);
    throw isLimited ? rateLimited(question, {}) : error;
  }
}

/** API_RATE_LIMITED, where that is what an answer says. */
export function findRateLimit(
  question: Pick<HostedQuestion, 'url' | 'subject'>,
  answer: Exchange,
): PupfileError | undefined {
  const { status, headers } = answer;
  if (status !== 403 && status !== 429) return undefined;
  const remaining = headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'];
  const isLimited =
    remaining === '0' || 'retry-after' in headers || /rate limit/i.test(messageOf(answer) ?? '');
  return isLimited ? rateLimited(question, headers) : undefined;
}

function rateLimited(
  { url, subject }: Pick<HostedQuestion, 'url' | 'subject'>,
  headers: Readonly<Record<string, string>>,
): PupfileError {
  const { origin } = new URL(url);
  const limit = headers['x-ratelimit-limit'] ?? headers['ratelimit-limit'] ?? '';
  const reset = headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? '';
  const wait = headers['retry-after'] ?? '';
  return new PupfileError(
    'API_RATE_LIMITED',
    `${subject}: ${origin} answers no more requests for now`,
    {
      notes: [
        `GET ${shownUrl(url)}`,
        ...(/^\d+$/.test(limit) ? [`it allows ${limit} requests an hour`] : []),
        ...(/^\d{1,11}$/.test(reset) ? [`the limit is reset at ${timeOf(Number(reset))}`] : []),
        ...(/^\d+$/.test(wait) ? [`it asks for a wait of ${wait} s`] : []),
      ],
      hint: 'requests with a token have a higher limit: set GITHUB_TOKEN for GitHub',
    },
  );
}

/** @param seconds since 1970 */
function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function reasonOf(answer: Exchange): readonly string[] {
  const message = messageOf(answer);
  return message === undefined ? [] : [`it says: ${sanitizeText(message).slice(0, 200)}`];
}

/** What an API says of an error; undefined where it says nothing that can be read. */
export function messageOf({ body }: Pick<Exchange, 'body'>): string | undefined {
  try {
    const { message } = JSON.parse(body.toString('utf8'));
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON of an answer; throws API_ANSWER_INVALID where it is none. */
export function parseHostedJson(question: HostedQuestion, { body }: Exchange): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw notTheApi(question, `it is ${describeFormat(body)}`);
  }
}

/** API_ANSWER_INVALID: the answer is not what the API promises. */
export function notTheApi(
  { url, subject }: Pick<HostedQuestion, 'url' | 'subject'>,
  reason: string,
): PupfileError {
  const { origin } = new URL(url);
  return new PupfileError(
    'API_ANSWER_INVALID',
    `${subject}: ${origin} does not answer as its API does`,
    {
      notes: [`GET ${shownUrl(url)}: ${reason}`],
      hint: 'check the base URL of the API, and whether a proxy asks for a login',
    },
  );
}

/** REPOSITORY_NOT_FOUND: the host knows no such repository, or does not admit it. */
export function repositoryNotFound(repository: string, url: string): PupfileError {
  const { origin } = new URL(url);
  return new PupfileError(
    'REPOSITORY_NOT_FOUND',
    `${origin} has no repository \`${sanitizeText(repository)}\`, or it is private`,
    {
      notes: [`GET ${shownUrl(url)}`],
      hint: 'check the spelling; a private repository needs a token (GITHUB_TOKEN for GitHub)',
    },
  );
}

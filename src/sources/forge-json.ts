import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { describeRequest, describeUrl, throughProxy } from '../net/describe-failure.ts';
import { Doubt } from '../net/doubt.ts';
import type { HttpClient } from '../net/http.ts';
import type { Answer } from '../net/sender.ts';
import { findJsonExcess } from './json-limits.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** One question to a Forge. */
export interface ForgeQuestion<Answer> {
  readonly url: string;
  readonly mostBytes: number;
  /** What the question is about, for messages. */
  readonly subject: string;
  /**
   * Null where the document is not what was asked for; throws UnexpectedAnswer where it can tell why.
   *
   * @param text the same as JSON
   */
  readonly parse: (document: unknown, text: string) => Answer | null;
}

/**
 * Asks a Forge for a JSON document; null where it says that there is none.
 *
 * Throws FORGE_REFUSED for another status, FORGE_ANSWER_INVALID for a document of another kind
 * (a web page, damaged JSON), and what the HTTP client throws.
 */
export async function readForgeJson<Answer>(
  http: HttpClient,
  { url, mostBytes, subject, parse }: ForgeQuestion<Answer>,
): Promise<Answer | null> {
  const exchange = await http.get(url, {
    accept: 'application/json',
    mostBytes,
    subject,
    doubt: (answer) => doubtCut(url, subject, answer),
  });
  if (isUnknown(exchange)) return null;
  if (exchange.status !== 200) throw refusal(url, subject, exchange);
  const { document, text } = parseJson(url, subject, exchange);
  try {
    const answer = parse(document, text);
    if (answer !== null) return answer;
  } catch (error) {
    throw error instanceof UnexpectedAnswer ? notTheForgeApi(url, subject, error.message) : error;
  }
  throw notTheForgeApi(url, subject, 'the JSON is not what the Forge API promises');
}

/** Where a body ends with its connection, a cut looks like its end. */
function doubtCut(url: string, subject: string, answer: Answer): Doubt | undefined {
  const { status, headers } = answer;
  const isMarked = 'content-length' in headers || 'transfer-encoding' in headers;
  if (status !== 200 || isMarked || isPage(answer)) return undefined;
  try {
    parseJson(url, subject, answer);
    return undefined;
  } catch (error) {
    return new Doubt('the answer was cut off', error as Error);
  }
}

/** The real Forge answers 400 to a name that no module can have, and 404 to an unknown one. */
function isUnknown({ status, headers }: Answer): boolean {
  return (status === 404 || status === 400) && /json/.test(headers['content-type'] ?? 'json');
}

/** The error for an answer with a status that was not hoped for: FORGE_REFUSED. */
export function refusal(url: string, subject: string, answer: Answer): PupfileError {
  const { status, reached, proxy } = answer;
  const isClosed = status === 401 || status === 403;
  const { notes, hint } = isClosed
    ? closedDoor(answer)
    : { notes: [], hint: 'check that the address is that of a Forge' };
  const message = `${subject}: ${reached.origin} answers with status ${status}`;
  return new PupfileError('FORGE_REFUSED', message, {
    notes: [
      describeRequest({ url, reached }),
      ...(proxy === undefined ? [] : [throughProxy(proxy)]),
      ...notes,
    ],
    hint,
  });
}

function closedDoor({ reached, proxy, credentialFrom, credentialVariables }: Answer) {
  if (credentialFrom === undefined) {
    const names = credentialVariables.map((name) => `${name}=…`).join(' or ');
    return { notes: ['no token was sent'], hint: `${names} gives a token` };
  }
  // A proxy may refuse in the words of a server.
  const who = proxy === undefined ? reached.origin : `${reached.origin} or the proxy`;
  return {
    notes: [`${credentialFrom} was sent`],
    hint: `${who} does not accept it, or it does not allow this`,
  };
}

function parseJson(url: string, subject: string, answer: Answer) {
  const excess = findJsonExcess(answer.body);
  if (excess !== undefined) throw notTheForgeApi(url, subject, excess);
  const text = textOf(answer.body);
  try {
    return { document: JSON.parse(text) as unknown, text };
  } catch {
    throw notTheForgeApi(url, subject, whatItIs(answer));
  }
}

/** Some servers begin with a byte order mark, which RFC 8259 (8.1) allows to be passed over. */
function textOf(body: Buffer): string {
  const hasMark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return body.toString('utf8', hasMark ? 3 : 0);
}

function whatItIs(answer: Answer): string {
  const { body, headers } = answer;
  if (body.length === 0) return 'the answer is empty';
  const encoding = headers['content-encoding'] ?? 'identity';
  if (!/^(?:identity|(?:x-)?gzip)$/i.test(encoding)) {
    return `it is encoded as \`${sanitizeText(encoding)}\`, which nobody asked for`;
  }
  const start = sanitizeText(startOf(answer));
  if (isPage(answer)) return `it is a web page and begins with \`${start}\``;
  // Of what is cut off, the beginning tells nothing.
  return /^[[{]/.test(start)
    ? `it is damaged JSON, of ${body.length} bytes`
    : `it is no JSON and begins with \`${start}\``;
}

function isPage(answer: Answer): boolean {
  return /html/.test(answer.headers['content-type'] ?? '') || startOf(answer).startsWith('<');
}

function startOf({ body }: Answer): string {
  const text = body.toString('utf8', 0, 400).trimStart();
  return text.slice(0, 60).split('\n')[0] ?? '';
}

/** FORGE_ANSWER_INVALID: why an answer cannot be one of a Forge. */
export function notTheForgeApi(url: string, subject: string, reason: string): PupfileError {
  return new PupfileError(
    'FORGE_ANSWER_INVALID',
    `${subject}: ${new URL(url).origin} does not answer as a Forge does`,
    {
      notes: [`GET ${describeUrl(url)}: ${reason}`],
      hint: 'check the address of the Forge, and whether a proxy asks for a login',
    },
  );
}

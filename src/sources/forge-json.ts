import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { describeRequest, describeUrl, throughProxy } from '../net/describe-failure.ts';
import type { HttpClient } from '../net/http.ts';
import type { Answer } from '../net/sender.ts';

/** One question to a Forge. */
export interface ForgeQuestion<Answer> {
  readonly url: string;
  readonly mostBytes: number;
  /** What the question is about, for messages. */
  readonly subject: string;
  /** Null where the document is not what was asked for. */
  readonly parse: (document: unknown) => Answer | null;
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
  const exchange = await http.get(url, { accept: 'application/json', mostBytes });
  if (isUnknown(exchange)) return null;
  if (exchange.status !== 200) throw refusal(url, subject, exchange);
  const answer = parse(parseJson(url, subject, exchange));
  if (answer === null) {
    throw notTheForgeApi(url, subject, 'the JSON is not what the Forge API promises');
  }
  return answer;
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

function parseJson(url: string, subject: string, { body, headers }: Answer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    const start = text.trimStart().slice(0, 60).split('\n')[0] ?? '';
    const isPage = /html/.test(headers['content-type'] ?? '') || start.startsWith('<');
    const what = isPage ? 'a web page' : 'no JSON';
    throw notTheForgeApi(
      url,
      subject,
      text === ''
        ? 'the answer is empty'
        : `it is ${what} and begins with \`${sanitizeText(start)}\``,
    );
  }
}

function notTheForgeApi(url: string, subject: string, reason: string): PupfileError {
  return new PupfileError(
    'FORGE_ANSWER_INVALID',
    `${subject}: ${new URL(url).origin} does not answer as a Forge does`,
    {
      notes: [`GET ${describeUrl(url)}: ${reason}`],
      hint: 'check the address of the Forge, and whether a proxy asks for a login',
    },
  );
}

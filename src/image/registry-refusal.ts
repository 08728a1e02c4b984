import type { ErrorCode } from '../errors/error-codes.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { describeRequest, throughProxy } from '../net/describe-failure.ts';
import type { HttpMethod } from '../net/exchange.ts';
import type { Answer } from '../net/sender.ts';

/** What a token is called that a registry gives to everybody. */
export const anybodysToken = 'a token for anybody';

/** A request that a registry refused. */
export interface RefusedRequest {
  /** What it was about, for messages: `registry.example/app:1`. */
  readonly subject: string;
  readonly url: URL;
  readonly method?: HttpMethod;
}

/** The error for an answer with a status that was not hoped for: REGISTRY_REFUSED, in its own words. */
export function registryRefused(answer: Answer, refused: RefusedRequest): PupfileError {
  const message = `${refused.subject}: ${answer.reached.origin} answers with status ${answer.status}`;
  return refusal('REGISTRY_REFUSED', message, answer, refused);
}

/** The error for an answer that an image is not there: IMAGE_NOT_FOUND. */
export function imageNotFound(answer: Answer, refused: RefusedRequest): PupfileError {
  return refusal('IMAGE_NOT_FOUND', `There is no image ${refused.subject}`, answer, refused);
}

/** The codes of the errors that a registry tells: `MANIFEST_UNKNOWN`. */
export function errorCodesOf({ body }: Pick<Answer, 'body'>): readonly string[] {
  return errorsOf(body).map(({ code }) => code);
}

function refusal(
  code: ErrorCode,
  message: string,
  answer: Answer,
  { url, method = 'GET' }: RefusedRequest,
): PupfileError {
  const { reached, proxy, status, credentialFrom } = answer;
  const isNobody = credentialFrom === undefined || credentialFrom === anybodysToken;
  const hint = hintAt(status, isNobody);
  return new PupfileError(code, message, {
    notes: [
      describeRequest({ url: url.href, reached, method }),
      ...wordsOf(answer),
      ...(proxy === undefined ? [] : [throughProxy(proxy)]),
      isNobody ? 'no login was sent' : `${credentialFrom} was sent`,
    ],
    ...(hint !== undefined && { hint }),
  });
}

function hintAt(status: number, isNobody: boolean): string | undefined {
  if (status === 401 || status === 403 || status === 404) {
    if (isNobody) return '`docker login` or `skopeo login` writes a login where pupfile finds it';
    return status === 404
      ? 'check the name; many registries say 404 where a login may not see it, and some want a repository to be created first'
      : 'the registry does not accept it, or it does not allow this';
  }
  if (status === 405) return 'the registry may be a mirror that is only read from';
  if (status === 413) return 'a layer is larger than the registry, or a proxy before it, takes';
  return undefined;
}

const mostErrors = 5;
const mostCharacters = 300;

function wordsOf({ body }: Answer): readonly string[] {
  return errorsOf(body)
    .map(({ code, message }) => shorten([code, message].filter(Boolean).join(': ')))
    .filter((words) => words !== '')
    .slice(0, mostErrors);
}

interface RegistryError {
  readonly code: string;
  readonly message: string;
}

/** As the distribution-spec has them, and what servers of tokens say instead. */
function errorsOf(body: Buffer): readonly RegistryError[] {
  const document = parse(body);
  const { errors, details, error, error_description: description } = document;
  if (Array.isArray(errors)) {
    return errors.map((one) => ({ code: textOf(one?.code), message: textOf(one?.message) }));
  }
  const other = { code: textOf(error), message: textOf(description) || textOf(details) };
  return other.code === '' && other.message === '' ? [] : [other];
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return { ...JSON.parse(body.toString('utf8')) };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function shorten(text: string): string {
  const clean = sanitizeText(text).replace(/\s+/g, ' ').trim();
  return clean.length > mostCharacters ? `${clean.slice(0, mostCharacters)}…` : clean;
}

import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { type Credential, isLoopback, withoutCredentials } from '../net/credentials.ts';
import type { SendRequest, SingleRequest } from '../net/http-tasks.ts';
import type { RegistryChallenge } from './registry-challenge.ts';
import type { FoundLogin } from './registry-login.ts';
import { anybodysToken, registryRefused } from './registry-refusal.ts';

/** What a token is wanted for. */
export interface TokenQuestion {
  readonly challenge: Extract<RegistryChallenge, { readonly kind: 'bearer' }>;
  /** `repository:team/app:pull,push` */
  readonly scopes: readonly string[];
  readonly login: FoundLogin | undefined;
  /** Where the registry is. */
  readonly registry: URL;
  /** What it is about, for messages. */
  readonly subject: string;
}

const mostBytes = 1024 * 1024;

/**
 * Has the token server of a registry let pupfile in (Docker's token authentication: a GET with the
 * login as Basic authentication, or a POST with a refresh token). Throws REGISTRY_REFUSED.
 */
export async function fetchToken(send: SendRequest, question: TokenQuestion): Promise<Credential> {
  const { login, subject } = question;
  const realm = realmOf(question);
  const request = requestFor(realm, question);
  const answer = await send(request.url, { ...request, mostBytes, accept: 'application/json' });
  const { method = 'GET', url } = request;
  if (answer.status !== 200) throw registryRefused(answer, { subject, url, method });
  const token = tokenIn(answer.body);
  if (token === undefined) {
    throw new PupfileError('REGISTRY_REFUSED', `${subject}: ${realm.origin} gives no token`, {
      notes: [`${method} ${realm.origin}${realm.pathname}: the answer holds none`],
    });
  }
  const from = login === undefined ? anybodysToken : `a token for ${nameOf(login)}`;
  return { authorization: `Bearer ${token}`, from };
}

/** The login itself, for a server that it may be sent to. */
export function basicCredential(found: FoundLogin): Credential | undefined {
  const { login } = found;
  if (login.kind !== 'password') return undefined;
  const encoded = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  return { authorization: `Basic ${encoded}`, from: nameOf(found) };
}

function nameOf({ from }: FoundLogin): string {
  return `the login of ${from}`;
}

/** A registry has a say in whom a login is sent to, but not in whether others can read it. */
function realmOf({ challenge, registry, subject }: TokenQuestion): URL {
  const { realm } = challenge;
  const url = URL.canParse(realm) ? withoutCredentials(new URL(realm)) : undefined;
  const isLocal = url !== undefined && isLoopback(url) && isLoopback(registry);
  const isAsOpen =
    url?.protocol === 'http:' &&
    registry.protocol === 'http:' &&
    url.hostname === registry.hostname;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url !== undefined && isHttp && (url.protocol === 'https:' || isLocal || isAsOpen)) return url;
  throw new PupfileError(
    'REGISTRY_REFUSED',
    `${subject}: ${registry.origin} sends for a token to where no login may go`,
    { notes: [`\`${redactUrls(realm).slice(0, 200)}\` is not an https address`] },
  );
}

function requestFor(
  realm: URL,
  { challenge, scopes, login }: TokenQuestion,
): Partial<SingleRequest> & { readonly url: URL } {
  const all = [...scopes, ...otherScopes(challenge.scope, scopes)];
  const service = challenge.service;
  if (login?.login.kind === 'identity-token') {
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'pupfile',
      ...(service !== undefined && { service }),
      scope: all.join(' '),
      refresh_token: login.login.token,
    });
    const body = Buffer.from(form.toString());
    return {
      url: realm,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: {
        sizeBytes: body.length,
        read: async function* () {
          yield body;
        },
      },
    };
  }
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of all) url.searchParams.append('scope', scope);
  return { url, credential: login && basicCredential(login) };
}

/** What the registry wants beside; it may know the repository under another name. */
function otherScopes(scope: string | undefined, scopes: readonly string[]): readonly string[] {
  const known = new Set(scopes.map(nameOfScope));
  return (scope ?? '').split(' ').filter((one) => one !== '' && !known.has(nameOfScope(one)));
}

function nameOfScope(scope: string): string {
  return scope.slice(0, scope.lastIndexOf(':'));
}

function tokenIn(body: Buffer): string | undefined {
  const { token, access_token: accessToken } = parse(body);
  const text = token || accessToken;
  // A line break would begin another header.
  return typeof text === 'string' && /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return { ...JSON.parse(body.toString('utf8')) };
  } catch {
    return {};
  }
}

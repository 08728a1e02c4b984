import { type Credential, isLoopback } from '../net/credentials.ts';
import type { SendRequest, SingleRequest } from '../net/http-tasks.ts';
import type { Answer } from '../net/sender.ts';
import { dockerHub } from './image-reference.ts';
import { parseChallenge } from './registry-challenge.ts';
import type { FoundLogin } from './registry-login.ts';
import { basicCredential, fetchToken } from './registry-token.ts';

/** One request to a registry. */
export interface RegistryRequest extends SingleRequest {
  readonly url: URL;
  /** The repository that it is about. */
  readonly repository: string;
  readonly isWrite?: boolean;
  /** Another repository that is read from. */
  readonly alsoFrom?: string | undefined;
}

/** Sends requests to a registry as whom it knows. */
export interface RegistrySession {
  /** As images name it. */
  readonly registry: string;
  /** `https://registry-1.docker.io/` */
  readonly base: URL;
  /** Throws REGISTRY_REFUSED where the login is not accepted, and what finding it throws. */
  send(send: SendRequest, request: RegistryRequest): Promise<Answer>;
}

export interface SessionOptions {
  readonly registry: string;
  /** Speaks http, which others can read and change. */
  readonly isInsecure: boolean;
  /** Asked where the registry wants to know who asks, once for each repository. */
  readonly findLogin: (repository: string) => Promise<FoundLogin | undefined>;
}

/** Asks nobody for a login before a registry wants one; what it then gets is sent to it alone. */
export function createSession(options: SessionOptions): RegistrySession {
  const { registry, isInsecure } = options;
  const base = registryUrl(registry, { isInsecure });
  const known = new Map<string, Promise<Credential | undefined>>();
  const findLogin = rememberLogins(options.findLogin);

  const letIn = (send: SendRequest, request: RegistryRequest, answer: Answer) => {
    const challenge = parseChallenge(answer.headers['www-authenticate']);
    return findLogin(request.repository).then((login) => {
      if (challenge?.kind === 'basic') return login && basicCredential(login);
      if (challenge === undefined) return undefined;
      const scopes = scopesOf(request);
      const subject = `${registry}/${request.repository}`;
      return fetchToken(send, { challenge, scopes, login, registry: base, subject });
    });
  };

  const renew = async (
    stale: Promise<Credential | undefined> | undefined,
    ...question: Parameters<typeof letIn>
  ) => {
    const key = scopesOf(question[1]).join(' ');
    const other = known.get(key);
    // Another request may have got one in the meantime; its failure is its own.
    const shared = other === stale ? undefined : await other?.catch(() => undefined);
    if (shared !== undefined) return shared;
    const own = letIn(...question);
    known.set(key, own);
    own.catch(() => {
      if (known.get(key) === own) known.delete(key);
    });
    return own;
  };

  return {
    registry,
    base,
    send: async (send, request) => {
      const { url, repository: _, isWrite: __, alsoFrom: ___, ...single } = request;
      // A registry may have its uploads sent elsewhere; who asks is none of their business.
      if (url.origin !== base.origin) return send(url, single);
      const stale = known.get(scopesOf(request).join(' '));
      const credential = await stale?.catch(() => undefined);
      const answer = await send(url, { ...single, credential });
      if (answer.status !== 401 || answer.reached.origin !== base.origin) return answer;
      const renewed = await renew(stale, send, request, answer);
      const isSame = renewed?.authorization === credential?.authorization;
      return isSame ? answer : send(url, { ...single, credential: renewed });
    },
  };
}

/** Where a registry is: over https, but for this machine itself and where the user says so. */
export function registryUrl(
  registry: string,
  { isInsecure }: { readonly isInsecure: boolean },
): URL {
  const host = registry === dockerHub ? 'registry-1.docker.io' : registry;
  const plain = new URL(`http://${host}/`);
  return isInsecure || isLoopback(plain) ? plain : new URL(`https://${host}/`);
}

function scopesOf({ repository, isWrite = false, alsoFrom }: RegistryRequest): readonly string[] {
  return [
    `repository:${repository}:${isWrite ? 'pull,push' : 'pull'}`,
    ...(alsoFrom === undefined ? [] : [`repository:${alsoFrom}:pull`]),
  ];
}

function rememberLogins(find: SessionOptions['findLogin']): SessionOptions['findLogin'] {
  const logins = new Map<string, ReturnType<typeof find>>();
  return (repository) => {
    const login = logins.get(repository) ?? find(repository);
    logins.set(repository, login);
    return login;
  };
}

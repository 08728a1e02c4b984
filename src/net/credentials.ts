import { PupfileError } from '../errors/pupfile-error.ts';
import { findLogin, type Netrc } from './netrc.ts';
import { once } from './once.ts';

/** What a server is shown to let pupfile in. */
export interface Credential {
  /** The value of an `Authorization` header. Never to be printed or stored. */
  readonly authorization: string;
  /** Where it comes from, for messages: `PUPFILE_FORGE_TOKEN`. */
  readonly from: string;
}

/** What is known of how to get in where. */
export interface Credentials {
  /** What belongs to the origin of an address. Throws USAGE for a token that cannot be sent. */
  find(url: URL): Credential | undefined;
  /** The environment variables that would give a credential for an address, the best one first. */
  variablesFor(url: URL): readonly string[];
}

/** A token and where it comes from. */
export interface NamedToken {
  readonly from: string;
  readonly text: string;
}

/** Where credentials may come from. */
export interface CredentialSources {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The base URLs of the project's Forges; they may hold a user and password. */
  readonly forges: readonly string[];
  /** The token of the project's Forges; asked once at most, and only where it would be sent. */
  readonly readForgeToken?: () => NamedToken | undefined;
  /** The user's netrc and its name; asked once at most, and only where nothing else is known. */
  readonly readNetrc?: () => { readonly from: string; readonly netrc: Netrc } | undefined;
  /** The API of a GitHub of one's own, which GITHUB_TOKEN is then for beside github.com. */
  readonly githubApiUrl?: string;
}

/**
 * Decides what is sent to an origin (scheme, host and port). The first that there is counts:
 *
 * 1. the user and password in the address of one of the project's Forges
 * 2. `PUPFILE_TOKEN_<HOST>_<PORT>`, then `PUPFILE_TOKEN_<HOST>`
 * 3. the Forge token, for the project's Forges only
 * 4. `GITHUB_TOKEN`, for the API of GitHub only
 * 5. the netrc: the entry of the host, and for the project's Forges its `default`
 */
export function createCredentials(sources: CredentialSources): Credentials {
  const { variables, readForgeToken, readNetrc } = sources;
  const forges = sources.forges.filter((url) => URL.canParse(url)).map((url) => new URL(url));
  const github = [publicGithubApi, sources.githubApiUrl ?? publicGithubApi].map(originOf);
  const isForge = ({ origin }: URL) => forges.some((forge) => forge.origin === origin);
  const forgeToken = once(() => readForgeToken?.());
  const netrc = once(() => readNetrc?.());
  const ways: readonly ((url: URL) => Credential | undefined)[] = [
    (url) => findForHost(url, variables),
    (url) => (isForge(url) ? credentialOf(forgeToken()) : undefined),
    ({ origin }) => (github.includes(origin) ? fromVariable('GITHUB_TOKEN', variables) : undefined),
    (url) => findInNetrc(url, netrc(), isForge(url)),
  ];
  // A Forge is asked hundreds of times, and to look into the environment takes a while.
  const ofOrigins = new Map<string, Credential | undefined>();
  const findForOrigin = (url: URL) => {
    const { origin } = url;
    if (!ofOrigins.has(origin)) ofOrigins.set(origin, firstOf(ways, url));
    return ofOrigins.get(origin);
  };
  return {
    find: (url) => findInForges(url, forges) ?? findForOrigin(url),
    variablesFor: (url) => [
      ...(isForge(url) ? ['PUPFILE_FORGE_TOKEN'] : []),
      ...hostVariables(url).slice(-1),
    ],
  };
}

function firstOf(
  ways: readonly ((url: URL) => Credential | undefined)[],
  url: URL,
): Credential | undefined {
  for (const find of ways) {
    const credential = find(url);
    if (credential !== undefined) return credential;
  }
  return undefined;
}

/** The user and password that an address holds, for Basic authentication (RFC 7617). */
export function credentialInUrl({ username, password }: URL): Credential | undefined {
  if (username === '' && password === '') return undefined;
  return basic(`${decode(username)}:${decode(password)}`, 'the password of the address');
}

/** The same address without a user and password. */
export function withoutCredentials(url: URL): URL {
  if (url.username === '' && url.password === '') return url;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** Whether a host is this machine itself, so that nobody between can read what is sent. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

const publicGithubApi = 'https://api.github.com';

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Two Forges of one host have different paths, and may have different users. */
function findInForges(url: URL, forges: readonly URL[]): Credential | undefined {
  const own = forges.filter(
    ({ origin, username, password }) => origin === url.origin && username + password !== '',
  );
  const nearest = own
    .filter(({ pathname }) => url.pathname.startsWith(pathname))
    .sort((left, right) => right.pathname.length - left.pathname.length);
  const forge = nearest[0] ?? own[0];
  return forge === undefined ? undefined : credentialInUrl(forge);
}

function findForHost(url: URL, variables: CredentialSources['variables']): Credential | undefined {
  const found = hostVariables(url).map((name) => fromVariable(name, variables));
  return found.find((credential) => credential !== undefined);
}

/**
 * The variables of a host, the one with its port first. A `-` becomes two underscores and everything
 * else one, as in Terraform's TF_TOKEN_…: otherwise `my-forge.example` and `my.forge.example`, which
 * may belong to different people, would get each other's token.
 */
function hostVariables({ hostname, port, protocol }: URL): readonly string[] {
  const host = hostname.replace(/^\[|\]$/g, '').toUpperCase();
  const name = `PUPFILE_TOKEN_${host.replaceAll('-', '__').replace(/[^A-Z0-9_]/g, '_')}`;
  return [`${name}_${port || (protocol === 'https:' ? 443 : 80)}`, name];
}

function findInNetrc(
  { hostname }: URL,
  known: ReturnType<NonNullable<CredentialSources['readNetrc']>>,
  allowsDefault: boolean,
): Credential | undefined {
  if (known === undefined) return undefined;
  const login = findLogin(known.netrc, hostname.replace(/^\[|\]$/g, ''), { allowsDefault });
  return login && basic(`${login.user}:${login.password}`, known.from);
}

function fromVariable(
  name: string,
  variables: CredentialSources['variables'],
): Credential | undefined {
  return credentialOf({ from: name, text: variables[name] ?? '' });
}

/** A token without a scheme is a bearer token; what has one already is sent as it is, as by r10k. */
function credentialOf(token: NamedToken | undefined): Credential | undefined {
  const text = token?.text.trim() ?? '';
  if (token === undefined || text === '') return undefined;
  // A line break would begin another header.
  if (/[^\x20-\x7e]/.test(text)) {
    throw new PupfileError('USAGE', `${token.from} holds a character that cannot be sent`, {
      hint: 'a token is one line of printable ASCII characters',
    });
  }
  const hasScheme = /^(?:bearer|basic) /i.test(text);
  return { authorization: hasScheme ? text : `Bearer ${text}`, from: token.from };
}

function basic(userAndPassword: string, from: string): Credential {
  return { authorization: `Basic ${Buffer.from(userAndPassword).toString('base64')}`, from };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % stands for itself.
    return text;
  }
}

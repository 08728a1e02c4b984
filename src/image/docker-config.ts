import { dockerHub } from './image-reference.ts';

/** What lets pupfile into a registry. Never to be printed or stored. */
export type RegistryLogin = PasswordLogin | IdentityToken;

export interface PasswordLogin {
  readonly kind: 'password';
  readonly user: string;
  readonly password: string;
}

/** A refresh token, which a token server exchanges for others (Docker's OAuth2). */
export interface IdentityToken {
  readonly kind: 'identity-token';
  readonly token: string;
}

/** What a config says of one registry. */
export type ConfiguredLogin =
  | { readonly kind: 'login'; readonly login: RegistryLogin }
  /** The program `docker-credential-NAME` knows it, under that address. */
  | { readonly kind: 'helper'; readonly name: string; readonly address: string };

/** The part of docker's config.json and of the auth.json of podman and skopeo that tells of logins. */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, unknown>;
  readonly credHelpers: ReadonlyMap<string, unknown>;
  readonly credsStore: string | undefined;
}

/**
 * Reads a config (docker/cli, cli/config/configfile; containers-auth.json(5)); null where it is none:
 *
 *     { "auths": { "registry.example": { "auth": "<base64 of USER:PASSWORD>" } },
 *       "credHelpers": { "registry.example": "pass" },
 *       "credsStore": "secretservice" }
 */
export function parseDockerConfig(text: string): DockerConfig | null {
  const document = parseObject(text);
  if (document === null) return null;
  const { credsStore } = document;
  return {
    auths: entriesOf(document['auths']),
    credHelpers: entriesOf(document['credHelpers']),
    credsStore: typeof credsStore === 'string' && credsStore !== '' ? credsStore : undefined,
  };
}

/**
 * Where a config has the login of a repository, the best first: the helper of the registry, the helper
 * of all, then the entry of the nearest folder of the repository or of the registry itself.
 */
export function findInDockerConfig(
  config: DockerConfig,
  { registry, repository }: { readonly registry: string; readonly repository: string },
): readonly ConfiguredLogin[] {
  const own = [...config.credHelpers].find(([key]) => hostOf(key) === registry)?.[1];
  const helpers = [own, config.credsStore].filter((name) => typeof name === 'string');
  const address = registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
  const login = findInAuths(config.auths, `${registry}/${repository}`);
  return [
    ...helpers.map((name) => ({ kind: 'helper', name, address }) as const),
    ...(login === undefined ? [] : [{ kind: 'login', login } as const]),
  ];
}

function findInAuths(auths: DockerConfig['auths'], wanted: string): RegistryLogin | undefined {
  const fitting = [...auths]
    .map(([key, entry]) => ({ place: placeOf(key), login: readEntry(entry) }))
    .filter(({ place }) => wanted === place || wanted.startsWith(`${place}/`))
    .sort((left, right) => right.place.length - left.place.length);
  return fitting.find(({ login }) => login !== undefined)?.login;
}

/** Docker's keys are hosts or addresses of them, those of podman may be folders of repositories. */
function placeOf(key: string): string {
  const isFolder = !key.includes('://') && !/\/v[12]\/?$/.test(key) && !key.endsWith('/');
  const [host = '', ...folders] = key.split('/');
  return isFolder ? [hubOr(host), ...folders].join('/') : hostOf(key);
}

function hostOf(key: string): string {
  const [host = ''] = key.replace(/^https?:\/\//, '').split('/');
  return hubOr(host);
}

function hubOr(host: string): string {
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? dockerHub : host;
}

function readEntry(entry: unknown): RegistryLogin | undefined {
  if (!isObject(entry)) return undefined;
  const { identitytoken, username, password } = entry;
  if (typeof identitytoken === 'string' && identitytoken !== '') {
    return { kind: 'identity-token', token: identitytoken };
  }
  if (typeof username === 'string' && typeof password === 'string' && password !== '') {
    return { kind: 'password', user: username, password };
  }
  return typeof entry['auth'] === 'string' ? readAuth(entry['auth']) : undefined;
}

function readAuth(auth: string): RegistryLogin | undefined {
  // Docker has padded some with NUL.
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const document: unknown = JSON.parse(text);
    return isObject(document) ? document : null;
  } catch {
    return null;
  }
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(isObject(value) ? Object.entries(value) : []);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

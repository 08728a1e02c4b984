import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { askCredentialHelper } from '../net/credential-helper.ts';
import { findHomeDirectory } from '../net/home-directory.ts';
import {
  type ConfiguredLogin,
  type DockerConfig,
  findInDockerConfig,
  parseDockerConfig,
  type RegistryLogin,
} from './docker-config.ts';

/** A login and where it comes from, for messages: `~/.docker/config.json`. */
export interface FoundLogin {
  readonly login: RegistryLogin;
  readonly from: string;
}

export interface FindLoginOptions {
  /** As names of images say it: `docker.io`. */
  readonly registry: string;
  readonly repository: string;
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /**
   * Whether PUPFILE_REGISTRY_USER and PUPFILE_REGISTRY_PASSWORD are for this registry. They name none,
   * so of several registries only the one that is written to may get them.
   */
  readonly usesVariables: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds what lets pupfile into a registry; undefined where nothing does. The first that there is counts:
 *
 * 1. PUPFILE_REGISTRY_USER and PUPFILE_REGISTRY_PASSWORD, where they are for this registry
 * 2. DOCKER_AUTH_CONFIG, a config.json by itself
 * 3. config.json in DOCKER_CONFIG, then the file REGISTRY_AUTH_FILE
 * 4. ~/.docker/config.json, where there is no DOCKER_CONFIG
 * 5. containers/auth.json in XDG_RUNTIME_DIR, then in ~/.config, where there is no REGISTRY_AUTH_FILE
 *
 * Throws USAGE where one of the two variables is missing, REGISTRY_LOGIN_FAILED for a file that cannot
 * be read or understood, or a helper that fails.
 */
export async function findRegistryLogin(
  options: FindLoginOptions,
): Promise<FoundLogin | undefined> {
  const { variables, usesVariables } = options;
  const own = usesVariables ? readVariables(variables) : undefined;
  if (own !== undefined) return own;
  for (const { name, read } of configsOf(variables)) {
    const text = read();
    if (text === undefined) continue;
    const config = parseDockerConfig(text) ?? damaged(name);
    const found = await findIn(config, name, options);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Variables = FindLoginOptions['variables'];

function readVariables(variables: Variables): FoundLogin | undefined {
  const names = ['PUPFILE_REGISTRY_USER', 'PUPFILE_REGISTRY_PASSWORD'] as const;
  const [user, password] = names.map((name) => variables[name] || undefined);
  if (user === undefined && password === undefined) return undefined;
  if (user === undefined || password === undefined) {
    const [missing, there] = user === undefined ? names : ([names[1], names[0]] as const);
    throw new PupfileError('USAGE', `${there} is set, but not ${missing}`);
  }
  return { login: { kind: 'password', user, password }, from: names[1] };
}

interface Config {
  /** For messages. */
  readonly name: string;
  read(): string | undefined;
}

function configsOf(variables: Variables): readonly Config[] {
  const given = (name: string) => variables[name] || undefined;
  const home = findHomeDirectory(variables) ?? '/';
  const [docker, containers] = [given('DOCKER_CONFIG'), given('REGISTRY_AUTH_FILE')];
  const runtime = given('XDG_RUNTIME_DIR');
  const files = [
    ...(docker === undefined ? [] : [named(join(docker, 'config.json'))]),
    ...(containers === undefined ? [] : [named(containers)]),
    ...(docker === undefined ? [below(home, '.docker/config.json')] : []),
    ...(containers === undefined && runtime !== undefined
      ? [named(join(runtime, 'containers/auth.json'))]
      : []),
    ...(containers === undefined ? [below(home, '.config/containers/auth.json')] : []),
  ];
  const text = given('DOCKER_AUTH_CONFIG');
  return [
    ...(text === undefined ? [] : [{ name: 'DOCKER_AUTH_CONFIG', read: () => text }]),
    ...files,
  ];
}

function named(path: string, name = path): Config {
  return { name, read: () => readConfig(path, name) };
}

function below(home: string, path: string): Config {
  return named(join(home, path), `~/${path}`);
}

const mostBytes = 1024 * 1024;

function readConfig(path: string, name: string): string | undefined {
  try {
    const stats = statSync(path);
    // Opening a FIFO would wait for ever.
    if (!stats.isFile()) throw new Error('it is not a regular file');
    if (stats.size > mostBytes) throw new Error('it is larger than 1 MiB');
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (hasErrno(cause, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new PupfileError('REGISTRY_LOGIN_FAILED', `Cannot read \`${name}\`: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** Of the text itself nothing is shown: it may be a password in the wrong place. */
function damaged(name: string): never {
  throw new PupfileError('REGISTRY_LOGIN_FAILED', `\`${name}\` is not a config of docker`, {
    hint: 'it is a JSON document, which `docker login` or `skopeo login` writes',
  });
}

async function findIn(
  config: DockerConfig,
  name: string,
  options: FindLoginOptions,
): Promise<FoundLogin | undefined> {
  for (const configured of findInDockerConfig(config, options)) {
    const found = await readConfigured(configured, name, options);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function readConfigured(
  configured: ConfiguredLogin,
  from: string,
  { variables, signal }: FindLoginOptions,
): Promise<FoundLogin | undefined> {
  if (configured.kind === 'login') return { login: configured.login, from };
  const { name, address } = configured;
  const answer = await askCredentialHelper({ name, address, variables, signal });
  if (answer === undefined || answer.secret === '') return undefined;
  const { user, secret } = answer;
  const login: RegistryLogin =
    user === '<token>'
      ? { kind: 'identity-token', token: secret }
      : { kind: 'password', user, password: secret };
  return { login, from: `docker-credential-${name}` };
}

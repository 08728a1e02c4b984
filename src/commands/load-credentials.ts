import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type Credentials, createCredentials, type NamedToken } from '../net/credentials.ts';
import { findHomeDirectory } from '../net/home-directory.ts';
import { type Netrc, parseNetrc } from '../net/netrc.ts';
import { readTextFile } from '../project/text-file.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

export interface LoadCredentialsOptions {
  readonly settings: Settings;
  readonly report: Report;
  /** The base URLs of the project's Forges, beside the one of the settings. */
  readonly forges: readonly string[];
  /** Where a container engine puts the secret of a build, in place of `/run/secrets/forge_token`. */
  readonly secretFile?: string;
}

/**
 * What lets pupfile in where, by the environment and the user's files. Files are read with the first
 * question that needs them: then it throws FILE_SYSTEM where PUPFILE_FORGE_TOKEN_FILE cannot be read.
 * Of other files that cannot be used it warns.
 */
export function loadCredentials({
  settings,
  report,
  forges,
  secretFile = '/run/secrets/forge_token',
}: LoadCredentialsOptions): Credentials {
  const { variables, forgeUrl, githubApiUrl, ignoresUserFiles = false } = settings;
  const warn = (message: string) => report({ kind: 'warning', message });
  return createCredentials({
    variables,
    forges: forgeUrl === undefined ? forges : [forgeUrl, ...forges],
    ...(githubApiUrl !== undefined && { githubApiUrl }),
    readForgeToken: () =>
      tokenOfVariable(variables) ??
      tokenOfFile(settings) ??
      (ignoresUserFiles ? undefined : tokenOfSecret(secretFile, warn)),
    readNetrc: () => (ignoresUserFiles ? undefined : readNetrc(variables, warn)),
  });
}

type Variables = Settings['variables'];
type Warn = (message: string) => void;

function tokenOfVariable({ PUPFILE_FORGE_TOKEN: text = '' }: Variables): NamedToken | undefined {
  return named('PUPFILE_FORGE_TOKEN', text);
}

function tokenOfFile({ variables, directory }: Settings): NamedToken | undefined {
  const name = variables['PUPFILE_FORGE_TOKEN_FILE'] ?? '';
  if (name === '') return undefined;
  const text = readTextFile(resolve(directory, name), name, 'FILE_SYSTEM');
  if (text !== undefined) return named('PUPFILE_FORGE_TOKEN_FILE', text);
  throw new PupfileError('FILE_SYSTEM', `There is no file \`${name}\``, {
    notes: [resolve(directory, name)],
    hint: 'PUPFILE_FORGE_TOKEN_FILE names it; unset the variable, or write the token into the file',
  });
}

function tokenOfSecret(path: string, warn: Warn): NamedToken | undefined {
  const text = readOptional(path, path, warn);
  return text === undefined ? undefined : named(path, text);
}

/** An empty text says nothing: a build secret whose variable was not set is an empty file. */
function named(from: string, text: string): NamedToken | undefined {
  return text.trim() === '' ? undefined : { from, text };
}

function readNetrc(
  variables: Variables,
  warn: Warn,
): { readonly from: string; readonly netrc: Netrc } | undefined {
  const own = variables['NETRC'] ?? '';
  const home = findHomeDirectory(variables);
  const path = own || (home === undefined ? '' : join(home, '.netrc'));
  const from = own || '~/.netrc';
  if (own !== '' && statSync(own, { throwIfNoEntry: false }) === undefined) {
    warn(`NETRC names \`${own}\`, which is not there`);
  }
  const text = readOptional(path, from, warn);
  if (text === undefined) return undefined;
  const netrc = parseNetrc(text);
  if (!('problem' in netrc)) return { from: `the password of ${from}`, netrc };
  warn(`${from}:${netrc.line}: ${netrc.problem}; the file is not used`);
  return undefined;
}

function readOptional(path: string, name: string, warn: Warn): string | undefined {
  try {
    return readTextFile(path, name, 'FILE_SYSTEM');
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    warn(`${error.message}; it is not used`);
    return undefined;
  }
}

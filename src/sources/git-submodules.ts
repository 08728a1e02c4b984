import { posix } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { type GitOptions, runGit } from '../net/git.ts';
import type { GitTransport } from './git-address.ts';

/**
 * Reads a .gitmodules, which is a file of git's settings: the URL of each submodule by its path, as
 * they are written there.
 *
 * Throws GIT_FAILED where there is no git client; a file that git cannot read has no submodules.
 */
export async function readGitmodules(
  content: Buffer,
  variables: GitOptions['variables'],
): Promise<ReadonlyMap<string, string>> {
  const options = { directory: '/', variables, mostBytes: 1 << 24, idleMs: 30_000, input: content };
  const { status, stdout } = await runGit(['config', '--file', '-', '--null', '--list'], options);
  return status === 0 ? parseGitmodules(stdout.toString('utf8')) : new Map();
}

/** What `git config --null --list` prints of it: KEY LF VALUE NUL. */
export function parseGitmodules(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const names = new Set<string>();
  for (const setting of text.split('\0')) {
    const [, name, key, value = ''] = /^submodule\.(.*)\.(path|url)\n(.*)$/s.exec(setting) ?? [];
    if (name === undefined || key === undefined) continue;
    names.add(name);
    values.set(`${key} ${name}`, value);
  }
  return new Map(
    [...names].flatMap((name) => {
      const path = values.get(`path ${name}`)?.replace(/\/+$/, '');
      const url = values.get(`url ${name}`);
      return path === undefined || url === undefined ? [] : [[path, url] as const];
    }),
  );
}

/**
 * The address of a submodule: one that begins with `./` or `../` is relative to that of the
 * repository which has it, whose last part is a directory (gitmodules(5)).
 */
export function resolveSubmoduleUrl(parentUrl: string, url: string): string {
  if (!/^\.\.?(?:\/|$)/.test(url)) return url;
  const [, start = '', path = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/]*\/?|[^/]*:)?(.*)$/is.exec(parentUrl) ?? [];
  const joined = posix.join('/', path.replace(/\/+$/, ''), url);
  // Behind `host:` a path begins at the home directory unless it says otherwise.
  const isRooted = path.startsWith('/') || start === '';
  const rest = isRooted ? joined : joined.slice(1);
  return start + rest;
}

/**
 * Refuses a submodule that would read this machine's files on behalf of somebody else's repository.
 *
 * @throws PupfileError SOURCE_UNSUPPORTED
 */
export function checkSubmoduleTransport(
  parent: { readonly transport: GitTransport; readonly shown: string },
  submodule: { readonly transport: GitTransport; readonly shown: string; readonly path: string },
): void {
  if (submodule.transport !== 'file' || parent.transport === 'file') return;
  throw new PupfileError(
    'SOURCE_UNSUPPORTED',
    `The submodule \`${sanitizeText(submodule.path)}\` of \`${parent.shown}\` is a directory of this machine`,
    {
      notes: [`its .gitmodules says \`${submodule.shown}\``],
      data: { url: parent.shown },
    },
  );
}

import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { SvnSource } from '../model/module-source.ts';
import { runSvn, type SvnAnswer, svnFailure } from '../net/svn.ts';
import { type PathModule, readPathModule } from './path-module.ts';
import { parseSvnAddress, parseSvnRevision, type SvnAddress } from './svn-address.ts';

/** How Subversion is asked. */
export interface SvnOptions {
  /** An empty directory of the caller's, in which nothing is kept. */
  readonly directory: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The longest silence of svn, in milliseconds; a minute by default. */
  readonly idleMs?: number;
  readonly signal?: AbortSignal;
}

/** Where a module is in the history of its repository. */
export interface SvnRevision {
  /** The number that a lock has to keep, decimal. */
  readonly revision: string;
  /** The last one up to it that changed the module. */
  readonly lastChanged: string;
}

/** A module from Subversion. */
export interface SvnModule {
  /** The number that it was read at, decimal. */
  readonly revision: string;
  readonly module: PathModule;
}

const defaultIdleMs = 60_000;
// A line for every file of the largest module that is taken.
const mostBytes = 32 * 1024 * 1024;

/**
 * Asks which revision a source stands for now. Throws SVN_MISSING, SVN_FAILED and
 * SOURCE_UNSUPPORTED.
 */
export async function locateSvnRevision(
  source: SvnSource,
  options: SvnOptions,
): Promise<SvnRevision> {
  const address = parseSvnAddress(source);
  const revision = parseSvnRevision(source.revision);
  const answer = await ask(['info', '--xml', '-r', revision], address, { ...options, revision });
  const text = answer.stdout.toString('utf8');
  const [, at] = /<entry\b[^>]*\srevision="(\d+)"/s.exec(text) ?? [];
  const [, lastChanged] = /<commit\b[^>]*\srevision="(\d+)"/s.exec(text) ?? [];
  if (at !== undefined && lastChanged !== undefined) return { revision: at, lastChanged };
  throw svnFailure(`svn tells no revision of ${sanitizeText(address.url)}`, answer);
}

/**
 * Reads a module at a revision: `svn export` of the directory as it was called then, without
 * replacing keywords and with line feeds at the ends of lines where they are `native`, so that it is
 * the same on every machine. A number needs no question first; HEAD and a date do.
 *
 * @param options.lockedRevision outranks the source's own
 * @throws PupfileError SVN_MISSING, SVN_FAILED, SOURCE_UNSUPPORTED also where a directory of the module
 * is an external of Subversion, and what `readPathModule` throws
 */
export async function readSvnModule(
  source: SvnSource,
  options: SvnOptions & { readonly lockedRevision?: string | undefined },
): Promise<SvnModule> {
  const address = parseSvnAddress(source);
  const wanted = parseSvnRevision(options.lockedRevision ?? source.revision);
  const revision = /^\d+$/.test(wanted)
    ? wanted
    : (await locateSvnRevision(source, options)).revision;
  const at = { ...options, revision };
  await refuseExternals(address, at);
  const modes = ['--ignore-externals', '--ignore-keywords', '--native-eol', 'LF'];
  await ask(['export', ...modes, '-r', revision], address, { ...at, target: 'export' });
  const subject = `The module of ${sanitizeText(address.url)} at revision ${revision}`;
  return { revision, module: readPathModule(join(options.directory, 'export'), { subject }) };
}

interface Question extends SvnOptions {
  readonly revision: string;
  readonly target?: string;
}

async function ask(
  command: readonly string[],
  { url, username, password }: SvnAddress,
  { directory, variables, idleMs = defaultIdleMs, signal, revision, target }: Question,
): Promise<SvnAnswer> {
  const credentials = [
    ...(username === undefined ? [] : [`--username=${username}`]),
    ...(password === undefined ? [] : ['--password-from-stdin']),
  ];
  // Always with a peg: else an `@` in the URL would begin one. By a number the directory is looked
  // up as it was called then, so that one that was removed since can still be read.
  const peg = /^\d+$/.test(revision) ? revision : 'HEAD';
  const places = [`${url}@${peg}`, ...(target === undefined ? [] : [target])];
  const answer = await runSvn([...command, ...credentials, '--', ...places], {
    directory,
    variables,
    input: password === undefined ? undefined : `${password}\n`,
    mostBytes,
    idleMs,
    signal,
  });
  if (answer.status === 0) return answer;
  throw svnFailure(`svn cannot read ${sanitizeText(url)} at revision ${revision}`, answer);
}

/** Subversion would bring them from anywhere, at whatever revision they have by then. */
async function refuseExternals(address: SvnAddress, at: Question): Promise<void> {
  const command = ['propget', '--recursive', 'svn:externals', '-r', at.revision];
  const { stdout } = await ask(command, address, at);
  const [first = ''] = stdout.toString('utf8').trim().split('\n');
  if (first === '') return;
  throw new PupfileError(
    'SOURCE_UNSUPPORTED',
    `The module of ${sanitizeText(address.url)} is completed by externals of Subversion`,
    {
      notes: [sanitizeText(first)],
      hint: 'name what they bring as modules of their own in the Puppetfile',
    },
  );
}

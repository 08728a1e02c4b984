import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { parseLockfile } from '../lockfile/parse-lockfile.ts';
import { type GitAnswer, gitFailure, runGit } from '../net/git.ts';
import { findProject } from '../project/find-project.ts';
import { readTextFile } from '../project/text-file.ts';
import { requireLockfile } from './open-project.ts';
import type { Settings } from './settings.ts';

/** One of two locks that are compared. */
export interface LockSide {
  /** How messages name it: a file or a revision. */
  readonly name: string;
  /** Undefined where a revision has no lock yet. */
  readonly lockfile: Lockfile | undefined;
}

// As for every other lock.
const mostBytes = 2 * 1024 * 1024;

/**
 * The lock that somebody names: a file, `REV` for the project's lock at that revision of its git
 * repository, or `REV:path` for any file of it as git understands it. Undefined is the project's lock.
 *
 * Throws LOCKFILE_INVALID, LOCKFILE_MISSING, REVISION_NOT_FOUND and GIT_FAILED.
 */
export async function readLockSide(
  text: string | undefined,
  settings: Settings,
): Promise<LockSide> {
  if (text === undefined) return readWorkingTree(settings);
  const path = resolve(settings.directory, text);
  if (isFile(path)) return { name: text, lockfile: readFile(path, text) };
  refuseOption(text);
  const colon = text.indexOf(':');
  return colon === -1
    ? readProjectRevision(text, settings)
    : readRevisionFile(text, colon, settings);
}

function readWorkingTree(settings: Settings): LockSide {
  const paths = findProject(settings.directory, settings.puppetfile);
  const name = relative(paths.directory, paths.lockfile);
  return { name, lockfile: requireLockfile(settings) };
}

/** A pipe is one as well, and reading it says why not; a directory may be named like a branch. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

function readFile(path: string, name: string): Lockfile {
  const text = readTextFile(path, name, 'LOCKFILE_INVALID');
  if (text === undefined) throw missing(name);
  return parseLockfile(text, name);
}

/** git would take it for an option, and in the middle of its output a line break ends an answer. */
function refuseOption(text: string): void {
  if (!text.startsWith('-') && !/\p{Cc}/u.test(text)) return;
  throw new PupfileError('USAGE', `\`${text}\` can be no revision`);
}

async function readProjectRevision(revision: string, settings: Settings): Promise<LockSide> {
  const paths = findProject(settings.directory, settings.puppetfile);
  const file = relative(dirname(paths.lockfile), paths.lockfile);
  const repository = { directory: dirname(paths.lockfile), settings };
  const commit = await resolveCommit(revision, repository);
  const name = `${revision}:${file}`;
  const text = await readObject(`${commit}:./${file}`, name, repository);
  return { name: revision, lockfile: text === undefined ? undefined : parseLockfile(text, name) };
}

async function readRevisionFile(
  name: string,
  colon: number,
  settings: Settings,
): Promise<LockSide> {
  const repository = { directory: settings.directory, settings };
  const revision = name.slice(0, colon);
  // `:path` is what is staged.
  const commit = revision === '' ? '' : await resolveCommit(revision, repository);
  const text = await readObject(`${commit}${name.slice(colon)}`, name, repository);
  if (text === undefined) throw missing(name);
  return { name, lockfile: parseLockfile(text, name) };
}

interface Repository {
  readonly directory: string;
  readonly settings: Settings;
}

async function resolveCommit(revision: string, repository: Repository): Promise<string> {
  const commit = await resolveObject(`${revision}^{commit}`, repository);
  if (commit !== undefined) return commit;
  throw new PupfileError(
    'REVISION_NOT_FOUND',
    `\`${revision}\` is neither a file nor a revision of the git repository`,
    {
      notes: [`looked in \`${repository.directory}\``],
      hint: 'a checkout in CI may lack it: fetch the branch first, and name it `origin/BRANCH`',
    },
  );
}

/** Undefined where there is no such object; git says nothing then, and something where it fails. */
async function resolveObject(object: string, repository: Repository): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', object];
  const answer = await askGit(args, repository);
  if (answer.status === 0) return answer.stdout.toString('utf8').trim();
  if (answer.stderr === '') return undefined;
  throw gitFailure(answer);
}

async function readObject(
  object: string,
  name: string,
  repository: Repository,
): Promise<string | undefined> {
  const id = await resolveObject(object, repository);
  if (id === undefined) return undefined;
  const answer = await askGit(['cat-file', 'blob', '--end-of-options', id], repository);
  if (answer.status !== 0) throw gitFailure(answer);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.stdout);
  } catch {
    throw new PupfileError('LOCKFILE_INVALID', `Cannot read \`${name}\`: it is not UTF-8 text`);
  }
}

function askGit(args: readonly string[], repository: Repository): Promise<GitAnswer> {
  const { directory, settings } = repository;
  return runGit(args, { directory, variables: settings.variables, mostBytes });
}

function missing(name: string): PupfileError {
  return new PupfileError('LOCKFILE_MISSING', `There is no \`${name}\``);
}

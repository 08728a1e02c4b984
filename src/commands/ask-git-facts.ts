import { PupfileError } from '../errors/pupfile-error.ts';
import type { GitFacts } from '../moving/project-facts.ts';
import { runGit } from '../net/git.ts';
import { findRepository } from '../project/find-repository.ts';
import type { Settings } from './settings.ts';

/** What git is asked about, relative to the project. */
export interface GitQuestion {
  readonly project: string;
  readonly modulesDirectory: string;
  readonly lockfile: string;
}

// A modules directory under version control may have a hundred thousand files.
const mostBytes = 32 * 1024 * 1024;

/**
 * Asks git, which asks no server for this, what it makes of the modules directory and the lock; undefined
 * where there is no repository, or git cannot tell.
 */
export async function askGitFacts(
  { project, modulesDirectory, lockfile }: GitQuestion,
  { variables }: Settings,
): Promise<GitFacts | undefined> {
  if (findRepository(project) === undefined) return undefined;
  const ask = (...args: readonly string[]) =>
    runGit(args, { directory: project, variables, mostBytes });
  const isIgnored = async (path: string) =>
    (await ask('check-ignore', '--quiet', '--no-index', '--', path)).status === 0;
  try {
    const listed = await ask('ls-files', '-z', '--', modulesDirectory);
    if (listed.status !== 0) return undefined;
    return {
      trackedFiles: listed.stdout.toString('latin1').split('\0').length - 1,
      ignoresModules: await isIgnored(`${modulesDirectory}/`),
      ignoresLock: await isIgnored(lockfile),
    };
  } catch (error) {
    if (error instanceof PupfileError) return undefined;
    throw error;
  }
}

import { type GitOptions, runGit } from '../net/git.ts';
import { DamagedRepository } from '../net/git-objects.ts';
import { mostArchiveBytes } from './download.ts';

export interface PackOptions {
  /** A bare repository that has the commit. */
  readonly repository: string;
  readonly variables: GitOptions['variables'];
  readonly signal: AbortSignal;
}

// Threads would find other deltas in each run.
const settings = [
  ['core.hooksPath', '/dev/null'],
  ['pack.threads', '1'],
  ['pack.compression', '9'],
] as const;

/**
 * Packs a commit with its directories and files, and nothing of its history. The same git makes the
 * same bytes of the same commit, whatever else the repository has.
 *
 * Throws DamagedRepository where the repository has not all of it, GIT_FAILED where there is no git
 * client or the pack is larger than an archive may be.
 */
export async function packCommit(
  sha: string,
  { repository, variables, signal }: PackOptions,
): Promise<Buffer> {
  const modes = ['--no-reuse-delta', '--no-reuse-object', '--delta-base-offset'];
  const { status, stdout, stderr } = await runGit(
    ['pack-objects', '--quiet', '--stdout', '--revs', '--shallow', ...modes],
    {
      ...{ directory: '/', repository, variables, signal, settings },
      // The first line has git take it for one without parents.
      input: `--shallow ${sha}\n${sha}\n`,
      mostBytes: mostArchiveBytes,
    },
  );
  if (status === 0) return stdout;
  throw new DamagedRepository(stderr);
}

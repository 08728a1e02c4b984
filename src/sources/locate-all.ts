import { PupfileError } from '../errors/pupfile-error.ts';
import { parseGitAddress } from './git-address.ts';
import { isGitMissing } from './git-client.ts';
import type { GitRepository } from './git-repository.ts';
import { type GitCommit, type GitWant, locateCommits } from './locate-commits.ts';

export interface LocateAllOptions {
  open(url: string): GitRepository;
  notice(message: string): void;
}

/**
 * Finds the commits of many repositories, each of which is asked once.
 *
 * @throws PupfileError of the first want that cannot be met, with a note of the others
 */
export async function locateAll(
  wants: readonly GitWant[],
  { open, notice }: LocateAllOptions,
): Promise<readonly GitCommit[]> {
  const results = new Map<GitWant, GitCommit | PupfileError>();
  const groups = new Map<GitRepository, GitWant[]>();
  for (const want of wants) {
    try {
      const repository = open(want.source.url);
      groups.set(repository, [...(groups.get(repository) ?? []), want]);
    } catch (error) {
      results.set(want, asPupfileError(error));
    }
  }
  await Promise.all(
    [...groups].map(async ([repository, group]) => {
      const found = await locateCommits(repository, group, { notice }).catch(asPupfileError);
      for (const [index, want] of group.entries()) {
        const one = found instanceof PupfileError ? found : found[index];
        if (one !== undefined) results.set(want, one);
      }
    }),
  );
  return takeCommits(wants, results);
}

/** What is no PupfileError is a bug, and not to be kept from anybody. */
function asPupfileError(error: unknown): PupfileError {
  if (error instanceof PupfileError) return error;
  throw error;
}

function takeCommits(
  wants: readonly GitWant[],
  results: ReadonlyMap<GitWant, GitCommit | PupfileError>,
): readonly GitCommit[] {
  const failed = wants.flatMap((want) => {
    const error = results.get(want);
    return error instanceof PupfileError ? [{ want, error }] : [];
  });
  const [first] = failed;
  if (first !== undefined) throw describeFirst(first, failed);
  return wants.flatMap((want) => {
    const commit = results.get(want);
    return commit === undefined || commit instanceof PupfileError ? [] : [commit];
  });
}

interface FailedWant {
  readonly want: GitWant;
  readonly error: PupfileError;
}

function describeFirst({ want, error }: FailedWant, all: readonly FailedWant[]): PupfileError {
  if (isGitMissing(error)) return noGit(error, all);
  const same = all.flatMap((one) => (one.error === error ? (one.want.label ?? []) : []));
  const others = new Set(all.map((one) => one.error.message));
  others.delete(error.message);
  const { code, message, notes, hint, cause, data, labels } = error;
  return new PupfileError(code, message, {
    labels: [...labels, ...(same.length === 0 && want.label ? [want.label] : same)],
    notes: [...notes, ...[...others].slice(0, 10).map((other) => `also: ${other}`)],
    ...(hint !== undefined && { hint }),
    cause,
    data,
  });
}

function noGit({ cause }: PupfileError, all: readonly FailedWant[]): PupfileError {
  const needed = new Set(all.map(({ want }) => parseGitAddress(want.source.url, '/').shown));
  return new PupfileError('GIT_FAILED', 'There is no git client, and modules come from git', {
    labels: all.flatMap(({ want }) => want.label ?? []),
    notes: [
      'looked for `git` in PATH',
      ...[...needed].slice(0, 10).map((one) => `to fetch \`${one}\``),
    ],
    hint: 'install git: Debian, Ubuntu, Alpine and Red Hat have it in the package `git`',
    cause,
  });
}

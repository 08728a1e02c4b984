import { PupfileError } from '../errors/pupfile-error.ts';
import { parseGitAddress } from './git-address.ts';
import { isGitMissing } from './git-client.ts';
import type { GitRepository } from './git-repository.ts';
import { Grace } from './grace.ts';
import { type GitCommit, type GitWant, locateCommits } from './locate-commits.ts';

export interface LocateAllOptions {
  open(url: string): GitRepository;
  notice(message: string): void;
  /** How long the others may go on when a server has failed, in milliseconds. */
  readonly graceMs: number;
}

/**
 * Finds the commits of many repositories, each of which is asked once. Those that are not done some
 * time after a first server has failed are given up: more dead ones than may be asked at once would
 * be waited for one after another.
 *
 * @throws PupfileError of the first want that cannot be met, with a note of the others
 */
export async function locateAll(
  wants: readonly GitWant[],
  { open, notice, graceMs }: LocateAllOptions,
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
  const grace = new Grace(groups.keys(), graceMs);
  const locate = async ([repository, group]: readonly [GitRepository, readonly GitWant[]]) => {
    const found = await locateCommits(repository, group, { notice }).catch((error: unknown) =>
      grace.isOver(repository) ? undefined : asPupfileError(error),
    );
    grace.settle(repository, found);
    for (const [index, want] of group.entries()) {
      const one = found instanceof PupfileError ? found : found?.[index];
      if (one !== undefined) results.set(want, one);
    }
  };
  try {
    await Promise.all([...groups].map(locate));
  } finally {
    grace.end();
  }
  return takeCommits(wants, { results, givenUp: grace.givenUp });
}

/** What is no PupfileError is a bug, and not to be kept from anybody. */
function asPupfileError(error: unknown): PupfileError {
  if (error instanceof PupfileError) return error;
  throw error;
}

interface Results {
  readonly results: ReadonlyMap<GitWant, GitCommit | PupfileError>;
  readonly givenUp: number;
}

function takeCommits(
  wants: readonly GitWant[],
  { results, givenUp }: Results,
): readonly GitCommit[] {
  const failed = wants.flatMap((want) => {
    const error = results.get(want);
    return error instanceof PupfileError ? [{ want, error }] : [];
  });
  const [first] = failed;
  if (first !== undefined) throw describeFirst(first, { all: failed, givenUp });
  return wants.flatMap((want) => {
    const commit = results.get(want);
    return commit === undefined || commit instanceof PupfileError ? [] : [commit];
  });
}

interface FailedWant {
  readonly want: GitWant;
  readonly error: PupfileError;
}

interface Failure {
  readonly all: readonly FailedWant[];
  /** How many repositories nobody waited for any more. */
  readonly givenUp: number;
}

function describeFirst({ want, error }: FailedWant, { all, givenUp }: Failure): PupfileError {
  if (isGitMissing(error)) return noGit(error, all);
  const same = all.flatMap((one) => (one.error === error ? (one.want.label ?? []) : []));
  const others = new Set(all.map((one) => one.error.message));
  others.delete(error.message);
  const { code, message, notes, hint, cause, data, labels } = error;
  return new PupfileError(code, message, {
    labels: [...labels, ...(same.length === 0 && want.label ? [want.label] : same)],
    notes: [
      ...notes,
      ...[...others].slice(0, 10).map((other) => `also: ${other}`),
      ...tellGivenUp(givenUp),
    ],
    ...(hint !== undefined && { hint }),
    cause,
    data,
  });
}

function tellGivenUp(count: number): readonly string[] {
  if (count === 0) return [];
  return [`${count} other ${count === 1 ? 'repository was' : 'repositories were'} not waited for`];
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

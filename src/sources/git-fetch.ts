import type { GitAnswer } from '../net/git.ts';
import { DamagedRepository } from '../net/git-objects.ts';
import type { GitAddress } from './git-address.ts';
import type { GitClient } from './git-client.ts';
import { faultOf, remoteFailure } from './git-failure.ts';
import type { GitMirror } from './git-mirror.ts';

/** A commit that a mirror is to have. */
export interface WantedCommit {
  readonly sha: string;
  /** The full name of its ref, where it is neither a branch nor a tag: `refs/pull/1/head`. */
  readonly fullName?: string | undefined;
}

export interface FetchOptions {
  readonly client: GitClient;
  readonly address: GitAddress;
  readonly mirror: GitMirror;
}

/**
 * Fetches commits into a mirror that is locked: just those, without their history, where the server
 * gives it so; else all branches and tags.
 *
 * @returns whether the server says that it has given all; else it has given what it has
 * @throws PupfileError REPOSITORY_NOT_FOUND and GIT_FAILED where the server does not answer as it
 * should, DamagedRepository where the mirror is to be made anew
 */
export async function fetchCommits(
  wanted: readonly WantedCommit[],
  options: FetchOptions,
): Promise<boolean> {
  let left = wanted;
  while (left.length > 0) {
    const answer = await fetchInto(options, [
      ...(options.mirror.isFull ? [] : ['--depth=1']),
      '--end-of-options',
      options.address.url,
      ...left.map(({ sha }) => `+${sha}:refs/pupfile/${sha}`),
    ]);
    if (answer.status === 0 && left.length === wanted.length) return true;
    if (answer.status === 0) break;
    giveUpIfHopeless(answer, options.address);
    const others = withoutRefused(left, answer);
    // Servers refuse all for one that they do not have.
    if (others.length === left.length) break;
    left = others;
  }
  await fetchHistory(wanted, options);
  return false;
}

/** Fetches all branches and tags with their history, and what has been asked for beside them. */
export async function fetchHistory(
  wanted: readonly WantedCommit[],
  options: FetchOptions,
): Promise<void> {
  const { mirror, address } = options;
  const answer = await fetchInto(
    options,
    [
      '--prune',
      '--update-shallow',
      ...(mirror.isShallow ? ['--unshallow'] : []),
      '--end-of-options',
      address.url,
      '+refs/heads/*:refs/heads/*',
      '+refs/tags/*:refs/tags/*',
      ...wanted.flatMap(({ sha, fullName }) =>
        fullName === undefined ? [] : [`+${fullName}:refs/pupfile/${sha}`],
      ),
    ],
    // A server of plain files tells of no progress, and a large pack is a long silence; git itself
    // watches how fast it comes.
    /^https?$/.test(address.transport) ? 600_000 : undefined,
  );
  if (answer.status === 0) return mirror.markFull();
  giveUpIfHopeless(answer, address);
  // A server of plain files cannot add the history to what another way has brought.
  if (mirror.isShallow) throw new DamagedRepository('the history cannot be completed');
  throw remoteFailure(address, answer);
}

function fetchInto(
  { client, address, mirror }: FetchOptions,
  args: readonly string[],
  idleMs?: number,
): Promise<GitAnswer> {
  const command = ['fetch', '--progress', '--no-tags', '--no-write-fetch-head', '--force', ...args];
  return client.run(address, command, {
    repository: mirror.directory,
    ...(idleMs !== undefined && { idleMs }),
  });
}

/** Another way of asking changes nothing about these. */
function giveUpIfHopeless(answer: GitAnswer, address: GitAddress): void {
  const fault = faultOf(answer);
  if (fault === 'damaged') throw new DamagedRepository(answer.stderr);
  if (fault !== 'other') throw remoteFailure(address, answer);
}

/** git's own servers, and JGit's. */
function withoutRefused(
  wanted: readonly WantedCommit[],
  { stderr }: GitAnswer,
): readonly WantedCommit[] {
  const named = [...stderr.matchAll(/not our ref ([0-9a-f]+)|want ([0-9a-f]+) not valid/g)];
  const refused = new Set(named.map(([, git, jgit]) => git ?? jgit));
  return wanted.filter(({ sha }) => !refused.has(sha));
}

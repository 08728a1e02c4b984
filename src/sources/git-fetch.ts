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
  /**
   * The annotated tags' own objects, by the commits that they stand for: as far as the server has
   * told them already, or by a question of its own.
   */
  tagObjects(how: { readonly asks: boolean }): Promise<ReadonlyMap<string, string>>;
}

/**
 * Fetches commits into a mirror that is locked: just those, without their history, where the server
 * gives it so, a commit that only an annotated tag names by that tag; else all branches and tags.
 *
 * @returns whether the server says that it has given all; else it has given what it has
 * @throws PupfileError REPOSITORY_NOT_FOUND and GIT_FAILED where the server does not answer as it
 * should, DamagedRepository where the mirror is to be made anew
 */
export async function fetchCommits(
  wanted: readonly WantedCommit[],
  options: FetchOptions,
): Promise<boolean> {
  const told = await options.tagObjects({ asks: false });
  const { refused, isPicky } = await fetchObjects(wanted, told, options);
  if (refused.length === 0) return true;
  if (isPicky && told.size === 0) {
    const asked = await options.tagObjects({ asks: true });
    const areTagged = refused.every(({ sha }) => asked.has(sha));
    const again = areTagged ? await fetchObjects(refused, asked, options) : undefined;
    if (again?.refused.length === 0) return true;
  }
  await fetchHistory(wanted, options);
  return false;
}

interface FetchedObjects {
  readonly refused: readonly WantedCommit[];
  /** Whether the server, or git for an old one, has said which objects it does not give. */
  readonly isPicky: boolean;
}

async function fetchObjects(
  wanted: readonly WantedCommit[],
  tagObjects: ReadonlyMap<string, string>,
  options: FetchOptions,
): Promise<FetchedObjects> {
  let left = wanted;
  while (left.length > 0) {
    const answer = await fetchInto(options, [
      ...(options.mirror.isFull ? [] : ['--depth=1']),
      '--end-of-options',
      options.address.url,
      ...left.map(({ sha }) => `+${tagObjects.get(sha) ?? sha}:refs/pupfile/${sha}`),
    ]);
    if (answer.status === 0) break;
    giveUpIfHopeless(answer, options.address);
    const refused = refusedObjects(answer);
    const others = left.filter(({ sha }) => !refused.has(tagObjects.get(sha) ?? sha));
    if (others.length === left.length) return { refused: wanted, isPicky: false };
    // Servers refuse all for one that they do not have.
    left = others;
  }
  const refused = wanted.filter((one) => !left.includes(one));
  return { refused, isPicky: refused.length > 0 };
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
    silenceOf(address),
  );
  if (answer.status === 0) return mirror.markFull();
  giveUpIfHopeless(answer, address);
  // A server of plain files cannot add the history to what another way has brought.
  if (mirror.isShallow) throw new DamagedRepository('the history cannot be completed');
  throw remoteFailure(address, answer);
}

/**
 * A server of plain files has no progress to tell of, so that a large pack is a long silence of git;
 * whether bytes arrive git itself watches there (http.lowSpeedTime).
 */
function silenceOf({ transport }: GitAddress): number | undefined {
  return transport === 'http' || transport === 'https' ? 600_000 : undefined;
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

/** In the words of git's own servers, of JGit's, and of git before it asks an old one. */
const refusals = [
  /not our ref ([0-9a-f]+)/g,
  /want ([0-9a-f]+) not valid/g,
  /unadvertised object ([0-9a-f]+)/g,
];

function refusedObjects({ stderr }: GitAnswer): ReadonlySet<string | undefined> {
  return new Set(refusals.flatMap((words) => [...stderr.matchAll(words)].map(([, sha]) => sha)));
}

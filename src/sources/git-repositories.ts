import { join } from 'node:path';
import pLimit from 'p-limit';
import type { ArchiveLimits, ModuleArchive } from '../archive/module-archive.ts';
import type { Transfer } from '../net/transfer.ts';
import { type GitAddress, parseGitAddress } from './git-address.ts';
import { createGitClient } from './git-client.ts';
import { type GitModulePlace, type ReadCommit, readGitModule } from './git-module.ts';
import type { GitRefs } from './git-refs.ts';
import { GitRepository } from './git-repository.ts';
import { locateAll } from './locate-all.ts';
import type { GitCommit, GitWant } from './locate-commits.ts';
import type { MirrorReader } from './mirror-reader.ts';
import { RestingReaders } from './resting-readers.ts';
import { TemporaryRoot } from './temporary-root.ts';
import { VendoredCommits } from './vendored-commits.ts';
import { openVendoredFiles, type VendoredFiles } from './vendored-files.ts';

export type { ReadCommit } from './git-module.ts';
export type { GitCommit, GitWant } from './locate-commits.ts';

/** The git repositories that modules come from. */
export interface GitRepositories {
  /**
   * Finds many commits and brings them into the mirrors: per repository at most one question what it
   * has and one fetch, and none where the mirror has what is asked for.
   *
   * @returns in the order of the wants
   * @throws PupfileError of the first want that cannot be met, with its label: REVISION_NOT_FOUND,
   * REPOSITORY_NOT_FOUND, SOURCE_UNSUPPORTED for an address that is none, OFFLINE, GIT_FAILED
   */
  locate(wants: readonly GitWant[]): Promise<readonly GitCommit[]>;
  /**
   * The files of a module at a commit, byte for byte as they are in the repository; see
   * `readGitModule`. Throws also what `locate` does.
   *
   * @param onCommit is told each commit that something was read from: the module's, and those of its
   * submodules
   */
  read(
    url: string,
    place: GitModulePlace,
    onCommit?: (commit: ReadCommit) => void,
  ): Promise<ModuleArchive>;
  /**
   * What a repository has now. Throws as `locate` does.
   *
   * @param isWhole false where branches and tags are enough: then what `locate` was told of them is
   * not asked again. True by default, with HEAD and all others.
   */
  remoteRefs(url: string, options?: { readonly isWhole?: boolean }): Promise<GitRefs>;
  /** Stops what is under way, and removes the mirrors that were not to be kept. */
  close(): Promise<void>;
}

export interface GitRepositoriesOptions {
  /** Where mirrors are kept between runs, in its folder `git`; undefined to keep none. */
  readonly cacheDirectory: string | undefined;
  /** Where mirrors are that `close` removes; made when it is needed. */
  readonly temporaryDirectory: string;
  /** Where relative paths to repositories begin; the working directory by default. */
  readonly baseDirectory?: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isOffline: boolean;
  /** How many may speak to servers at once. */
  readonly concurrency: number;
  /** How much a module may hold; as archives by default. */
  readonly limits?: Partial<ArchiveLimits>;
  /** What the project has vendored; nothing by default. */
  readonly vendored?: VendoredFiles;
  /** The longest silence of a server, in milliseconds; a minute by default. */
  readonly idleMs?: number;
  /** How long the others may go on when a server has failed, in milliseconds; 10 s by default. */
  readonly graceMs?: number;
  /** How long to wait before each further attempt after a passing failure, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
  /** Told of each command that speaks to a server, when its turn has come. */
  onTransfer?(transfer: Transfer): void;
  /** Is told what the user may want to know, one sentence each. */
  onNotice?(message: string): void;
}

/** Starts nothing and touches nothing before something is asked for. */
export function openGitRepositories(options: GitRepositoriesOptions): GitRepositories {
  const { cacheDirectory, variables, isOffline, baseDirectory = process.cwd() } = options;
  const stop = new AbortController();
  const temporary = new TemporaryRoot(options.temporaryDirectory);
  const limit = pLimit(options.concurrency);
  const client = createGitClient({
    variables,
    idleMs: options.idleMs ?? 60_000,
    retryDelaysMs: options.retryDelaysMs ?? [500, 2000],
    limit,
    stop,
    onTransfer: options.onTransfer,
    onEnd: () => temporary.remove(),
  });
  const repositories = new Map<string, GitRepository>();
  const readers = new RestingReaders(Math.max(options.concurrency, 8));
  const notice = noticeOnce(options.onNotice);
  const shared = {
    ...{ client, variables, signal: stop.signal },
    temporaryRoot: () => temporary.path(),
    onReader: (reader: MirrorReader) => readers.add(reader),
  };
  const files = options.vendored ?? openVendoredFiles(undefined);
  const vendored = new VendoredCommits({ ...shared, files, limit });
  const context = {
    ...{ ...shared, isOffline, notice, vendored },
    mirrorRoot: cacheDirectory === undefined ? undefined : join(cacheDirectory, 'git'),
  };
  const repositoryAt = (address: GitAddress) => {
    const key = JSON.stringify([address.url, address.login]);
    const known = repositories.get(key) ?? new GitRepository(address, context);
    repositories.set(key, known);
    return known;
  };
  const open = (url: string) => repositoryAt(parseGitAddress(url, baseDirectory));
  return {
    locate: (wants) => locateAll(wants, { open, notice, graceMs: options.graceMs ?? 10_000 }),
    read: async (url, place, onCommit) => {
      const repository = open(url);
      const { address } = repository;
      // What is relative to a relative path would be lost.
      const whole = address.transport === 'file' ? address.url : url;
      return readGitModule({ repository, url: whole }, place, {
        ...{ variables, repositoryAt, onCommit },
        ...(options.limits && { limits: options.limits }),
      });
    },
    remoteRefs: async (url, { isWhole = true } = {}) => open(url).listRefs({ isWhole }),
    close: async () => {
      stop.abort(new Error('the repositories were closed'));
      for (const one of [vendored, ...repositories.values()]) one.close();
      await client.idle();
      temporary.remove();
    },
  };
}

/** Said twice it is no news. */
function noticeOnce(tell: GitRepositoriesOptions['onNotice']): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    tell?.(message);
  };
}

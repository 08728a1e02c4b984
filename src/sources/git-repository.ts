import { join } from 'node:path';
import { hasErrno, reasonOf, toFileSystemError } from '../errors/file-system-error.ts';
import { makeDirectories } from '../files/make-directories.ts';
import { type GitOptions, runGit } from '../net/git.ts';
import { DamagedRepository, type GitObjects } from '../net/git-objects.ts';
import type { GitAddress } from './git-address.ts';
import type { GitClient } from './git-client.ts';
import { damageFailure, offlineFailure, remoteFailure } from './git-failure.ts';
import { type FetchOptions, fetchCommits, fetchHistory, type WantedCommit } from './git-fetch.ts';
import { GitMirror, mirrorName } from './git-mirror.ts';
import { type GitHash, type GitRefs, parseLsRemote } from './git-refs.ts';
import { withMirrorLock } from './mirror-lock.ts';
import { type CommitAnswer, MirrorReader } from './mirror-reader.ts';
import { packCommit } from './pack-commit.ts';
import { tidyMirror } from './tidy-mirror.ts';
import type { VendoredCommits } from './vendored-commits.ts';

/** What the repositories of one run share. */
export interface GitContext {
  readonly client: GitClient;
  readonly variables: GitOptions['variables'];
  readonly isOffline: boolean;
  readonly signal: AbortSignal;
  /** Where mirrors are kept between runs; undefined to keep none. */
  readonly mirrorRoot: string | undefined;
  /** Where mirrors are that go with the run. */
  temporaryRoot(): string;
  /** A process runs that somebody may want to end. */
  onReader(reader: MirrorReader): void;
  notice(message: string): void;
  /** What the project has vendored, which comes before the mirrors and the network. */
  readonly vendored: VendoredCommits;
}

/** A remote repository and its mirror. What needs the network it does one after another. */
export class GitRepository {
  readonly address: GitAddress;
  readonly #context: GitContext;
  readonly #abandoned = new AbortController();
  readonly #readers = new Map<GitHash, MirrorReader>();
  readonly #listings = new Map<boolean, Promise<GitRefs>>();
  #root: string | undefined;
  #listed: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(address: GitAddress, context: GitContext) {
    this.address = address;
    const { signal } = this.#abandoned;
    const client: GitClient = {
      ...context.client,
      run: (where, args, run) => context.client.run(where, args, { ...run, signal }),
    };
    this.#context = { ...context, client, signal: AbortSignal.any([context.signal, signal]) };
    this.#root = context.mirrorRoot;
  }

  /**
   * What the repository has now, by one question in a run; without a network what it had when it was
   * asked last.
   *
   * @param isWhole false where branches and tags are enough; a host may have many thousands of others
   */
  listRefs({ isWhole }: { readonly isWhole: boolean }): Promise<GitRefs> {
    const known = this.#listings.get(true) ?? this.#listings.get(isWhole);
    if (known !== undefined) return known;
    const asked = this.#context.isOffline ? this.#remembered() : this.#ask(isWhole);
    this.#listings.set(isWhole, asked);
    return asked;
  }

  readonly #tagObjects: FetchOptions['tagObjects'] = async ({ asks }) => {
    const isTold = this.#listings.size > 0;
    return isTold || asks ? (await this.listRefs({ isWhole: false })).tagObjects : new Map();
  };

  async #ask(isWhole: boolean): Promise<GitRefs> {
    const filter = isWhole ? [] : ['--heads', '--tags'];
    const args = ['ls-remote', '--symref', ...filter, '--end-of-options', this.address.url];
    const answer = await this.#context.client.run(this.address, args);
    if (answer.status !== 0) throw remoteFailure(this.address, answer);
    this.#listed = answer.stdout.toString('utf8');
    const refs = parseLsRemote(this.#listed);
    const reader = this.#reader(refs.hash);
    if (reader.mirror.isSound()) reader.mirror.rememberRefs(this.#listed);
    return refs;
  }

  async #remembered(): Promise<GitRefs> {
    for (const hash of ['sha1', 'sha256'] as const) {
      const known = this.#reader(hash).mirror.rememberedRefs();
      if (known === undefined) continue;
      const day = known.at.toISOString().slice(0, 10);
      this.#context.notice(`${this.address.shown}: offline, its branches are those of ${day}`);
      return parseLsRemote(known.text);
    }
    throw offlineFailure(this.address, 'what its branches and tags are');
  }

  /**
   * Sees to it that these commits can be read: what is not vendored the mirror is to have, if the
   * server does.
   *
   * @returns for each the commit that it stands for: itself, or what a tag is for; undefined where
   * there is none
   */
  async ensure(wanted: readonly WantedCommit[]): Promise<readonly (string | undefined)[]> {
    const { vendored } = this.#context;
    const own = wanted.filter(({ sha }) => vendored.has(sha));
    await Promise.all(own.map(({ sha }) => vendored.bring(sha)));
    const others = wanted.filter((want) => !own.includes(want));
    const found = others.length === 0 ? [] : await this.#ensureInMirror(others);
    return wanted.map((want) => (own.includes(want) ? want.sha : found[others.indexOf(want)]));
  }

  #ensureInMirror(wanted: readonly WantedCommit[]): Promise<readonly (string | undefined)[]> {
    return this.#inTurn(async () => {
      const missing = await this.#missing(wanted);
      if (missing.length > 0) {
        const names = missing.map(({ sha }) => `commit ${sha.slice(0, 12)}`).join(', ');
        if (this.#context.isOffline) throw offlineFailure(this.address, names);
        await this.#bring(hashOf(missing), async (options) => {
          // Another process may have brought them in the meantime.
          const left = await this.#missing(missing);
          if (left.length === 0) return;
          const isBrought = await fetchCommits(left, options);
          const isTorn = isBrought && (await this.#missing(left)).length > 0;
          if (isTorn) throw new DamagedRepository('what was fetched is not there');
        });
      }
      const found = await Promise.all(wanted.map((want) => this.#find(want)));
      return found.map((one) => (typeof one === 'string' ? undefined : one.sha));
    });
  }

  /** Finds the commits that begin with these digits, for which the whole history is needed. */
  expand(prefix: string, hash: GitHash): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const { mirror } = this.#reader(hash);
      const found = mirror.isFull ? await this.#commitsWith(prefix, hash) : [];
      if (found.length > 0) return found;
      if (this.#context.isOffline)
        throw offlineFailure(this.address, `a commit that begins with ${prefix}`);
      await this.#bring(hash, (options) => fetchHistory([], options));
      return this.#commitsWith(prefix, hash);
    });
  }

  /** Not by the name: a branch may have it as well. */
  async #commitsWith(prefix: string, hash: GitHash): Promise<readonly string[]> {
    const { variables, signal } = this.#context;
    const reader = this.#reader(hash);
    const { stdout } = await runGit(['rev-parse', `--disambiguate=${prefix}`], {
      ...{ directory: '/', repository: reader.mirror.directory, variables, signal },
      mostBytes: 1 << 24,
    });
    const ids = stdout.toString('latin1').split('\n').filter(Boolean);
    const found = await Promise.all(ids.map((id) => reader.findCommit(id)));
    // Tags, files and directories may begin with these digits as well.
    return ids.filter((id, index) => Object(found[index]).sha === id);
  }

  /**
   * Reads from a commit that `ensure` has found; once more from a new mirror where this one turns out
   * to be damaged.
   */
  read<Result>(sha: string, run: (objects: GitObjects) => Promise<Result>): Promise<Result> {
    const { vendored } = this.#context;
    return vendored.has(sha) ? vendored.read(sha, run) : this.#readMirror(sha, run);
  }

  /** A pack of a commit that `ensure` has found, with its files and without its history. */
  pack(sha: string): Promise<Buffer> {
    const { variables, signal, client } = this.#context;
    const hash = hashOf([{ sha }]);
    return this.#readMirror(sha, () => {
      const repository = this.#reader(hash).mirror.directory;
      return client.watch(() => packCommit(sha, { repository, variables, signal }));
    });
  }

  async #readMirror<Result>(
    sha: string,
    run: (objects: GitObjects) => Promise<Result>,
  ): Promise<Result> {
    const hash = hashOf([{ sha }]);
    try {
      return await this.#reader(hash).use(run);
    } catch (error) {
      if (!(error instanceof DamagedRepository)) throw error;
    }
    await this.#ensureInMirror([{ sha }]);
    try {
      return await this.#reader(hash).use(run);
    } catch (error) {
      throw error instanceof DamagedRepository ? damageFailure(this.address, error) : error;
    }
  }

  /** Stops what is under way, and whatever is asked from now on rejects if it needs the server. */
  abandon(): void {
    this.#abandoned.abort(new Error('the repository was abandoned'));
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close();
  }

  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(run, run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #reader(hash: GitHash): MirrorReader {
    const known = this.#readers.get(hash);
    if (known !== undefined) return known;
    this.#root ??= this.#context.temporaryRoot();
    const { variables, onReader } = this.#context;
    const mirror = new GitMirror(join(this.#root, mirrorName(this.address, hash)), hash);
    const reader = new MirrorReader({ mirror, variables, onStart: onReader });
    this.#readers.set(hash, reader);
    return reader;
  }

  async #find(want: WantedCommit): Promise<CommitAnswer> {
    const reader = this.#reader(hashOf([want]));
    return reader.isDamaged ? 'missing' : reader.findCommit(want.sha);
  }

  async #missing(wanted: readonly WantedCommit[]): Promise<readonly WantedCommit[]> {
    const found = await Promise.all(wanted.map((want) => this.#find(want)));
    return wanted.filter((_, index) => found[index] === 'missing');
  }

  /** Changes the mirror, that of this run alone where the one in the store cannot be written. */
  async #bring(hash: GitHash, run: (options: FetchOptions) => Promise<void>): Promise<void> {
    const root = this.#root;
    try {
      await this.#change(this.#reader(hash), run);
    } catch (error) {
      const isReadOnly = hasErrno(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT');
      if (!isReadOnly || root !== this.#context.mirrorRoot || root === undefined) {
        throw toFileSystemError(error, root ?? '');
      }
      const { notice, temporaryRoot } = this.#context;
      notice(`${this.address.shown} is not kept in \`${root}\`: ${reasonOf(error)}`);
      this.close();
      this.#readers.clear();
      this.#root = temporaryRoot();
      await this.#change(this.#reader(hash), run);
    }
  }

  #change(reader: MirrorReader, run: (options: FetchOptions) => Promise<void>): Promise<void> {
    const { mirror } = reader;
    const { client, signal } = this.#context;
    const options = { client, address: this.address, mirror, tagObjects: this.#tagObjects };
    const renew = () => {
      mirror.renew();
      reader.renewed();
    };
    if (this.#root !== undefined) makeDirectories(this.#root);
    return withMirrorLock(
      mirror.lockFile,
      async () => {
        if (reader.isDamaged || !mirror.isSound()) renew();
        else mirror.removeLeftovers();
        try {
          await run(options);
        } catch (error) {
          if (!(error instanceof DamagedRepository)) throw error;
          renew();
          await run(options).catch((again) => {
            throw again instanceof DamagedRepository ? damageFailure(this.address, again) : again;
          });
        }
        if (this.#listed !== undefined) mirror.rememberRefs(this.#listed);
        await tidyMirror({ mirror, ...this.#context });
      },
      { signal },
    );
  }
}

function hashOf([first]: readonly WantedCommit[]): GitHash {
  return first?.sha.length === 64 ? 'sha256' : 'sha1';
}

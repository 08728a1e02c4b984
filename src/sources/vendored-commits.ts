import { join } from 'node:path';
import { type GitAnswer, type GitOptions, gitFailure, runGit } from '../net/git.ts';
import { DamagedRepository, type GitObjects } from '../net/git-objects.ts';
import type { GitClient } from './git-client.ts';
import { GitMirror } from './git-mirror.ts';
import type { GitHash } from './git-refs.ts';
import { isWholePack } from './is-whole-pack.ts';
import { MirrorReader } from './mirror-reader.ts';
import { notAsPromised, readVendoredFile, type VendoredFile } from './vendored-file.ts';
import type { VendoredFiles } from './vendored-files.ts';

export interface VendoredCommitsOptions {
  readonly files: VendoredFiles;
  readonly client: Pick<GitClient, 'watch'>;
  readonly variables: GitOptions['variables'];
  readonly signal: AbortSignal;
  /** Bounds how many processes run at once. */
  limit<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Where directories are that go with the run. */
  temporaryRoot(): string;
  /** A process runs that somebody may want to end. */
  onReader(reader: MirrorReader): void;
}

/**
 * The commits that a project has vendored as packs. Each is read from a repository of this run alone,
 * so that whatever a pack holds, no mirror of the store can suffer from it. What a pack holds is
 * compared with the commit: git names each object by its hash.
 */
export class VendoredCommits {
  readonly #options: VendoredCommitsOptions;
  readonly #readers = new Map<GitHash, MirrorReader>();
  readonly #known = new Map<string, Promise<MirrorReader>>();

  constructor(options: VendoredCommitsOptions) {
    this.#options = options;
  }

  /** Whether there is a pack of it. */
  has(sha: string): boolean {
    return this.#options.files.pack(sha) !== undefined;
  }

  /**
   * Sees to it that a vendored commit can be read, by one process for each.
   *
   * @throws PupfileError CHECKSUM_MISMATCH where the pack is damaged or does not hold it, FILE_SYSTEM,
   * GIT_FAILED
   */
  async bring(sha: string): Promise<void> {
    await this.#reader(sha);
  }

  /** Reads from it. Throws also what `bring` does, and CHECKSUM_MISMATCH where something is missing. */
  async read<Result>(sha: string, run: (objects: GitObjects) => Promise<Result>): Promise<Result> {
    const reader = await this.#reader(sha);
    try {
      return await reader.use(run);
    } catch (error) {
      if (!(error instanceof DamagedRepository)) throw error;
      throw notTheCommit(this.#fileOf(sha), sha, error.message);
    }
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close();
  }

  #fileOf(sha: string): VendoredFile {
    const file = this.#options.files.pack(sha);
    if (file === undefined) throw new TypeError(`${sha} is not vendored`);
    return file;
  }

  #reader(sha: string): Promise<MirrorReader> {
    const known = this.#known.get(sha);
    if (known !== undefined) return known;
    const { limit, client } = this.#options;
    const reader = limit(() => client.watch(() => this.#index(sha)));
    this.#known.set(sha, reader);
    return reader;
  }

  async #index(sha: string): Promise<MirrorReader> {
    const { variables, signal } = this.#options;
    const file = this.#fileOf(sha);
    const input = await readVendoredFile(file);
    const hash = sha.length === 64 ? 'sha256' : 'sha1';
    if (!isWholePack(input, hash)) throw notTheCommit(file, sha, 'a pack that is damaged, or none');
    const reader = this.#repository(hash);
    const answer = await runGit(['index-pack', '--stdin'], {
      ...{ directory: '/', repository: reader.mirror.directory, variables, signal, input },
      settings: [['core.hooksPath', '/dev/null']],
      mostBytes: 1 << 20,
      idleMs: 60_000,
    });
    if (answer.status !== 0) throw indexFailure(file, sha, answer);
    const found = await reader.findCommit(sha);
    if (typeof found !== 'string' && found.sha === sha) return reader;
    throw notTheCommit(file, sha, 'a pack without this commit');
  }

  /** One for all packs of the run. */
  #repository(hash: GitHash): MirrorReader {
    const known = this.#readers.get(hash);
    if (known !== undefined) return known;
    const { temporaryRoot, variables, onReader } = this.#options;
    const mirror = new GitMirror(join(temporaryRoot(), `vendored-${hash}.git`), hash);
    mirror.renew();
    const reader = new MirrorReader({ mirror, variables, onStart: onReader });
    this.#readers.set(hash, reader);
    return reader;
  }
}

function notTheCommit(file: VendoredFile, sha: string, problem: string) {
  const notes = [`promised: the commit ${sha}`, `what is there: ${problem}`];
  return notAsPromised(file, { promise: 'commit', notes });
}

/** A full disk says nothing against the pack. */
function indexFailure(file: VendoredFile, sha: string, answer: GitAnswer) {
  if (/unable to (?:create|write)|No space left|Read-only file system/i.test(answer.stderr)) {
    return gitFailure(answer);
  }
  const [first = 'no pack'] = answer.stderr.split('\n').map((line) => line.replace(/^fatal: /, ''));
  return notTheCommit(file, sha, first);
}

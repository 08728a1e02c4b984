import type { GitOptions } from '../net/git.ts';
import {
  DamagedRepository,
  type GitObject,
  type GitObjects,
  openGitObjects,
} from '../net/git-objects.ts';
import type { GitMirror } from './git-mirror.ts';

export interface MirrorReaderOptions {
  readonly mirror: GitMirror;
  readonly variables: GitOptions['variables'];
  /** Is told that a process runs now, which `rest` would end. */
  onStart(reader: MirrorReader): void;
}

/** What an id stands for: a commit, nothing, or a file or directory. */
export type CommitAnswer = { readonly sha: string } | 'missing' | 'no commit';

/** Reads from a mirror by one process, which is started when something is asked for. */
export class MirrorReader {
  readonly mirror: GitMirror;
  readonly #options: MirrorReaderOptions;
  #objects: GitObjects | undefined;
  #users = 0;
  #isDamaged = false;

  constructor(options: MirrorReaderOptions) {
    this.#options = options;
    this.mirror = options.mirror;
  }

  /** Whether reading has shown that the mirror is to be made anew. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /**
   * The commit that an id stands for: itself, or what a tag is for. It is missing where the mirror
   * itself is, or is damaged.
   */
  async findCommit(id: string): Promise<CommitAnswer> {
    if (!this.mirror.isSound()) return 'missing';
    try {
      return await this.use((objects) => peel(id, objects));
    } catch (error) {
      if (error instanceof DamagedRepository) return 'missing';
      throw error;
    }
  }

  /** Throws DamagedRepository as `GitObjects` does. */
  async use<Result>(run: (objects: GitObjects) => Promise<Result>): Promise<Result> {
    if (this.#objects === undefined || this.#objects.isEnded) {
      this.#objects = openGitObjects(this.mirror.directory, this.#options.variables);
      this.mirror.touch();
      this.#options.onStart(this);
    }
    this.#users += 1;
    try {
      return await run(this.#objects);
    } catch (error) {
      if (error instanceof DamagedRepository) this.#isDamaged = true;
      throw error;
    } finally {
      this.#users -= 1;
    }
  }

  /** Ends the process unless somebody is reading; false where somebody is. */
  rest(): boolean {
    if (this.#users > 0) return false;
    this.close();
    return true;
  }

  /** Ends the process. The mirror may be another one when the next is started. */
  close(): void {
    this.#objects?.close();
    this.#objects = undefined;
  }

  /** The mirror was made anew. */
  renewed(): void {
    this.close();
    this.#isDamaged = false;
  }
}

// As many tags of tags as anybody could mean.
const mostTags = 8;

async function peel(id: string, objects: GitObjects): Promise<CommitAnswer> {
  let answer = await objects.read(id);
  for (let count = 0; count < mostTags && answer !== 'missing'; count += 1) {
    if (answer.type === 'commit') return { sha: answer.id };
    const target = targetOf(answer);
    if (target === undefined) return 'no commit';
    answer = await objects.read(target);
  }
  return 'missing';
}

/** What a tag is for: its first line is `object ID`. */
function targetOf({ type, content }: GitObject): string | undefined {
  if (type !== 'tag') return undefined;
  return /^object ([0-9a-f]+)\n/.exec(content.toString('latin1', 0, 80))?.[1];
}

import { createHash } from 'node:crypto';
import { cannotRun, type GitOptions, keepEnd, startGit, stopGit } from './git.ts';

/** An object of a git repository, as its hash tells: nobody has changed a byte of it. */
export interface GitObject {
  /** 40 or 64 lower-case hexadecimal digits. */
  readonly id: string;
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  readonly content: Buffer;
}

/** What a repository says of a name: the object, or that there is none, or more than one. */
export type GitObjectAnswer = GitObject | 'missing' | 'ambiguous';

/** Reads objects, many at once if need be, by one process. */
export interface GitObjects {
  /**
   * @param name an id, or what `git rev-parse` knows: `abc1234^{commit}`
   * @param onSize is told of an object's size before it is read, and may throw to have all reading
   * end
   * @throws DamagedRepository where an object is not what its id says, or git cannot go on; GIT_FAILED
   * where git cannot be started
   */
  read(name: string, onSize?: (sizeBytes: number) => void): Promise<GitObjectAnswer>;
  /** Whether nothing can be asked any more: something was wrong, or the process has ended. */
  readonly isEnded: boolean;
  /** Ends the process when all that was asked is answered; afterwards nothing can be asked. */
  close(): void;
}

/** The files of a repository on this disk are not what git expects. Internal: a reason to start anew. */
export class DamagedRepository extends Error {
  override readonly name = 'DamagedRepository';
}

interface Question {
  readonly name: string;
  readonly onSize: ((sizeBytes: number) => void) | undefined;
  resolve(answer: GitObjectAnswer): void;
  reject(reason: unknown): void;
}

/** Starts the process (`git cat-file --batch`) that reads the objects of a bare repository. */
export function openGitObjects(repository: string, variables: GitOptions['variables']): GitObjects {
  const options = { directory: '/', repository, variables };
  const child = startGit(['cat-file', '--batch'], {
    ...options,
    mostBytes: Number.POSITIVE_INFINITY,
  });
  const questions: Question[] = [];
  let end: unknown;
  const giveUp = (reason: unknown) => {
    end ??= reason;
    for (const { reject } of questions.splice(0)) reject(end);
  };
  const readStderr = keepEnd(child.stderr);
  const reader = new AnswerReader(questions);
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      if (end === undefined) reader.push(chunk);
    } catch (error) {
      giveUp(error);
      stopGit(child);
    }
  });
  child.on('error', (cause) => giveUp(cannotRun(cause, '/')));
  child.on('close', () => giveUp(new DamagedRepository(readStderr() || 'git gave no answer')));
  return {
    read: (name, onSize) =>
      new Promise((resolve, reject) => {
        if (/[\n\0]/.test(name)) throw new RangeError('a line break in the name of a git object');
        if (end !== undefined) return reject(end);
        questions.push({ name, onSize, resolve, reject });
        child.stdin.write(`${name}\n`);
      }),
    get isEnded() {
      return end !== undefined;
    },
    close: () => void child.stdin.end(),
  };
}

/*
 * Answers come in the order of the questions:
 *
 *     ID SP TYPE SP SIZE LF CONTENT LF
 *     NAME SP missing LF
 *     NAME SP ambiguous LF
 */
class AnswerReader {
  readonly #questions: Question[];
  #chunks: Buffer[] = [];
  #length = 0;
  #header: (Omit<GitObject, 'content'> & { readonly size: number }) | undefined;

  constructor(questions: Question[]) {
    this.#questions = questions;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#header === undefined ? this.#readHeader() : this.#readContent());
  }

  /** False where more has to come first. */
  #readHeader(): boolean {
    const bytes = this.#join();
    const end = bytes.indexOf(0x0a);
    if (end === -1) return false;
    const line = bytes.toString('utf8', 0, end);
    this.#keep(bytes.subarray(end + 1));
    const [, id, type, size] = /^([0-9a-f]+) (commit|tree|blob|tag) (\d+)$/.exec(line) ?? [];
    if (id !== undefined && size !== undefined) {
      this.#header = { id, type: type as GitObject['type'], size: Number(size) };
      this.#questions[0]?.onSize?.(Number(size));
    } else this.#answer(absence(line));
    return true;
  }

  #readContent(): boolean {
    const header = this.#header;
    if (header === undefined || this.#length <= header.size) return false;
    const bytes = this.#join();
    const { id, type, size } = header;
    const content = bytes.subarray(0, size);
    this.#keep(bytes.subarray(size + 1));
    this.#header = undefined;
    checkHash(id, type, content);
    this.#answer({ id, type, content });
    return true;
  }

  #join(): Buffer {
    const [only] = this.#chunks;
    if (only !== undefined && this.#chunks.length === 1) return only;
    const bytes = Buffer.concat(this.#chunks);
    this.#keep(bytes);
    return bytes;
  }

  #keep(bytes: Buffer): void {
    this.#chunks = bytes.length === 0 ? [] : [bytes];
    this.#length = bytes.length;
  }

  #answer(answer: GitObjectAnswer): void {
    this.#questions.shift()?.resolve(answer);
  }
}

function absence(line: string): 'missing' | 'ambiguous' {
  if (line.endsWith(' missing')) return 'missing';
  if (line.endsWith(' ambiguous')) return 'ambiguous';
  throw new DamagedRepository(`git answered \`${line.slice(0, 100)}\``);
}

/** The id of an object is the hash of its type, its size and its content. */
function checkHash(id: string, type: string, content: Buffer): void {
  const hash = createHash(id.length === 64 ? 'sha256' : 'sha1');
  const actual = hash.update(`${type} ${content.length}\0`).update(content).digest('hex');
  if (actual !== id) throw new DamagedRepository(`the object ${id} is another one`);
}

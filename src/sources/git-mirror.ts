import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno } from '../errors/file-system-error.ts';
import { makeDirectories } from '../files/make-directories.ts';
import { touch } from '../files/touch.ts';
import type { GitAddress } from './git-address.ts';
import type { GitHash } from './git-refs.ts';

/*
 * A mirror is a bare repository with commits of one remote repository:
 *
 *     ROOT/acme-web-0f3c….git/
 *       HEAD  config  objects/  refs/    as git knows them; the config never has an address in it
 *       refs/pupfile/SHA                 every commit that was asked for
 *       shallow                          those whose history is not there
 *       pupfile-refs                     what the repository had, when it was asked last
 *       pupfile-full                     there once the history is; its branches and tags are, too
 *     ROOT/acme-web-0f3c….git.lock       while somebody fetches into it
 *
 * Nothing in it is trusted: its files are made by pupfile or thrown away, and every object is
 * compared with its hash when it is read. All of it can be deleted at any moment.
 */

const configs: Readonly<Record<GitHash, string>> = {
  sha1: '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
  sha256:
    '[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n',
};

// They would make git run programs, or look for its settings elsewhere.
const treacherous = ['commondir', 'config.worktree', 'gitdir', 'hooks', 'worktrees'];

/** One mirror on this disk; its methods throw what the file system does. */
export class GitMirror {
  readonly directory: string;
  readonly #hash: GitHash;

  /** @param directory absolute; it need not exist */
  constructor(directory: string, hash: GitHash) {
    this.directory = directory;
    this.#hash = hash;
  }

  get lockFile(): string {
    return `${this.directory}.lock`;
  }

  /** Whether there is a mirror that git may work on. */
  isSound(): boolean {
    try {
      return (
        readFileSync(join(this.directory, 'config'), 'utf8') === configs[this.#hash] &&
        readFileSync(join(this.directory, 'HEAD'), 'utf8') === head &&
        ['objects', 'refs'].every((name) => statSync(join(this.directory, name)).isDirectory()) &&
        !treacherous.some((name) => existsSync(join(this.directory, name)))
      );
    } catch {
      return false;
    }
  }

  /** Throws away all that is there and makes an empty one. */
  renew(): void {
    this.remove();
    makeDirectories(dirname(this.directory));
    const temporary = `${this.directory}.${randomUUID()}.tmp`;
    makeDirectories(join(temporary, 'objects'));
    makeDirectories(join(temporary, 'refs'));
    writeFileSync(join(temporary, 'HEAD'), head);
    writeFileSync(join(temporary, 'config'), configs[this.#hash]);
    try {
      renameSync(temporary, this.directory);
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true });
      // Somebody else was quicker.
      if (!hasErrno(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    }
  }

  /** Whoever reads from it can go on reading what is open already. */
  remove(): void {
    const old = `${this.directory}.${randomUUID()}.old`;
    try {
      renameSync(this.directory, old);
    } catch (error) {
      if (!hasErrno(error, 'ENOENT')) throw error;
      return;
    }
    rmSync(old, { recursive: true, force: true });
  }

  /** Has the time of the directory be that of the last use. Does nothing where it cannot. */
  touch(): void {
    touch(this.directory);
  }

  /** Tidies up after a git that was killed. Only for who has the lock. */
  removeLeftovers(): void {
    for (const name of ['shallow.lock', 'packed-refs.lock', 'HEAD.lock', 'config.lock']) {
      rmSync(join(this.directory, name), { force: true });
    }
    const refs = join(this.directory, 'refs', 'pupfile');
    for (const name of namesIn(refs)) {
      if (name.endsWith('.lock')) rmSync(join(refs, name), { force: true });
    }
  }

  /** Whether it has the history of all branches and tags that there were. */
  get isFull(): boolean {
    return existsSync(join(this.directory, 'pupfile-full'));
  }

  get isShallow(): boolean {
    return existsSync(join(this.directory, 'shallow'));
  }

  /** How many packs its objects are in. */
  get packCount(): number {
    const names = namesIn(join(this.directory, 'objects', 'pack'));
    return names.filter((name) => name.endsWith('.pack')).length;
  }

  markFull(): void {
    writeFileSync(join(this.directory, 'pupfile-full'), '');
  }

  /** Keeps what the repository has, as `git ls-remote` tells it. Does nothing where it cannot. */
  rememberRefs(text: string): void {
    const temporary = join(this.directory, `pupfile-refs.${randomUUID()}.tmp`);
    try {
      writeFileSync(temporary, text, { flag: 'wx' });
      renameSync(temporary, join(this.directory, 'pupfile-refs'));
    } catch {
      rmSync(temporary, { force: true });
    }
  }

  /** Undefined where nobody has asked before. */
  rememberedRefs(): { readonly text: string; readonly at: Date } | undefined {
    const path = join(this.directory, 'pupfile-refs');
    try {
      return { text: readFileSync(path, 'utf8'), at: statSync(path).mtime };
    } catch {
      return undefined;
    }
  }
}

// git wants one; nobody asks for it.
const head = 'ref: refs/heads/none\n';

/** The name of the mirror that a repository has in the store. */
export function mirrorName({ url }: GitAddress, hash: GitHash): string {
  const readable = url
    // Some servers take a token there.
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split(/[/:]/)
    .slice(-2)
    .join('-')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 60);
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 16);
  return `${readable}${readable === '' ? '' : '-'}${digest}${hash === 'sha1' ? '' : '-sha256'}.git`;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

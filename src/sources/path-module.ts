import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import { damagedArchive, quotePath, unsafeArchive } from '../archive/archive-error.ts';
import { findPathProblem } from '../archive/entry-path.ts';
import type { ArchiveContext, ArchiveEntry, ModuleArchive } from '../archive/module-archive.ts';
import { type ReadArchiveOptions, toContext } from '../archive/read-archive.ts';
import { treeHashOf } from '../archive/tree-hash.ts';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

/** A module as it stands in a directory. */
export interface PathModule extends ModuleArchive {
  /** What it consists of (`treeHashOf`): the same in every checkout of the same files. */
  readonly treeHash: string;
}

// What a working copy keeps to itself, and pupfile in a modules directory.
const skippedNames = new Set(['.git', '.svn', '.hg', '.pupfile']);

/**
 * Reads the module in a directory, all of it but `.git`, `.svn`, `.hg` and `.pupfile`, in the order
 * of the bytes of the paths. The directory itself may be a link to one; below it no link is followed,
 * and links, devices and pipes are told as what they are. The time of every entry is 0, because a
 * checkout sets the files' own anew.
 *
 * @param directory absolute, or relative to the working directory
 * @throws PupfileError PATH_NOT_FOUND where there is no such directory, FILE_SYSTEM where something
 * in it cannot be read, ARCHIVE_UNSAFE where it is larger than an archive may be or a name in it could
 * mean something else on another system, ARCHIVE_INVALID where there is no file in it
 */
export function readPathModule(directory: string, options: ReadArchiveOptions = {}): PathModule {
  const subject = options.subject ?? `The directory ${quotePath(directory)}`;
  const context = toContext({ ...options, subject });
  checkIsDirectory(directory, context);
  const entries = new DirectoryReader(directory, context).read();
  if (entries.length === 0) throw damagedArchive(context, 'there is no file in it');
  return { entries, treeHash: treeHashOf({ entries }) };
}

function checkIsDirectory(directory: string, { subject }: ArchiveContext): void {
  const stats = directory.includes('\0') ? undefined : look(directory, statSync);
  if (stats?.isDirectory()) return;
  const problem = stats === undefined ? 'is not there' : 'is no directory';
  throw new PupfileError('PATH_NOT_FOUND', `${subject} ${problem}`);
}

/** Undefined where nothing is there. */
function look(path: string, stat: (path: string) => Stats): Stats | undefined {
  try {
    return stat(path);
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw unreadable(error, path);
  }
}

/** Reads one directory, and counts what it found on the way. */
class DirectoryReader {
  readonly #root: string;
  readonly #context: ArchiveContext;
  #found = 0;
  #bytes = 0;

  constructor(root: string, context: ArchiveContext) {
    this.#root = root;
    this.#context = context;
  }

  read(): readonly ArchiveEntry[] {
    const entries = [...this.#readBelow('')];
    return entries.sort((left, right) =>
      Buffer.compare(Buffer.from(left.path), Buffer.from(right.path)),
    );
  }

  *#readBelow(folder: string): Generator<ArchiveEntry> {
    for (const name of this.#listNames(folder)) {
      if (skippedNames.has(name)) continue;
      const path = folder + name;
      this.#count();
      const stats = look(`${this.#root}/${path}`, lstatSync);
      if (stats?.isDirectory()) yield* this.#readBelow(`${path}/`);
      else if (stats !== undefined) yield this.#readEntry(path, stats);
    }
  }

  #listNames(folder: string): readonly string[] {
    const place = `${this.#root}/${folder}`;
    try {
      return readdirSync(place, { encoding: 'buffer' }).map((name) => this.#readName(folder, name));
    } catch (error) {
      throw unreadable(error, place);
    }
  }

  /** Bytes, because a name that is not UTF-8 could not be told from its like otherwise. */
  #readName(folder: string, bytes: Buffer): string {
    const name = bytes.toString('utf8');
    const problem = Buffer.from(name).equals(bytes)
      ? findPathProblem(folder + name)
      : 'has a name that is not UTF-8';
    if (problem === null) return name;
    throw unsafeArchive(this.#context, `the entry ${quotePath(folder + name)} ${problem}`);
  }

  #count(): void {
    this.#found += 1;
    const most = this.#context.limits.entries;
    if (this.#found <= most) return;
    throw unsafeArchive(this.#context, `it has more than ${most} entries`);
  }

  #readEntry(path: string, stats: Stats): ArchiveEntry {
    if (!stats.isFile()) return { kind: 'other', path, mtimeMs: 0, description: describe(stats) };
    const { content, isExecutable } = this.#readFile(path);
    return { kind: 'file', path, isExecutable, mtimeMs: 0, content };
  }

  #readFile(path: string): { readonly content: Buffer; readonly isExecutable: boolean } {
    const place = `${this.#root}/${path}`;
    let file: number | undefined;
    try {
      // Whatever has taken the file's place in the meantime, no link is followed and no pipe waited for.
      file = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      const { mode, size } = fstatSync(file);
      this.#bytes += size;
      const most = this.#context.limits.unpackedBytes;
      if (this.#bytes > most) throw unsafeArchive(this.#context, `it has more than ${most} bytes`);
      return { content: readFileSync(file), isExecutable: (mode & 0o100) !== 0 };
    } catch (error) {
      throw unreadable(error, place);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}

function describe(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

function unreadable(error: unknown, path: string): unknown {
  if (error instanceof PupfileError) return error;
  return new PupfileError('FILE_SYSTEM', `Could not read ${quotePath(path)}: ${reasonOf(error)}`, {
    cause: error,
    data: { path },
  });
}

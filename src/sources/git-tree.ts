import { quotePath, unsafeArchive } from '../archive/archive-error.ts';
import { findPathProblem } from '../archive/entry-path.ts';
import type { ArchiveContext, ArchiveEntry } from '../archive/module-archive.ts';
import { DamagedRepository, type GitObject, type GitObjects } from '../net/git-objects.ts';
import { type ParsedTreeEntry, parseCommit, parseTree } from './parse-git-object.ts';

/** Counts what is read, so that no repository can fill the memory. */
export class ReadingBudget {
  readonly #context: ArchiveContext;
  #entries = 0;
  #bytes = 0;

  constructor(context: ArchiveContext) {
    this.#context = context;
  }

  get subject(): string {
    return this.#context.subject;
  }

  countEntry(): void {
    const { entries: most } = this.#context.limits;
    this.#entries += 1;
    if (this.#entries > most) throw this.unsafe(`it has more than ${most} entries`);
  }

  countBytes(sizeBytes: number): void {
    const { unpackedBytes: most } = this.#context.limits;
    this.#bytes += sizeBytes;
    if (this.#bytes > most) throw this.unsafe(`it has more than ${most} bytes`);
  }

  unsafe(reason: string): Error {
    return unsafeArchive(this.#context, reason);
  }

  /** What goes back to the state of now, for another attempt. */
  mark(): () => void {
    const [entries, bytes] = [this.#entries, this.#bytes];
    return () => {
      this.#entries = entries;
      this.#bytes = bytes;
    };
  }
}

/** A directory of a commit: what is read of it, and what stands for others. */
export interface GitDirectory {
  readonly entries: readonly ArchiveEntry[];
  readonly submodules: readonly GitSubmodule[];
}

/** A commit of another repository in the place of a directory. */
export interface GitSubmodule {
  /** As that of a file. */
  readonly path: string;
  readonly sha: string;
  readonly mtimeMs: number;
}

interface Located extends Omit<ParsedTreeEntry, 'name'> {
  readonly path: string;
}

/** Reads all that is below a tree; nothing of it is changed on its way. */
export async function readGitTree(
  objects: GitObjects,
  { treeId, mtimeMs, prefix }: { treeId: string; mtimeMs: number; prefix: string },
  budget: ReadingBudget,
): Promise<GitDirectory> {
  const found = await listBelow(objects, { treeId, prefix }, budget);
  const contents = new Map<string, Promise<Buffer>>();
  const read = (id: string) => {
    const known = contents.get(id);
    if (known === undefined) {
      const content = readObject(objects, id, 'blob', budget).then((object) => object.content);
      contents.set(id, content);
      return content;
    }
    return known.then((content) => {
      budget.countBytes(content.length);
      return content;
    });
  };
  const entries = await Promise.all(
    found.flatMap((one) => (one.kind === 'submodule' ? [] : [readEntry(one, mtimeMs, read)])),
  );
  const submodules = found.flatMap(({ kind, path, id }) =>
    kind === 'submodule' ? [{ path, sha: id, mtimeMs }] : [],
  );
  return { entries, submodules };
}

async function readEntry(
  { kind, path, id }: Located,
  mtimeMs: number,
  read: (id: string) => Promise<Buffer>,
): Promise<ArchiveEntry> {
  if (kind === 'file' || kind === 'executable') {
    return {
      kind: 'file',
      path,
      isExecutable: kind === 'executable',
      mtimeMs,
      content: await read(id),
    };
  }
  const description = kind === 'link' ? 'a symbolic link' : 'no plain file';
  return { kind: 'other', path, mtimeMs, description };
}

/** Level by level: all directories of one are asked for at once. */
async function listBelow(
  objects: GitObjects,
  { treeId, prefix }: { treeId: string; prefix: string },
  budget: ReadingBudget,
): Promise<readonly Located[]> {
  const found: Located[] = [];
  let level = [{ path: prefix, id: treeId }];
  while (level.length > 0) {
    const lists = await Promise.all(
      level.map(async ({ path, id }) => {
        const entries = await readTree(objects, id, budget);
        return entries.map(({ kind, name, id: entryId }) => {
          budget.countEntry();
          return { kind, id: entryId, path: joinPath(path, name, budget) };
        });
      }),
    );
    const all = lists.flat();
    found.push(...all.filter(({ kind }) => kind !== 'directory'));
    level = all.filter(({ kind }) => kind === 'directory');
  }
  return found;
}

// PATH_MAX of Linux: a longer one can be written nowhere.
const mostPathBytes = 4096;

function joinPath(folder: string, name: Buffer, budget: ReadingBudget): string {
  const text = name.toString('utf8');
  const path = folder === '' ? text : `${folder}/${text}`;
  const problem = Buffer.from(text).equals(name)
    ? (findNameProblem(text) ?? findPathProblem(path))
    : 'has a name that is not UTF-8';
  if (problem !== null) throw budget.unsafe(`the entry ${quotePath(path)} ${problem}`);
  if (path.length > mostPathBytes) throw budget.unsafe(`${quotePath(path)} is too long a path`);
  return path;
}

function findNameProblem(name: string): string | null {
  if (name === '' || name === '.' || name.includes('/')) return 'has a name that is none';
  return /^\.git$/i.test(name) ? 'would be a git repository' : null;
}

/** The names in one directory. */
export async function readTree(
  objects: GitObjects,
  id: string,
  budget: ReadingBudget,
): Promise<readonly ParsedTreeEntry[]> {
  const { content } = await readObject(objects, id, 'tree', budget);
  const entries = parseTree(content, id.length / 2);
  if (entries === undefined) throw new DamagedRepository(`the tree ${id} is none`);
  return entries;
}

/** The tree of a commit, and its time. */
export async function readGitCommit(objects: GitObjects, sha: string, budget: ReadingBudget) {
  const { content } = await readObject(objects, sha, 'commit', budget);
  const commit = parseCommit(content);
  if (commit === undefined) throw new DamagedRepository(`the commit ${sha} is none`);
  return commit;
}

/** An object that has to be there: what refers to it is. */
export async function readObject(
  objects: GitObjects,
  id: string,
  type: GitObject['type'],
  budget: ReadingBudget,
): Promise<GitObject> {
  const answer = await objects.read(id, (sizeBytes) => budget.countBytes(sizeBytes));
  if (typeof answer !== 'string' && answer.type === type) return answer;
  throw new DamagedRepository(`the ${type} ${id} is not there`);
}

import { damagedArchive, quotePath } from '../archive/archive-error.ts';
import type { ArchiveEntry, ModuleArchive } from '../archive/module-archive.ts';
import { type ReadArchiveOptions, toContext } from '../archive/read-archive.ts';
import { nearestWord } from '../errors/nearest-word.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { GitOptions } from '../net/git.ts';
import type { GitObjects } from '../net/git-objects.ts';
import { type GitAddress, parseGitAddress } from './git-address.ts';
import type { GitRepository } from './git-repository.ts';
import { checkSubmoduleTransport, readGitmodules, resolveSubmoduleUrl } from './git-submodules.ts';
import {
  type GitDirectory,
  type GitSubmodule,
  ReadingBudget,
  readGitCommit,
  readGitTree,
  readObject,
  readTree,
} from './git-tree.ts';

/** Which files of a repository make a module. */
export interface GitModulePlace {
  /** The whole commit. */
  readonly sha: string;
  /** The module's directory inside the repository; the whole repository where it is undefined. */
  readonly path: string | undefined;
  /** Whether submodules are read as well, from their own repositories; otherwise they are told. */
  readonly submodules?: boolean | undefined;
}

export interface ReadGitModuleOptions {
  readonly variables: GitOptions['variables'];
  readonly limits?: ReadArchiveOptions['limits'];
  /** Finds the repository of an address, so that each has one mirror. */
  repositoryAt(address: GitAddress, url: string): GitRepository;
  /** Is told each commit that something was read from, when that is done. */
  readonly onCommit?: ((commit: ReadCommit) => void) | undefined;
}

/** A commit that something was read from: the module's, or that of a submodule. */
export interface ReadCommit {
  readonly address: GitAddress;
  /** 40 or 64 lower-case hexadecimal digits. */
  readonly sha: string;
  /** A pack of it, with its files and without its history. Throws GIT_FAILED. */
  pack(): Promise<Buffer>;
}

/** As deep as submodules may stand in each other. */
const mostDepth = 8;

/**
 * Reads the files of a module as they are in the commit, byte for byte: no attribute of the
 * repository leaves one out or changes it. They come in the order of the bytes of their paths; the
 * time of each is that of the commit.
 *
 * @param url as written, for submodules whose address is relative to it
 * @throws PupfileError PATH_NOT_FOUND where the commit has no such directory, REVISION_NOT_FOUND where
 * the server does not have the commit, ARCHIVE_UNSAFE and ARCHIVE_INVALID as `readPathModule` does
 */
export async function readGitModule(
  { repository, url }: { readonly repository: GitRepository; readonly url: string },
  { sha, path, submodules = false }: GitModulePlace,
  options: ReadGitModuleOptions,
): Promise<ModuleArchive> {
  const folder = normalizeFolder(path);
  const where = folder === '' ? '' : `${quotePath(folder)} of `;
  const subject = `${where}${quotePath(repository.address.shown)} at ${sha.slice(0, 12)}`;
  const context = toContext({ subject, ...(options.limits && { limits: options.limits }) });
  const budget = new ReadingBudget(context);
  const job = { repository, url, sha, folder, prefix: '', depth: 0 };
  let hasSubmodules = false;
  const onSubmodule = () => {
    hasSubmodules = true;
  };
  const entries = await readCommit(job, { ...options, budget, follows: submodules, onSubmodule });
  if (entries.length === 0) throw damagedArchive(context, 'there is no file in it');
  const archive = { entries: entries.sort(byBytesOfPath) };
  return hasSubmodules ? { ...archive, followsSubmodules: submodules } : archive;
}

/** `./modules/web/` is `modules/web`; the whole is empty. */
function normalizeFolder(path = ''): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}

function byBytesOfPath(left: ArchiveEntry, right: ArchiveEntry): number {
  return Buffer.compare(Buffer.from(left.path), Buffer.from(right.path));
}

interface Job {
  readonly repository: GitRepository;
  readonly url: string;
  readonly sha: string;
  /** The directory inside the repository; empty for the whole. */
  readonly folder: string;
  /** Where its files stand in the module; empty, or a path. */
  readonly prefix: string;
  readonly depth: number;
}

interface JobContext extends ReadGitModuleOptions {
  readonly budget: ReadingBudget;
  readonly follows: boolean;
  /** Is told that the commit has one, which makes `follows` matter. */
  onSubmodule(): void;
}

interface ReadFolder extends GitDirectory {
  /** The content of .gitmodules, where there are submodules to be followed. */
  readonly gitmodules?: Buffer | undefined;
  /** Where the directory is in a submodule: which, and the rest of its path. */
  readonly leadsTo?: { readonly submodule: GitSubmodule; readonly folder: string };
}

async function readCommit(job: Job, context: JobContext): Promise<ArchiveEntry[]> {
  const { repository, sha, prefix, folder } = job;
  const [found] = await repository.ensure([{ sha }]);
  if (found === undefined) throw goneCommit(repository.address, sha);
  const goBack = context.budget.mark();
  const read = await repository.read(sha, (objects) => {
    goBack();
    return readFolder({ ...job, sha: found }, objects, context);
  });
  if (read.leadsTo !== undefined || read.submodules.length > 0) context.onSubmodule();
  const pack = () => repository.pack(found);
  context.onCommit?.({ address: repository.address, sha: found, pack });
  if (read.leadsTo !== undefined) {
    const { submodule, folder: rest } = read.leadsTo;
    return readSubmodule(submodule, { job, read, prefix, folder: rest }, context);
  }
  const entries = [...read.entries];
  for (const submodule of read.submodules) {
    if (!context.follows) entries.push(toOddity(submodule));
    else {
      const place = { ...submodule, path: inRepository(submodule.path, { prefix, folder }) };
      const below = { job, read, prefix: submodule.path, folder: '' };
      entries.push(...(await readSubmodule(place, below, context)));
    }
  }
  return entries;
}

/** .gitmodules knows the path from the top of the repository. */
function inRepository(path: string, { prefix, folder }: { prefix: string; folder: string }) {
  const below = prefix === '' ? path : path.slice(prefix.length + 1);
  return folder === '' ? below : `${folder}/${below}`;
}

function toOddity({ path, mtimeMs }: GitSubmodule): ArchiveEntry {
  return {
    kind: 'other',
    path,
    mtimeMs,
    description: 'a git submodule, which `--git-submodules` brings',
  };
}

async function readFolder(
  job: Job,
  objects: GitObjects,
  { budget, follows }: JobContext,
): Promise<ReadFolder> {
  const { treeId: top, mtimeMs } = await readGitCommit(objects, job.sha, budget);
  const gitmodules = follows ? await readTopFile(objects, top, budget) : undefined;
  const place = await findFolder(job, { objects, top, budget });
  if ('sha' in place) {
    const submodule = { path: place.path, sha: place.sha, mtimeMs };
    if (!follows) throw noFolder(job, `\`${place.path}\` is a git submodule`);
    return { entries: [], submodules: [], gitmodules, leadsTo: { submodule, folder: place.rest } };
  }
  const tree = { treeId: place.treeId, mtimeMs, prefix: job.prefix };
  return { ...(await readGitTree(objects, tree, budget)), gitmodules };
}

async function readTopFile(
  objects: GitObjects,
  top: string,
  budget: ReadingBudget,
): Promise<Buffer | undefined> {
  const entries = await readTree(objects, top, budget);
  const entry = entries.find(
    ({ kind, name }) => name.toString('utf8') === '.gitmodules' && kind === 'file',
  );
  return entry && (await readObject(objects, entry.id, 'blob', budget)).content;
}

type Place =
  | { readonly treeId: string }
  | { readonly sha: string; readonly path: string; readonly rest: string };

interface FolderSearch {
  readonly objects: GitObjects;
  readonly top: string;
  readonly budget: ReadingBudget;
}

async function findFolder(job: Job, { objects, top, budget }: FolderSearch): Promise<Place> {
  let treeId = top;
  const segments = job.folder === '' ? [] : job.folder.split('/');
  for (const [index, segment] of segments.entries()) {
    const entries = await readTree(objects, treeId, budget);
    const entry = entries.find(({ name }) => name.toString('utf8') === segment);
    const path = segments.slice(0, index + 1).join('/');
    if (entry?.kind === 'submodule') {
      return { sha: entry.id, path, rest: segments.slice(index + 1).join('/') };
    }
    if (entry?.kind !== 'directory') {
      const folders = entries.filter(({ kind }) => kind === 'directory');
      const names = folders.map(({ name }) => name.toString('utf8'));
      throw noFolder(job, describeMiss(path, entry?.kind), nearestWord(segment, names));
    }
    treeId = entry.id;
  }
  return { treeId };
}

function describeMiss(path: string, kind: string | undefined): string {
  const shown = quotePath(path);
  if (kind === undefined) return `there is no ${shown}`;
  return kind === 'link' ? `${shown} is a symbolic link` : `${shown} is no directory`;
}

function noFolder(
  { repository: { address }, sha, folder }: Job,
  reason: string,
  nearest?: string,
): PupfileError {
  const message = `\`${address.shown}\` has no directory ${quotePath(folder)}`;
  return new PupfileError('PATH_NOT_FOUND', message, {
    notes: [`at the commit ${sha.slice(0, 12)}, ${reason}`],
    ...(nearest !== undefined && { hint: `did you mean ${quotePath(nearest)}?` }),
    data: { url: address.shown, path: sanitizeText(folder) },
  });
}

interface Below {
  readonly job: Job;
  readonly read: ReadFolder;
  readonly prefix: string;
  readonly folder: string;
}

async function readSubmodule(
  { path, sha, mtimeMs }: GitSubmodule,
  { job, read, prefix, folder }: Below,
  context: JobContext,
): Promise<ArchiveEntry[]> {
  const known = await readGitmodules(read.gitmodules ?? Buffer.alloc(0), context.variables);
  const written = known.get(path);
  if (written === undefined) {
    const hasPlace = prefix !== job.prefix;
    // git itself leaves such a directory empty.
    if (hasPlace) return [toOddity({ path: prefix, sha, mtimeMs })];
    throw noFolder(job, `${quotePath(path)} is a git submodule without an address`);
  }
  if (job.depth >= mostDepth) throw context.budget.unsafe('its submodules are too deep');
  // A path may be relative to the project, and an address that is not is as it was written.
  const { transport, url: absolute } = job.repository.address;
  const url = resolveSubmoduleUrl(transport === 'file' ? absolute : job.url, written);
  const address = parseGitAddress(url, '/');
  checkSubmoduleTransport(job.repository.address, { ...address, path });
  const repository = context.repositoryAt(address, url);
  return readCommit({ repository, url, sha, folder, prefix, depth: job.depth + 1 }, context);
}

/** REVISION_NOT_FOUND for a commit that was there once, or never was. */
export function goneCommit(
  { shown }: GitAddress,
  sha: string,
  { isLocked = false }: { readonly isLocked?: boolean } = {},
): PupfileError {
  const more = isLocked ? ' any more' : '';
  return new PupfileError('REVISION_NOT_FOUND', `\`${shown}\` has no commit ${sha}${more}`, {
    notes: ['looked at the history of all branches and tags'],
    ...(isLocked && {
      hint: 'where its branch was rewritten or removed, `pupfile update MODULE` locks another one',
    }),
    data: { url: shown, sha },
  });
}

import { join } from 'node:path';
import { type ModuleName, parseModuleName } from '../model/module-name.ts';
import { isDirectoryName } from './is-directory-name.ts';
import { readPlainFile, readPlainStart } from './read-plain-file.ts';
import { stateDirectoryOf } from './state-directory.ts';
import type { WantedContent } from './trim.ts';

/** One module that pupfile put into a modules directory. */
export interface InstalledModule extends WantedContent {
  readonly name: ModuleName;
  readonly version: string;
  /** The name of its directory: the module's short name. */
  readonly directory: string;
  /** What it came from: the sha256 of an archive or of a directory's files, a commit; hexadecimal. */
  readonly digest: string;
  /** Of a git commit with submodules: whether what they hold was brought. */
  readonly followsSubmodules?: boolean;
  /** The time of all its files and directories, in milliseconds since 1970. */
  readonly mtimeMs: number;
  /** Path to size in bytes, ordered by path. */
  readonly files: Readonly<Record<string, number>>;
  /** The paths of the files that may be executed. */
  readonly executables: readonly string[];
  /** What the archive had beyond the files. */
  readonly leftOut: ContentTotals;
}

/** How much something is. */
export interface ContentTotals {
  readonly files: number;
  readonly bytes: number;
}

/** The file in pupfile's folder that tells what pupfile installed. */
export const installedFile = 'installed.json';

/** What somebody has written down of all modules of a directory. */
export interface Foundation {
  readonly basis: string;
  /** How many they are. */
  readonly modules: number;
  /** The time of the file that tells of them, in milliseconds since 1970. */
  readonly mtimeMs: number;
}

/** A change of the rules for content, modes or times is a new version: everything is laid out anew. */
export const installedVersion = 1;
// A thousand modules of the largest kind; beyond that somebody else wrote it.
const mostRecordBytes = 64 * 1024 * 1024;

/**
 * Reads what pupfile installed in a modules directory, in the order of the directories' names.
 *
 * Where nothing is told or it is damaged the answer is nothing, because all that hangs on it is
 * whether a module has to be written again.
 */
export function readInstalled(modulesDirectory: string): readonly InstalledModule[] {
  try {
    return modulesIn(parseRecord(readText(modulesDirectory)));
  } catch {
    return [];
  }
}

/**
 * Reads what the modules of a directory follow from; undefined where that is not told, or somebody else
 * has written it: what came with a git repository does not have the time that pupfile gives it.
 */
export function readFoundation(modulesDirectory: string): Foundation | undefined {
  try {
    const path = join(stateDirectoryOf(modulesDirectory), installedFile);
    const file = readPlainStart(path, startBytes);
    if (file === undefined) return undefined;
    const { foundation } = parseRecord(withoutModules(file.start.toString('utf8')));
    const { basis, modules, mtimeMs } = (foundation ?? {}) as Partial<Foundation>;
    const isOwn = typeof basis === 'string' && typeof modules === 'number';
    return isOwn && mtimeMs === file.mtimeMs ? { basis, modules, mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

// The first line is shorter, but where there are many other directories.
const startBytes = 4096;

/**
 * Reads in which other directories the last run installed modules of the same project, relative to
 * the project; nothing where nothing is told or it is damaged.
 */
export function readElsewhere(modulesDirectory: string): readonly string[] {
  try {
    const { elsewhere } = parseRecord(withoutModules(readText(modulesDirectory)));
    return Array.isArray(elsewhere) ? elsewhere.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

/** What is told beside the modules stands in the first line, and a thousand modules may stand below. */
function withoutModules(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : `${text.slice(0, end)}]}`;
}

function readText(modulesDirectory: string): string {
  const path = join(stateDirectoryOf(modulesDirectory), installedFile);
  return readPlainFile(path, mostRecordBytes)?.toString('utf8') ?? '';
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  const record = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return record['version'] === installedVersion ? record : {};
}

function modulesIn({ modules }: Readonly<Record<string, unknown>>): readonly InstalledModule[] {
  return Array.isArray(modules) && modules.every(isInstalledModule) ? modules : [];
}

/** The files of a module together. */
export function keptTotals({ files }: InstalledModule): ContentTotals {
  const sizes = Object.values(files);
  return { files: sizes.length, bytes: sizes.reduce((total, size) => total + size, 0) };
}

/** Some totals together. */
export function sumTotals(totals: readonly ContentTotals[]): ContentTotals {
  return totals.reduce(
    (sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }),
    { files: 0, bytes: 0 },
  );
}

/** The directory is deleted one day, so it must be a plain name, whoever wrote the file. */
function isInstalledModule(value: unknown): value is InstalledModule {
  const {
    name,
    version,
    directory,
    digest,
    mtimeMs,
    files,
    executables,
    leftOut,
    keep = [],
  } = value as Partial<InstalledModule>;
  return (
    typeof name === 'string' &&
    parseModuleName(name) === name &&
    isDirectoryName(directory) &&
    [version, digest].every((text) => typeof text === 'string') &&
    typeof mtimeMs === 'number' &&
    [files, leftOut].every(isCounts) &&
    [executables, keep].every((field) => Array.isArray(field)) &&
    keep.every((glob) => typeof glob === 'string')
  );
}

function isCounts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((count) => Number.isSafeInteger(count) && count >= 0)
  );
}

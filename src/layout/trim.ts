import type { ArchiveEntry } from '../archive/module-archive.ts';
import { wholeOf } from '../files/bytes.ts';
import { findDataDirectories } from './data-directories.ts';
import { createKeeper } from './keep-globs.ts';

/** How much of a module goes into the modules directory. */
export type ContentProfile = 'runtime' | 'release' | 'full';

/** All of them, from the least to the most. */
export const contentProfiles: readonly ContentProfile[] = ['runtime', 'release', 'full'];

/** What of a module is wanted. */
export interface WantedContent {
  readonly content: ContentProfile;
  /** Whether `full` goes without the tests; the others have none. */
  readonly excludesSpec?: boolean | undefined;
  /** What is kept all the same: globs, as `createKeeper` reads them. */
  readonly keep?: readonly string[] | undefined;
}

/** A module's entries, parted. */
export interface TrimmedModule {
  readonly kept: readonly ArchiveEntry[];
  readonly leftOut: readonly ArchiveEntry[];
}

// What Puppet reads at run time (puppet-specifications, language/module.md).
const runtimeFolders = new Set([
  'manifests',
  'lib',
  'templates',
  'files',
  'functions',
  'types',
  'data',
  'facts.d',
  'tasks',
  'plans',
  'scripts',
  'locales',
  // The REUSE specification's place for licence texts.
  'LICENSES',
]);
const runtimeFiles = new Set(['hiera.yaml', 'metadata.json', 'bolt_plugin.json']);
const licencePattern = /^(licen[cs]e|copying|notice|copyright)s?([._-]|$)/i;

const releaseFolders = new Set(['docs', 'examples']);
const releaseFilePattern = /^(readme|changelog|reference)([._-]|$)/i;

const mostHieraBytes = 1024 * 1024;

// A repository of hiera data has a data folder as well, and is none the more a module.
const foldersOfNoModule = new Set(['data', 'LICENSES']);

/**
 * Decides which entries of a module are wanted.
 *
 * - `runtime`: what Puppet reads at run time, and the licences
 * - `release`: the README, CHANGELOG, REFERENCE, docs and examples too
 * - `full`: everything, but for `spec` where that is excluded, as r10k does
 *
 * What `keep` names is wanted, too. Below a folder that is kept nothing is left out, except `.git`, which is never wanted. What has
 * neither a metadata.json nor a folder of a module is no module, and is kept whole.
 */
export function trimModule(entries: readonly ArchiveEntry[], wanted: WantedContent): TrimmedModule {
  const isWanted = wantedBy(entries, wanted);
  const isNamed = createKeeper(wanted.keep ?? []);
  const kept: ArchiveEntry[] = [];
  const leftOut: ArchiveEntry[] = [];
  for (const entry of entries) {
    const isKept =
      (isWanted(entry.path) || isNamed(entry.path)) && !/(^|\/)\.git(\/|$)/.test(entry.path);
    (isKept ? kept : leftOut).push(entry);
  }
  return { kept, leftOut };
}

function wantedBy(
  entries: readonly ArchiveEntry[],
  { content, excludesSpec = false }: WantedContent,
): (path: string) => boolean {
  if (content === 'full' && excludesSpec) return (path) => firstSegment(path) !== 'spec';
  const dataDirectories = readDataDirectories(entries);
  if (content === 'full' || dataDirectories.includes('.') || !isModule(entries)) return () => true;
  const isRelease = content === 'release';
  const isData = createFolderTest(dataDirectories);
  return (path) => {
    const top = firstSegment(path);
    if (runtimeFolders.has(top) || isRuntimeFile(path)) return true;
    if (isRelease && (releaseFolders.has(top) || isReleaseFile(path))) return true;
    return isData(path);
  };
}

function readDataDirectories(entries: readonly ArchiveEntry[]): readonly string[] {
  const hieraYaml = entries.find((entry) => entry.path === 'hiera.yaml');
  if (hieraYaml?.kind !== 'file') return [];
  // Nobody reads so much: then any folder may be one of data.
  if (hieraYaml.content.length > mostHieraBytes) return ['.'];
  return findDataDirectories(wholeOf(hieraYaml.content).toString());
}

function createFolderTest(folders: readonly string[]): (path: string) => boolean {
  const known = new Set(folders);
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (known.has(path.slice(0, end))) return true;
    }
    return false;
  };
}

function isModule(entries: readonly ArchiveEntry[]): boolean {
  return entries.some(({ path }) => {
    const top = firstSegment(path);
    return path === 'metadata.json' || (runtimeFolders.has(top) && !foldersOfNoModule.has(top));
  });
}

function isRuntimeFile(path: string): boolean {
  return runtimeFiles.has(path) || (!path.includes('/') && licencePattern.test(path));
}

function isReleaseFile(path: string): boolean {
  return !path.includes('/') && releaseFilePattern.test(path);
}

function firstSegment(path: string): string {
  const slash = path.indexOf('/');
  return slash === -1 ? path : path.slice(0, slash);
}

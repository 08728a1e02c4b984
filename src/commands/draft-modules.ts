import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { hasAuthor, hyphenate, parseModuleName } from '../model/module-name.ts';
import { parseVersion } from '../model/version.ts';
import { readTextFile } from '../project/text-file.ts';
import type { DraftModule } from '../puppetfile/format-puppetfile.ts';

/** The `mod` lines for what stands in a modules directory, and why some of it has none. */
export interface DraftedModules {
  readonly modules: readonly DraftModule[];
  /** One line each. */
  readonly leftOut: readonly string[];
}

/**
 * Reads the metadata.json of every module of a modules directory, by the directories' names.
 *
 * Throws PUPPETFILE_NOT_FOUND where there is no such directory.
 */
export function draftModules(directory: string, name: string): DraftedModules {
  const drafts = listDirectories(directory, name).map((folder) =>
    draftModule(join(directory, folder), folder),
  );
  const seen = new Set<string>();
  const results = drafts.map((draft) => {
    if (typeof draft === 'string') return draft;
    const key = draft.name.toLowerCase();
    if (seen.has(key)) return `${draft.folder}: another directory holds ${draft.name} as well`;
    seen.add(key);
    return draft;
  });
  return {
    modules: results
      .filter((result) => typeof result !== 'string')
      .map(({ folder: _, ...module }) => module),
    leftOut: results.filter((result) => typeof result === 'string'),
  };
}

function listDirectories(directory: string, name: string): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((folder) => !folder.startsWith('.') && isDirectory(join(directory, folder)))
      .sort();
  } catch (error) {
    const reason = hasErrno(error, 'ENOENT') ? 'there is none' : reasonOf(error);
    throw new PupfileError(
      'PUPPETFILE_NOT_FOUND',
      `Cannot read the directory \`${name}\`: ${reason}`,
    );
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

interface FoundModule extends DraftModule {
  readonly folder: string;
}

function draftModule(path: string, folder: string): FoundModule | string {
  const metadata = readMetadata(path);
  if (typeof metadata === 'string') return `${folder}: ${metadata}`;
  const { name, version } = metadata;
  const spelledName = typeof name === 'string' ? hyphenate(name) : '';
  if (parseModuleName(spelledName) === null || !hasAuthor(spelledName)) {
    return `${folder}: its metadata.json has no name with an author`;
  }
  if (typeof version !== 'string' || parseVersion(version) === null) {
    return `${folder}: the metadata.json of ${spelledName} has no version`;
  }
  const isCheckout = existsSync(join(path, '.git'));
  return {
    folder,
    name: spelledName,
    requirements: [version],
    options: {},
    ...(isCheckout && { comment: 'was a checkout of git' }),
  };
}

/** A reason where there is none that can be read. */
function readMetadata(path: string): Readonly<Record<string, unknown>> | string {
  try {
    const file = join(path, 'metadata.json');
    const text = readTextFile(file, 'metadata.json', 'METADATA_INVALID');
    if (text === undefined) return 'no metadata.json';
    const metadata: unknown = JSON.parse(text.replace(/^\u{feff}/u, ''));
    const isObject = typeof metadata === 'object' && metadata !== null;
    return isObject ? { ...metadata } : 'its metadata.json is no object';
  } catch {
    return 'its metadata.json cannot be read';
  }
}

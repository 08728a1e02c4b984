import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno } from '../errors/file-system-error.ts';
import { parseModuleName, shortName } from '../model/module-name.ts';
import { readPlainFile } from './read-plain-file.ts';

/** Something in a modules directory that pupfile did not install. */
export interface ForeignEntry {
  readonly name: string;
  /** Plain files mean nothing to Puppet there. */
  readonly isFile: boolean;
}

/**
 * Lists what stands in a modules directory beside what is known, ordered by name; nothing where
 * there is no such directory. Hidden names are nobody's modules and are not told.
 *
 * @param known names of directories
 */
export function findForeign(
  modulesDirectory: string,
  known: ReadonlySet<string>,
): readonly ForeignEntry[] {
  return listDirectory(modulesDirectory)
    .filter(({ name }) => !name.startsWith('.') && !known.has(name))
    .map((entry) => ({ name: entry.name, isFile: entry.isFile() }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

// The largest of the Forge has 60 KB.
const mostMetadataBytes = 4 * 1024 * 1024;

/**
 * Whether a directory looks like a module that some tool put there, r10k or librarian-puppet, and
 * not like somebody's own work: its metadata.json names a module of its name, or it is empty. No tool
 * makes links.
 */
export function isInstalledByTool(modulesDirectory: string, directory: string): boolean {
  const path = join(modulesDirectory, directory);
  try {
    if (!lstatSync(path).isDirectory()) return false;
    const text = readPlainFile(join(path, 'metadata.json'), mostMetadataBytes)?.toString('utf8');
    const { name } = JSON.parse(text ?? '{}') as { readonly name?: unknown };
    const moduleName = typeof name === 'string' ? parseModuleName(name) : null;
    return moduleName !== null && shortName(moduleName) === directory;
  } catch {
    return isEmpty(path);
  }
}

function listDirectory(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  }
}

function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

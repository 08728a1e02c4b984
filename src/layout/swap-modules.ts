import { readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno } from '../errors/file-system-error.ts';
import { isThere } from '../files/make-directories.ts';
import type { InstalledRecord } from './format-installed.ts';
import { installedFile } from './installed-modules.ts';
import { isDirectoryName } from './is-directory-name.ts';
import { readPlainFile } from './read-plain-file.ts';
import { stateDirectoryOf } from './state-directory.ts';

/** Where a swap takes place; see `Staging`. */
export interface SwapPlace {
  readonly modulesDirectory: string;
  readonly directory: string;
}

/** What a swap changes, as names of directories. */
export interface Swap {
  /** Staged modules that get their place, whatever stands there. */
  readonly incoming: readonly string[];
  /** What goes and is not replaced. */
  readonly outgoing: readonly string[];
  /** The new file that tells what is installed. */
  readonly installed: InstalledRecord;
}

const journalFile = 'swap.json';
const mostJournalBytes = 16 * 1024 * 1024;

/**
 * Puts the staged modules in their places, each by a rename, and what stood there aside.
 *
 * Each module is whole at any moment, old or new. The last rename, that of the file which tells
 * what is installed, makes the swap valid. As long as that file is still in the staging folder, the
 * swap can be undone, by this process or by the next.
 */
export function swapModules(place: SwapPlace, swap: Swap): void {
  const { modulesDirectory, directory } = place;
  const newInstalled = join(directory, installedFile);
  writeFileSync(join(directory, journalFile), JSON.stringify({ incoming: swap.incoming }));
  writeRecord(newInstalled, swap.installed);
  for (const name of swap.outgoing) retire(place, name);
  for (const name of swap.incoming) {
    retire(place, name);
    renameSync(join(directory, 'new', name), join(modulesDirectory, name));
  }
  renameSync(newInstalled, join(stateDirectoryOf(modulesDirectory), installedFile));
}

/** Writes the file that tells what is installed, with its time. */
export function writeRecord(path: string, { text, mtimeMs }: InstalledRecord): void {
  writeFileSync(path, text, { mode: 0o644 });
  utimesSync(path, mtimeMs / 1000, mtimeMs / 1000);
}

/** Takes back what a swap has done so far; nothing where it is valid or never began. */
export function undoSwap({ modulesDirectory, directory }: SwapPlace): void {
  const newInstalled = join(directory, installedFile);
  if (!isThere(newInstalled)) return;
  for (const name of readIncoming(directory)) {
    const place = join(modulesDirectory, name);
    const staged = join(directory, 'new', name);
    if (!isThere(staged) && isThere(place)) renameSync(place, staged);
  }
  const old = readdirSync(join(directory, 'old')).filter((name) => !name.startsWith('.'));
  for (const name of old) bringBack({ modulesDirectory, directory }, name);
  rmSync(newInstalled);
}

function retire({ modulesDirectory, directory }: SwapPlace, name: string): void {
  try {
    renameSync(join(modulesDirectory, name), join(directory, 'old', name));
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
  }
}

function bringBack({ modulesDirectory, directory }: SwapPlace, name: string): void {
  const place = join(modulesDirectory, name);
  const staged = join(directory, 'new', name);
  // Somebody has put something of his own there since.
  if (isThere(place) && isThere(staged)) return;
  // The journal cannot be read, or it would have told that this is the new one.
  if (isThere(place)) renameSync(place, staged);
  renameSync(join(directory, 'old', name), place);
}

/** Only names of modules: anybody may have written the journal. Nothing where it is damaged. */
function readIncoming(directory: string): readonly string[] {
  try {
    const text = readPlainFile(join(directory, journalFile), mostJournalBytes)?.toString('utf8');
    const { incoming } = JSON.parse(text ?? '') as { readonly incoming?: unknown };
    return Array.isArray(incoming) ? incoming.filter(isDirectoryName) : [];
  } catch {
    return [];
  }
}

import { join } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type ForeignEntry, findForeign, isInstalledByTool } from './find-foreign.ts';
import { formatInstalled, type RecordNotes } from './format-installed.ts';
import type { InstalledModule } from './installed-modules.ts';
import type { Staging } from './staging.ts';
import { type Swap, swapModules, undoSwap } from './swap-modules.ts';

/** What a modules directory shall hold, and what is known of it. */
export interface ModulesToCommit {
  /** What `stageModule` gave. */
  readonly staged: readonly InstalledModule[];
  /** Wanted modules that stay as they are. */
  readonly unchanged: readonly InstalledModule[];
  /** What `readInstalled` gave: pupfile's own, which goes where nobody wants it any more. */
  readonly installed: readonly InstalledModule[];
  /** What `readElsewhere` and `readFoundation` will give beside the modules. */
  readonly notes?: RecordNotes;
  /** Directories of others that stay as they are and are not told, even with `clean`. */
  readonly untouched?: readonly string[];
  /** Whether what pupfile did not install goes too, but for plain files. */
  readonly clean?: boolean;
}

/** What a commit did beside putting the staged modules in their places. */
export interface CommittedModules {
  /** Modules of pupfile's that nobody wanted any more. */
  readonly removed: readonly InstalledModule[];
  /** Directories that pupfile did not install and that made way for a module. */
  readonly replaced: readonly string[];
  /** Directories and links that pupfile did not install: still there, or gone with `clean`. */
  readonly foreign: readonly string[];
}

/**
 * Puts all staged modules in their places, and takes away what nobody wants any more.
 *
 * A directory of somebody else's that stands where a module must go is replaced if it is a module
 * that another tool installed. What could be somebody's own work is left alone, and is an error
 * unless `clean` allows to delete it.
 *
 * @throws PupfileError FILE_SYSTEM; then everything is as it was
 */
export function commitModules(staging: Staging, modules: ModulesToCommit): CommittedModules {
  const { modulesDirectory } = staging;
  const { staged, unchanged, installed, notes, untouched = [], clean = false } = modules;
  const wanted = directoriesOf([...staged, ...unchanged]);
  const removed = installed.filter(({ directory }) => !wanted.has(directory));
  try {
    const strangers = findForeign(
      modulesDirectory,
      new Set([...directoriesOf(installed), ...untouched]),
    );
    const replaced = strangers.filter(({ name }) => wanted.has(name));
    const foreign = strangers.filter(({ name, isFile }) => !wanted.has(name) && !isFile);
    checkReplaceable(modulesDirectory, replaced, clean);
    swapOrUndo(staging, {
      incoming: [...directoriesOf(staged)],
      outgoing: [...directoriesOf(removed), ...namesOf(clean ? foreign : [])],
      installed: formatInstalled([...staged, ...unchanged], notes),
    });
    return { removed, replaced: namesOf(replaced), foreign: namesOf(foreign) };
  } catch (error) {
    throw toFileSystemError(error, modulesDirectory);
  }
}

function directoriesOf(modules: readonly InstalledModule[]): ReadonlySet<string> {
  return new Set(modules.map(({ directory }) => directory));
}

function namesOf(entries: readonly ForeignEntry[]): readonly string[] {
  return entries.map(({ name }) => name);
}

function checkReplaceable(
  modulesDirectory: string,
  entries: readonly ForeignEntry[],
  clean: boolean,
): void {
  const inTheWay = entries.filter(
    ({ name, isFile }) => isFile || !(clean || isInstalledByTool(modulesDirectory, name)),
  );
  const [first] = inTheWay;
  if (first === undefined) return;
  const [path, ...others] = namesOf(inTheWay).map((name) => join(modulesDirectory, name));
  throw new PupfileError(
    'FILE_SYSTEM',
    `\`${path}\` is in the way of a module, and pupfile did not install it`,
    {
      notes: others.map((other) => `\`${other}\` is in the way too`),
      hint: first.isFile ? 'move it away' : 'move it away, or let `--clean` delete it',
      data: { paths: [path, ...others] },
    },
  );
}

function swapOrUndo(staging: Staging, swap: Swap): void {
  try {
    swapModules(staging, swap);
  } catch (error) {
    undoSwap(staging);
    throw error;
  }
}

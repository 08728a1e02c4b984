import type { ArchiveEntry } from '../archive/module-archive.ts';
import {
  type ModuleFiles,
  measureModules,
  type SizedFile,
  type SizeOrder,
  type SizeReport,
} from '../size/size-report.ts';
import { findLockedModule } from './find-locked-module.ts';
import { type GatheredModule, gatherModules } from './gather-modules.ts';
import { lockedModules } from './locked-modules.ts';
import { openCurrentProject } from './open-current-project.ts';
import type { LockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

export interface SizeOptions {
  /** The modules to tell of; all where none is named. */
  readonly names?: readonly string[];
  /** `kept` where it is left out. */
  readonly order?: SizeOrder;
}

/**
 * Measures what an install or a layer holds of each locked module, and what is left out of it.
 *
 * Throws MODULE_NOT_FOUND for a name that is not locked, LOCKFILE_MISSING, LOCKFILE_OUTDATED, and what
 * fetching and reading the modules throws.
 */
export async function size(
  settings: Settings,
  report: Report,
  { names = [], order = 'kept' }: SizeOptions = {},
): Promise<SizeReport> {
  const project = await openCurrentProject(settings, report);
  const modules = await gatherModules(project, settings, report);
  const wanted =
    names.length === 0 ? modules : new Set(names.map((name) => findLockedModule(modules, name)));
  return measureModules(filesOf([...wanted], project), { content: settings.content, order });
}

function filesOf(modules: readonly GatheredModule[], { lockfile }: LockedProject): ModuleFiles[] {
  const locked = lockedModules(lockfile);
  const spell = (name: GatheredModule['name']) => locked.get(name)?.spelledName ?? name;
  const names = new Set(modules.map(({ name }) => name));
  return modules.map(({ name, version, files, leftOut }) => ({
    name: spell(name),
    version,
    dependencies: (locked.get(name)?.dependencies ?? [])
      .filter((dependency) => names.has(dependency.name))
      .map((dependency) => spell(dependency.name)),
    files: files.map(sizeOf),
    leftOutFiles: leftOut.map(sizeOf),
  }));
}

/** Links and devices hold nothing. */
function sizeOf(entry: ArchiveEntry): SizedFile {
  return { path: entry.path, bytes: entry.kind === 'file' ? entry.content.length : 0 };
}

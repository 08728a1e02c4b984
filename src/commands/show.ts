import type { LockedDependency } from '../lockfile/lockfile.ts';
import { findLockedModule } from './find-locked-module.ts';
import { requireLockfile } from './open-project.ts';
import type { Settings } from './settings.ts';

/** One locked module, and where it comes from. */
export interface ShownModule {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly sha256: string | undefined;
  readonly dependencies: readonly LockedDependency[];
}

/**
 * What is locked: all of it, or the modules named.
 *
 * Throws LOCKFILE_MISSING, and MODULE_NOT_FOUND for a name that is not locked.
 */
export function show(settings: Settings, names: readonly string[]): readonly ShownModule[] {
  const { sources, checksums } = requireLockfile(settings);
  const modules = sources.flatMap((source) =>
    source.modules.map((module) => ({ ...module, source: source.remote })),
  );
  const wanted =
    names.length === 0 ? modules : names.map((name) => findLockedModule(modules, name));
  return wanted
    .map(({ name, spelledName, version, source, dependencies }) => ({
      name: spelledName,
      version,
      source,
      sha256: checksums.get(name)?.sha256,
      dependencies,
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

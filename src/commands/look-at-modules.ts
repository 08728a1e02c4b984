import { isDeepStrictEqual } from 'node:util';
import { type InstalledModule, readInstalled } from '../layout/installed-modules.ts';
import { isIntact } from '../layout/is-intact.ts';
import type { WantedContent } from '../layout/trim.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import type { ModulePlace } from './module-places.ts';
import type { Settings } from './settings.ts';
import type { SuppliedModule } from './supplied-module.ts';
import { contentWishes } from './wanted-content.ts';

/** What is in a modules directory, compared to what is wanted there. */
export interface InstalledState {
  readonly installed: readonly InstalledModule[];
  /** Wanted, there and untouched. */
  readonly unchanged: readonly InstalledModule[];
  /** Wanted, and not there as it should be. */
  readonly missing: readonly WantedArchive[];
  /** The same of modules that come from no Forge. */
  readonly missingSupplied: readonly SuppliedModule[];
  /** Installed by pupfile, and no longer wanted. */
  readonly unwanted: readonly InstalledModule[];
}

/** Compares what pupfile installed with what is wanted, one look at each file. */
export function lookAtModules(
  { modulesDirectory, archives, supplied, withoutSpec }: ModulePlace,
  settings: Settings,
): InstalledState {
  const installed = readInstalled(modulesDirectory);
  const wishOf = contentWishes(settings, withoutSpec);
  const byName = new Map(installed.map((module) => [module.name, module]));
  const wanted = new Set([...archives, ...supplied].map(({ name }) => name));
  const unchanged: InstalledModule[] = [];
  const isMissing = ({ name, version }: WantedArchive | SuppliedModule, digest?: string) => {
    const module = byName.get(name);
    const isThere =
      module !== undefined &&
      module.version === version &&
      module.digest === digest &&
      isLaidOutAs(module, wishOf(name), settings) &&
      isIntact(modulesDirectory, module);
    if (isThere) unchanged.push(module);
    return !isThere;
  };
  return {
    missing: archives.filter((one) => isMissing(one, one.lockedSha256 ?? one.reference?.sha256)),
    missingSupplied: supplied.filter((one) => isMissing(one, one.digest)),
    installed,
    unchanged,
    unwanted: installed.filter(({ name }) => !wanted.has(name)),
  };
}

/** Whether another layout of the same digest would have the same files. */
function isLaidOutAs(
  { content, excludesSpec, keep, followsSubmodules }: InstalledModule,
  wanted: WantedContent,
  { followsSubmodules: follows = false }: Settings,
): boolean {
  const isSame = isDeepStrictEqual(
    [content, excludesSpec, keep],
    [wanted.content, wanted.excludesSpec, wanted.keep],
  );
  return isSame && (followsSubmodules ?? follows) === follows;
}

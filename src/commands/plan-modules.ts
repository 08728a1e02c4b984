import { buildLockfile } from '../lockfile/build-lockfile.ts';
import { compareLockfile } from '../lockfile/compare-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import {
  createCatalog,
  lockedVersions,
  refuseOtherSources,
  resolveProject,
  type Unlocked,
} from './resolve-project.ts';
import { lockedArchives, resolvedArchives, statedChecksums } from './wanted-archives.ts';

/** Which modules a project is to have, before their archives are there. */
export interface ModulePlan {
  readonly archives: readonly WantedArchive[];
  /** Whether the lock said so already and nothing had to be resolved. */
  readonly isLocked: boolean;
  /** The lock that says so, given the sha256 of each archive whose sha256 the Forge doesn't tell. */
  lockWith(checksums: ReadonlyMap<ModuleName, string>): Lockfile;
}

export interface PlanOptions {
  readonly http: HttpClient;
  readonly report: Report;
  /** None by default: everything stays locked that can. */
  readonly unlocked?: Unlocked;
}

/**
 * Decides the modules of a project: those of the lock where it is current and complete, else what
 * the resolver finds, which moves away from the lock as little as it can.
 *
 * Throws what resolving throws, and SOURCE_UNSUPPORTED.
 */
export async function planModules(
  { puppetfile, lockfile }: Project,
  { http, report, unlocked = [] }: PlanOptions,
): Promise<ModulePlan> {
  refuseOtherSources(puppetfile);
  const stated = statedChecksums(puppetfile);
  const mayStay = unlocked !== 'all' && unlocked.length === 0 && lockfile !== undefined;
  if (mayStay && compareLockfile(puppetfile, lockfile).length === 0) {
    const archives = lockedArchives(lockfile, stated);
    return { archives, isLocked: true, lockWith: () => lockfile };
  }
  report({ kind: 'resolving', declarations: puppetfile.declarations.length });
  const catalog = createCatalog(puppetfile, http);
  const locked = lockedVersions(lockfile, unlocked);
  const resolution = await resolveProject(puppetfile, { catalog, locked, unlocked });
  const archives = resolvedArchives(resolution, { lockfile, forgeOf: catalog.origin, stated });
  const kept = archives.flatMap(({ name, lockedSha256 }) =>
    lockedSha256 === undefined ? [] : [[name, lockedSha256] as const],
  );
  return {
    archives,
    isLocked: false,
    lockWith: (checksums) =>
      buildLockfile({ puppetfile, resolution, checksums: new Map([...kept, ...checksums]) }),
  };
}

import { withFullNames } from '../lockfile/bare-names.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { StepBack } from '../model/resolution.ts';
import type { EarlyClient } from '../net/early-answers.ts';
import type { HttpClient } from '../net/http.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { findDifferences } from './find-differences.ts';
import { lockedSupplies } from './locked-supplies.ts';
import type { ModuleSupply } from './module-supply.ts';
import type { Report } from './progress.ts';
import type { CatalogProject } from './project-catalog.ts';
import type { Unlocked } from './resolve-project.ts';
import type { Settings } from './settings.ts';
import type { SuppliedModule } from './supplied-module.ts';
import { lockedArchives, statedChecksums } from './wanted-archives.ts';

/** Which modules a project is to have, before their archives are there. */
export interface ModulePlan {
  /** The project's Puppetfile, in which the modules have their full names. */
  readonly puppetfile: Puppetfile;
  /** Those of Forges. */
  readonly archives: readonly WantedArchive[];
  /** Those from elsewhere. */
  readonly supplied: readonly SuppliedModule[];
  /** Whether the lock said so already and nothing had to be resolved. */
  readonly isLocked: boolean;
  /** What was chosen far behind its newest release; none where nothing had to be resolved. */
  readonly stepBacks: readonly StepBack[];
  /** Why modules are no longer as they were locked, in words. */
  readonly reasons: ReadonlyMap<ModuleName, string>;
  /** The lock that says so, given the sha256 of each archive whose sha256 the Forge doesn't tell. */
  lockWith(checksums: ReadonlyMap<ModuleName, string>): Lockfile;
}

export interface PlanOptions {
  readonly settings: Settings;
  readonly http: HttpClient;
  readonly supply: ModuleSupply;
  readonly report: Report;
  /** The same client, where what is decided will be downloaded. */
  readonly early?: EarlyClient | undefined;
  /** Whether the lock is known to be current, so that nobody has to compare it again. */
  readonly isCurrent?: boolean;
  /** None by default: everything stays locked that can. */
  readonly unlocked?: Unlocked;
}

/**
 * Decides the modules of a project: those of the lock where it is current and complete, else what
 * the resolver finds, which moves away from the lock as little as it can.
 *
 * Throws what resolving and the sources of the modules throw.
 */
export async function planModules(
  project: CatalogProject,
  options: PlanOptions,
): Promise<ModulePlan> {
  const { puppetfile, lockfile } = project;
  const { settings, isCurrent = false, unlocked = [] } = options;
  const mayStay = unlocked !== 'all' && unlocked.length === 0 && lockfile !== undefined;
  if (mayStay && (isCurrent || (await findDifferences(project, lockfile, settings)).length === 0)) {
    const stated = statedChecksums(puppetfile);
    const addressOf = archiveAddresses(project);
    return {
      puppetfile: withFullNames(puppetfile, lockfile.names),
      archives: lockedArchives(lockfile, { stated, addressOf }),
      supplied: lockedSupplies(lockfile, puppetfile),
      isLocked: true,
      stepBacks: [],
      reasons: new Map(),
      lockWith: () => lockfile,
    };
  }
  const { resolvePlan } = await import('./resolve-plan.ts');
  return resolvePlan(project, { ...options, unlocked });
}

import { withFullNames } from '../lockfile/bare-names.ts';
import { buildLockfile } from '../lockfile/build-lockfile.ts';
import { carryLayers } from '../lockfile/carry-layers.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { StepBack } from '../model/resolution.ts';
import type { HttpClient } from '../net/http.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { tellOddities } from '../resolver/oddities.ts';
import { findStepBacks } from '../resolver/step-backs.ts';
import { whyMoved } from '../resolver/why-moved.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { findDifferences } from './find-differences.ts';
import { locateProjectModules } from './locate-project-modules.ts';
import { withLocated } from './located-catalog.ts';
import { lockedSupplies, resolvedSupplies } from './locked-supplies.ts';
import type { ModuleSupply } from './module-supply.ts';
import type { Report } from './progress.ts';
import { type CatalogProject, createCatalog } from './project-catalog.ts';
import {
  lockedVersions,
  resolveProject,
  textOfPlatform,
  type Unlocked,
} from './resolve-project.ts';
import type { Settings } from './settings.ts';
import type { SuppliedModule } from './supplied-module.ts';
import { tellMoved } from './tell-moved.ts';
import { lockedArchives, resolvedArchives, statedChecksums } from './wanted-archives.ts';

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
  if (mayStay && (isCurrent || findDifferences(project, lockfile, settings).length === 0)) {
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
  return resolvePlan(project, { ...options, unlocked });
}

async function resolvePlan(
  project: CatalogProject,
  { settings, http, supply, report, unlocked }: PlanOptions & { readonly unlocked: Unlocked },
): Promise<ModulePlan> {
  const { lockfile } = project;
  report({ kind: 'resolving', declarations: project.puppetfile.declarations.length });
  const located = await locateProjectModules(project, { settings, supply, report, unlocked });
  const { puppetfile } = located;
  const forges = createCatalog({ ...project, puppetfile }, { http, report, unlocked });
  const catalog = withLocated(forges, located.releases);
  const locked = lockedVersions(lockfile, unlocked);
  const resolved = await resolveProject(puppetfile, { settings, catalog, locked, unlocked });
  const { resolution } = resolved;
  const moved = lockfile === undefined ? [] : tellMoved(resolution, { puppetfile, lockfile });
  for (const message of [...moved, ...(await tellOddities(resolved))]) {
    report({ kind: 'warning', message });
  }
  const stated = statedChecksums(puppetfile);
  const addressOf = archiveAddresses(project);
  const archives = resolvedArchives(resolution, { lockfile, addressOf, stated });
  const kept = archives.flatMap(({ name, lockedSha256 }) =>
    lockedSha256 === undefined ? [] : [[name, lockedSha256] as const],
  );
  const platform = textOfPlatform(settings.platform);
  return {
    puppetfile,
    archives,
    supplied: resolvedSupplies(resolution),
    isLocked: false,
    stepBacks: await findStepBacks(resolved),
    reasons: await whyMoved(resolved, namesOf(lockfile)),
    lockWith: (downloaded) => {
      const checksums = new Map([...kept, ...downloaded]);
      const built = buildLockfile({ puppetfile, resolution, checksums, platform });
      return carryLayers(lockfile, built);
    },
  };
}

function namesOf(lockfile: Lockfile | undefined): ReadonlySet<ModuleName> {
  const sources = lockfile?.sources ?? [];
  return new Set(sources.flatMap(({ modules }) => modules.map(({ name }) => name)));
}

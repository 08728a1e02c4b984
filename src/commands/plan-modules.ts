import { buildLockfile } from '../lockfile/build-lockfile.ts';
import { compareLockfile } from '../lockfile/compare-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { StepBack } from '../model/resolution.ts';
import type { HttpClient } from '../net/http.ts';
import { tellOddities } from '../resolver/oddities.ts';
import { findStepBacks } from '../resolver/step-backs.ts';
import { whyMoved } from '../resolver/why-moved.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { archiveAddresses } from './archive-addresses.ts';
import type { Report } from './progress.ts';
import { type CatalogProject, createCatalog } from './project-catalog.ts';
import {
  lockedVersions,
  refuseOtherSources,
  resolveProject,
  textOfPlatform,
  type Unlocked,
} from './resolve-project.ts';
import type { Settings } from './settings.ts';
import { tellMoved } from './tell-moved.ts';
import { lockedArchives, resolvedArchives, statedChecksums } from './wanted-archives.ts';

/** Which modules a project is to have, before their archives are there. */
export interface ModulePlan {
  readonly archives: readonly WantedArchive[];
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
  project: CatalogProject,
  { settings, http, report, unlocked = [] }: PlanOptions,
): Promise<ModulePlan> {
  const { puppetfile, lockfile } = project;
  refuseOtherSources(puppetfile);
  const stated = statedChecksums(puppetfile);
  const addressOf = archiveAddresses(project);
  const mayStay = unlocked !== 'all' && unlocked.length === 0 && lockfile !== undefined;
  const platform = textOfPlatform(settings.platform);
  if (mayStay && compareLockfile(puppetfile, lockfile, platform).length === 0) {
    const archives = lockedArchives(lockfile, { stated, addressOf });
    return {
      archives,
      isLocked: true,
      stepBacks: [],
      reasons: new Map(),
      lockWith: () => lockfile,
    };
  }
  report({ kind: 'resolving', declarations: puppetfile.declarations.length });
  const catalog = createCatalog(project, { http, report, unlocked });
  const locked = lockedVersions(lockfile, unlocked);
  const resolved = await resolveProject(puppetfile, { settings, catalog, locked, unlocked });
  const { resolution } = resolved;
  const moved = lockfile === undefined ? [] : tellMoved(resolution, { puppetfile, lockfile });
  for (const message of [...moved, ...(await tellOddities(resolved))])
    report({ kind: 'warning', message });
  const archives = resolvedArchives(resolution, { lockfile, addressOf, stated });
  const kept = archives.flatMap(({ name, lockedSha256 }) =>
    lockedSha256 === undefined ? [] : [[name, lockedSha256] as const],
  );
  return {
    archives,
    isLocked: false,
    stepBacks: await findStepBacks(resolved),
    reasons: await whyMoved(resolved, namesOf(lockfile)),
    lockWith: (downloaded) => {
      const checksums = new Map([...kept, ...downloaded]);
      return buildLockfile({ puppetfile, resolution, checksums, platform });
    },
  };
}

function namesOf(lockfile: Lockfile | undefined): ReadonlySet<ModuleName> {
  const sources = lockfile?.sources ?? [];
  return new Set(sources.flatMap(({ modules }) => modules.map(({ name }) => name)));
}

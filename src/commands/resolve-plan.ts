import { buildLockfile } from '../lockfile/build-lockfile.ts';
import { carryLayers } from '../lockfile/carry-layers.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import { tellOddities } from '../resolver/oddities.ts';
import { findStepBacks } from '../resolver/step-backs.ts';
import { whyMoved } from '../resolver/why-moved.ts';
import { createAnticipation } from './anticipate.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { locateProjectModules } from './locate-project-modules.ts';
import { withLocated } from './located-catalog.ts';
import { resolvedSupplies } from './locked-supplies.ts';
import type { ModulePlan, PlanOptions } from './plan-modules.ts';
import { textOfPlatform } from './platform-text.ts';
import { type CatalogProject, createCatalog } from './project-catalog.ts';
import { lockedVersions, resolveProject, type Unlocked } from './resolve-project.ts';
import { tellMoved } from './tell-moved.ts';
import { resolvedArchives, statedChecksums } from './wanted-archives.ts';

/**
 * Decides the modules of a project by resolving it, which moves away from the lock as little as it can.
 *
 * Throws what resolving and the sources of the modules throw.
 */
export async function resolvePlan(
  project: CatalogProject,
  {
    settings,
    http,
    early,
    supply,
    report,
    unlocked,
  }: PlanOptions & { readonly unlocked: Unlocked },
): Promise<ModulePlan> {
  const { lockfile, paths } = project;
  report({ kind: 'resolving', declarations: project.puppetfile.declarations.length });
  const anticipation = early && createAnticipation(early, settings, paths.directory);
  anticipation?.expectPins(project.puppetfile);
  const located = await locateProjectModules(project, { settings, supply, report, unlocked });
  const { puppetfile } = located;
  const forges = createCatalog({ ...project, puppetfile }, { settings, http, report, unlocked });
  const catalog = withLocated(forges, located.releases);
  const locked = lockedVersions(lockfile, unlocked);
  const onLikely = anticipation?.expectRelease;
  const resolving = { settings, catalog, locked, unlocked, onLikely };
  const resolved = await resolveProject(puppetfile, resolving);
  const { resolution } = resolved;
  const moved = lockfile === undefined ? [] : tellMoved(resolution, { puppetfile, lockfile });
  for (const message of [...moved, ...(await tellOddities(resolved))]) {
    report({ kind: 'warning', message });
  }
  const stated = statedChecksums(puppetfile);
  const addressOf = archiveAddresses(project);
  const archives = resolvedArchives(resolution, { lockfile, addressOf, stated });
  early?.keep(new Set(archives.flatMap(({ reference }) => reference?.url ?? [])));
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

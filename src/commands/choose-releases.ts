import type { ModuleName } from '../model/module-name.ts';
import type { Resolved } from '../resolver/held-back.ts';
import type { ForgeCatalog } from '../sources/forge-catalog.ts';
import { locateProjectModules } from './locate-project-modules.ts';
import { withLocated } from './located-catalog.ts';
import type { Project } from './open-project.ts';
import type { PlanOptions } from './plan-modules.ts';
import { createCatalog } from './project-catalog.ts';
import { lockedVersions, resolveProject } from './resolve-project.ts';

/** Releases that fit together, and what there was to choose from. */
export interface ChosenReleases {
  readonly resolved: Resolved;
  readonly catalog: ForgeCatalog;
}

/**
 * Finds out which releases some modules would get, where all others stay as they are locked if they can.
 * Nothing is told and nothing written. Throws what resolving throws.
 */
export async function chooseReleases(
  project: Project,
  unlocked: readonly ModuleName[],
  { settings, http, supply }: PlanOptions,
): Promise<ChosenReleases> {
  const report = () => {};
  const located = await locateProjectModules(project, { settings, supply, report, unlocked });
  const { puppetfile } = located;
  const forges = createCatalog({ ...project, puppetfile }, { settings, http, report, unlocked });
  const catalog = withLocated(forges, located.releases);
  const locked = lockedVersions(project.lockfile, unlocked);
  return {
    catalog,
    resolved: await resolveProject(puppetfile, { settings, catalog, locked, unlocked }),
  };
}

import type { LockedModule } from '../lockfile/lockfile.ts';
import type { Release } from '../model/release.ts';
import { compareVersions } from '../model/version.ts';
import { type Resolved, whoHoldsBack } from '../resolver/held-back.ts';
import { newestRelease } from '../resolver/step-backs.ts';
import { openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import { createCatalog, resolveProject } from './resolve-project.ts';
import type { Settings } from './settings.ts';
import { withHttp } from './with-http.ts';

/** One locked module that is not at its newest release. */
export interface OutdatedModule {
  readonly name: string;
  readonly locked: string;
  /** What `pupfile update` would bring; undefined where it would no longer be needed. */
  readonly wanted: string | undefined;
  /** The newest release there is. */
  readonly latest: string;
  /** Who keeps `wanted` below `latest`, in words; undefined where nobody does. */
  readonly heldBackBy: string | undefined;
}

/**
 * The locked modules that have newer releases, and why `update` would not bring the newest.
 *
 * Throws LOCKFILE_MISSING, and what resolving throws.
 */
export async function outdated(
  settings: Settings,
  report: Report,
): Promise<readonly OutdatedModule[]> {
  const { puppetfile, lockfile } = openLockedProject(settings, report);
  return withHttp(settings, report, async (http) => {
    const catalog = createCatalog(puppetfile, http);
    const locked = new Map();
    const wanted = await resolveProject(puppetfile, {
      settings,
      catalog,
      locked,
      unlocked: 'all',
    });
    const modules = lockfile.sources.flatMap((source) => source.modules);
    const rows = await Promise.all(
      modules.map(async (module) =>
        compareModule(module, await catalog.releases(module.name), wanted),
      ),
    );
    return rows.flatMap((row) => row ?? []);
  });
}

async function compareModule(
  { name, spelledName, version }: LockedModule,
  releases: readonly Release[] | null,
  wanted: Resolved,
): Promise<OutdatedModule | undefined> {
  const latest = newestRelease(releases ?? []);
  const chosen = wanted.resolution.releases.get(name);
  if (latest === undefined) return undefined;
  const isHeldBack = chosen !== undefined && compareVersions(chosen.version, latest.version) < 0;
  if (chosen?.version.text === version && !isHeldBack) return undefined;
  return {
    name: spelledName,
    locked: version,
    wanted: chosen?.version.text,
    latest: latest.version.text,
    heldBackBy: isHeldBack ? await whoHoldsBack(latest, wanted) : undefined,
  };
}

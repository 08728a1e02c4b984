import type { ErrorCode } from '../errors/error-codes.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import type { LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import type { Deprecation } from '../model/deprecation.ts';
import type { Release } from '../model/release.ts';
import { compareVersions } from '../model/version.ts';
import { type Resolved, whoHoldsBack } from '../resolver/held-back.ts';
import { newestRelease } from '../resolver/step-backs.ts';
import type { ForgeCatalog } from '../sources/forge-catalog.ts';
import { openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import { createCatalog, resolveProject } from './resolve-project.ts';
import type { Settings } from './settings.ts';
import { forgesOf, withHttp } from './with-http.ts';

/** One locked module that is not at its newest release, or that nobody should use any more. */
export interface OutdatedModule {
  readonly name: string;
  readonly locked: string;
  /** What `pupfile update` would bring; undefined where it would no longer be needed. */
  readonly wanted: string | undefined;
  /** The newest release there is; undefined where there is none. */
  readonly latest: string | undefined;
  /** Who keeps `wanted` below `latest`, in words; undefined where nobody does. */
  readonly heldBackBy: string | undefined;
  /** The Forge that no longer lists the locked release; undefined where it does. */
  readonly deletedFrom: string | undefined;
  readonly deprecation: Deprecation | undefined;
}

/**
 * The locked modules that have newer releases, and why `update` would not bring the newest; those
 * whose locked release was deleted; and those that are deprecated, even at their newest release.
 *
 * Throws LOCKFILE_MISSING, and what resolving throws.
 */
export async function outdated(
  settings: Settings,
  report: Report,
): Promise<readonly OutdatedModule[]> {
  const { puppetfile, lockfile } = openLockedProject(settings, report);
  return withHttp(
    settings,
    report,
    async (http) => {
      const catalog = createCatalog(puppetfile, http);
      const locked = new Map();
      const options = { settings, catalog, locked, unlocked: 'all' } as const;
      const wanted = await resolveProject(puppetfile, options).catch(async (error: unknown) => {
        if (isUnsolvable(error)) await warnOfDeleted(lockfile, catalog, report);
        throw error;
      });
      const rows = await Promise.all(
        modulesOf(lockfile).map((module) => compareModule(module, catalog, wanted)),
      );
      return rows.flatMap((row) => row ?? []);
    },
    forgesOf(puppetfile),
  );
}

/** Whether there is at least one reason to update. */
export function isOutdated({ locked, wanted, heldBackBy, deletedFrom }: OutdatedModule): boolean {
  return wanted !== locked || heldBackBy !== undefined || deletedFrom !== undefined;
}

const unsolvable: readonly ErrorCode[] = [
  'MODULE_NOT_FOUND',
  'VERSION_NOT_FOUND',
  'VERSION_CONFLICT',
];

function isUnsolvable(error: unknown): boolean {
  return error instanceof PupfileError && unsolvable.includes(error.code);
}

/** Where nothing fits together, a release that is gone is probably why. */
async function warnOfDeleted(
  lockfile: Lockfile,
  catalog: ForgeCatalog,
  report: Report,
): Promise<void> {
  for (const module of modulesOf(lockfile)) {
    const forge = findDeletion(module, await catalog.releases(module.name), catalog);
    if (forge === undefined) continue;
    const message = `${module.spelledName} ${module.version} is locked, and no longer on ${forge}`;
    report({ kind: 'warning', message });
  }
}

interface PlacedModule extends LockedModule {
  readonly isFromForge: boolean;
}

function modulesOf({ sources }: Lockfile): readonly PlacedModule[] {
  return sources.flatMap(({ kind, modules }) =>
    modules.map((module) => ({ ...module, isFromForge: kind === 'forge' })),
  );
}

async function compareModule(
  module: PlacedModule,
  catalog: ForgeCatalog,
  wanted: Resolved,
): Promise<OutdatedModule | undefined> {
  const { name, spelledName, version } = module;
  const releases = await catalog.releases(name);
  const latest = newestRelease(releases ?? []);
  const chosen = wanted.resolution.releases.get(name);
  const isHeldBack =
    chosen !== undefined &&
    latest !== undefined &&
    compareVersions(chosen.version, latest.version) < 0;
  const row: OutdatedModule = {
    name: spelledName,
    locked: version,
    wanted: chosen?.version.text,
    latest: latest?.version.text,
    heldBackBy: isHeldBack ? await whoHoldsBack(latest, wanted) : undefined,
    deletedFrom: findDeletion(module, releases, catalog),
    deprecation: await catalog.deprecation(name),
  };
  return isOutdated(row) || row.deprecation !== undefined ? row : undefined;
}

function findDeletion(
  { name, version, isFromForge }: PlacedModule,
  releases: readonly Release[] | null,
  catalog: ForgeCatalog,
): string | undefined {
  const isListed = (releases ?? []).some((release) => release.version.text === version);
  return isFromForge && !isListed ? redactUrls(catalog.origin(name)) : undefined;
}

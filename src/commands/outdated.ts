import type { ErrorCode } from '../errors/error-codes.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { PlacedModule } from '../lockfile/lockfile-comparison.ts';
import type { Deprecation } from '../model/deprecation.ts';
import type { SourcePin } from '../model/module-source.ts';
import type { Release } from '../model/release.ts';
import {
  compareVersions,
  isPrerelease,
  parseLooseVersion,
  type Version,
} from '../model/version.ts';
import { type Resolved, whoHoldsBack } from '../resolver/held-back.ts';
import { newestRelease } from '../resolver/step-backs.ts';
import type { ForgeCatalog } from '../sources/forge-catalog.ts';
import { locateProjectModules } from './locate-project-modules.ts';
import { withLocated } from './located-catalog.ts';
import type { ModuleSupply } from './module-supply.ts';
import { openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import { createCatalog } from './project-catalog.ts';
import { resolveProject } from './resolve-project.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';

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
  /** The commits of a module whose branch or tag names another one by now. */
  readonly commits?: { readonly locked: string; readonly wanted: string };
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
  const project = await openLockedProject(settings, report);
  const { lockfile } = project;
  return withSources(project, settings, report, async ({ http, supply }) => {
    const located = await locateProjectModules(project, {
      settings,
      supply,
      report,
      unlocked: 'all',
    });
    const { puppetfile } = located;
    const forges = createCatalog(
      { ...project, puppetfile },
      { settings, http, report, unlocked: 'all' },
    );
    const catalog = withLocated(forges, located.releases);
    const locked = new Map();
    const options = { settings, catalog, locked, unlocked: 'all' } as const;
    const wanted = await resolveProject(puppetfile, options).catch(async (error: unknown) => {
      if (isUnsolvable(error)) await warnOfDeleted(lockfile, catalog, report);
      throw error;
    });
    const rows = await Promise.all(
      modulesOf(lockfile).map((module) =>
        module.source.kind === 'forge'
          ? compareModule(module, catalog, wanted)
          : compareSupplied(module, wanted, supply),
      ),
    );
    return rows.flatMap((row) => row ?? []);
  });
}

/** Whether there is at least one reason to update. */
export function isOutdated(module: OutdatedModule): boolean {
  const { locked, wanted, heldBackBy, deletedFrom, commits } = module;
  return (
    wanted !== locked ||
    heldBackBy !== undefined ||
    deletedFrom !== undefined ||
    commits !== undefined
  );
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
    const forge = findDeletion(module, await catalog.releases(module.name));
    if (forge === undefined) continue;
    const message = `${module.spelledName} ${module.version} is locked, and no longer on ${forge}`;
    report({ kind: 'warning', message });
  }
}

function modulesOf({ sources }: Lockfile): readonly PlacedModule[] {
  return sources.flatMap((source) => source.modules.map((module) => ({ ...module, source })));
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
    deletedFrom: findDeletion(module, releases),
    deprecation: await catalog.deprecation(name),
  };
  return isOutdated(row) || row.deprecation !== undefined ? row : undefined;
}

/** A module from elsewhere: another commit of its branch, another version, a newer tag. */
async function compareSupplied(
  { name, spelledName, version, source }: PlacedModule,
  wanted: Resolved,
  supply: ModuleSupply,
): Promise<OutdatedModule | undefined> {
  const chosen = wanted.resolution.releases.get(name);
  const pin = chosen?.pin;
  const isMoved = source.kind === 'git' && pin?.kind === 'git' && pin.sha !== source.sha;
  const newerTag = pin?.kind === 'git' ? await findNewerTag(pin, supply) : undefined;
  const row: OutdatedModule = {
    name: spelledName,
    locked: version,
    wanted: chosen?.version.text,
    latest: newerTag?.text ?? chosen?.version.text,
    heldBackBy: newerTag === undefined ? undefined : `it is declared at ${refOf(pin)}`,
    deletedFrom: undefined,
    deprecation: undefined,
    ...(isMoved && { commits: { locked: source.sha, wanted: pin.sha } }),
  };
  return isOutdated(row) ? row : undefined;
}

function refOf(pin: SourcePin | undefined): string {
  return pin?.kind === 'git' ? pin.ref : '';
}

/** The newest tag that is a version, where the module stays at an older one. */
async function findNewerTag(
  { url, ref }: Extract<SourcePin, { kind: 'git' }>,
  supply: ModuleSupply,
): Promise<Version | undefined> {
  const current = parseLooseVersion(ref);
  if (current === null) return undefined;
  const versions = (await supply.tags(url)).flatMap((tag) => parseLooseVersion(tag) ?? []);
  return versions
    .filter((version) => !isPrerelease(version) && compareVersions(version, current) > 0)
    .toSorted(compareVersions)
    .at(-1);
}

function findDeletion(
  { version, source }: PlacedModule,
  releases: readonly Release[] | null,
): string | undefined {
  const isListed = (releases ?? []).some((release) => release.version.text === version);
  return source.kind !== 'forge' || isListed ? undefined : redactUrls(source.remote);
}

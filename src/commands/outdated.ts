import type { LockedModule } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { Resolution } from '../model/resolution.ts';
import { compareVersions, isPrerelease } from '../model/version.ts';
import { describeRange } from '../model/version-range.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
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
    const wanted = await resolveProject(puppetfile, {
      catalog,
      locked: new Map(),
      unlocked: 'all',
    });
    const modules = lockfile.sources.flatMap((source) => source.modules);
    const rows = await Promise.all(
      modules.map(async (module) =>
        compareModule(module, await catalog.releases(module.name), { wanted, puppetfile }),
      ),
    );
    return rows.flatMap((row) => row ?? []);
  });
}

interface Comparison {
  readonly wanted: Resolution;
  readonly puppetfile: Puppetfile;
}

function compareModule(
  { name, spelledName, version }: LockedModule,
  releases: readonly Release[] | null,
  { wanted, puppetfile }: Comparison,
): OutdatedModule | undefined {
  const latest = newest(releases ?? []);
  const chosen = wanted.releases.get(name);
  if (latest === undefined) return undefined;
  const isHeldBack = chosen !== undefined && compareVersions(chosen.version, latest.version) < 0;
  if (chosen?.version.text === version && !isHeldBack) return undefined;
  return {
    name: spelledName,
    locked: version,
    wanted: chosen?.version.text,
    latest: latest.version.text,
    heldBackBy: isHeldBack ? whoHoldsBack(latest, { wanted, puppetfile }) : undefined,
  };
}

/** The newest release that somebody would choose without being asked for a pre-release. */
function newest(releases: readonly Release[]): Release | undefined {
  const stable = releases.filter(({ version }) => !isPrerelease(version));
  const candidates = stable.length > 0 ? stable : releases;
  return candidates.reduce<Release | undefined>(
    (best, one) => (best && compareVersions(best.version, one.version) > 0 ? best : one),
    undefined,
  );
}

/** The nearest reason: the Puppetfile, a chosen release that asks for less, or what it needs itself. */
function whoHoldsBack(latest: Release, { wanted, puppetfile }: Comparison): string {
  const declaration = puppetfile.declarations.find(({ name }) => name === latest.name);
  if (declaration !== undefined && !declaration.range.allows(latest.version)) {
    const { file, line } = declaration.span;
    return `${file}:${line} asks for ${describeRange(declaration.range)}`;
  }
  return (
    latest.unusable ??
    whoAsksForLess(latest, wanted) ??
    whatItNeeds(latest, wanted) ??
    'it does not fit with the others'
  );
}

function whoAsksForLess({ name, version }: Release, wanted: Resolution): string | undefined {
  for (const release of wanted.releases.values()) {
    const asking = release.dependencies.find(
      (dependency) => dependency.name === name && !dependency.range.allows(version),
    );
    if (asking) return `${nameOf(release)} requires ${describeRange(asking.range)}`;
  }
  return undefined;
}

function whatItNeeds(latest: Release, wanted: Resolution): string | undefined {
  const unmet = latest.dependencies.find(({ name, range }) => {
    const chosen = wanted.releases.get(name);
    return chosen !== undefined && !range.allows(chosen.version);
  });
  return unmet && `${nameOf(latest)} requires ${unmet.name} ${describeRange(unmet.range)}`;
}

function nameOf({
  name,
  version,
}: {
  readonly name: ModuleName;
  readonly version: Release['version'];
}) {
  return `${name} ${version.text}`;
}

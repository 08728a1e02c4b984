import { PupfileError } from '../errors/pupfile-error.ts';
import { buildLockfile } from '../lockfile/build-lockfile.ts';
import { compareLockfile } from '../lockfile/compare-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Resolution } from '../model/resolution.ts';
import type { HttpClient } from '../net/http.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { Catalog } from '../resolver/catalog.ts';
import { resolve } from '../resolver/resolve.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { forgeCatalog } from '../sources/forge-catalog.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';

/** Which modules a project is to have, before their archives are there. */
export interface ModulePlan {
  readonly archives: readonly WantedArchive[];
  /** Whether the lock said so already and nothing had to be resolved. */
  readonly isLocked: boolean;
  /** The lock that says so, given the sha256 of each archive whose sha256 the Forge doesn't tell. */
  lockWith(checksums: ReadonlyMap<ModuleName, string>): Lockfile;
}

/** The modules that need not stay as they are locked. */
export type Unlocked = readonly ModuleName[] | 'all';

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
  const mayStay = unlocked !== 'all' && unlocked.length === 0 && lockfile !== undefined;
  if (mayStay && compareLockfile(puppetfile, lockfile).length === 0) {
    return { archives: lockedArchives(lockfile), isLocked: true, lockWith: () => lockfile };
  }
  report({ kind: 'resolving', declarations: puppetfile.declarations.length });
  const catalog = createCatalog(puppetfile, http);
  const locked = lockedVersions(lockfile, unlocked);
  const resolution = await resolveProject(puppetfile, { catalog, locked, unlocked });
  const archives = resolvedArchives(resolution, { lockfile, forgeOf: catalog.origin });
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

/** Resolves a project's declarations; `locked` versions are kept where they can be. */
export async function resolveProject(
  puppetfile: Puppetfile,
  options: {
    readonly catalog: Catalog;
    readonly locked: ReadonlyMap<ModuleName, string>;
    readonly unlocked: Unlocked;
  },
): Promise<Resolution> {
  refuseOtherSources(puppetfile);
  const { declarations, exclusions } = puppetfile;
  return resolve({
    declarations: inOrderOfPreference(declarations, options.unlocked),
    excluded: new Set(exclusions.map(({ name }) => name)),
    locked: options.locked,
    catalog: options.catalog,
  });
}

/** The releases that a project can choose from: a declared module's Forge, else the project's. */
export function createCatalog(puppetfile: Puppetfile, http: HttpClient): Catalog {
  return forgeCatalog({ http, forgeOf: forgeLookup(puppetfile) });
}

/** The archives that a lock of Forge modules asks for. */
export function lockedArchives(lockfile: Lockfile): WantedArchive[] {
  return lockfile.sources.flatMap((source) =>
    source.modules.map(({ name, version }) => ({
      name,
      version,
      forgeUrl: source.remote,
      reference: undefined,
      lockedSha256: lockfile.checksums.get(name)?.sha256,
    })),
  );
}

function resolvedArchives(
  { releases }: Resolution,
  context: {
    readonly lockfile: Lockfile | undefined;
    readonly forgeOf: (name: ModuleName) => string;
  },
): WantedArchive[] {
  const locked = context.lockfile?.checksums;
  return [...releases.values()].map(({ name, version, archive }) => {
    const checksum = locked?.get(name);
    return {
      name,
      version: version.text,
      forgeUrl: context.forgeOf(name),
      reference: archive,
      // A release that stays locked has to stay the same, whatever the Forge says of it by now.
      lockedSha256: checksum?.version === version.text ? checksum.sha256 : undefined,
    };
  });
}

function lockedVersions(
  lockfile: Lockfile | undefined,
  unlocked: Unlocked,
): Map<ModuleName, string> {
  if (unlocked === 'all') return new Map();
  const modules = lockfile?.sources.flatMap((source) => source.modules) ?? [];
  const staying = modules.filter(({ name }) => !unlocked.includes(name));
  return new Map(staying.map(({ name, version }) => [name, version]));
}

/** Who is to be updated by name gets the newest release, even where others have to move for it. */
function inOrderOfPreference(
  declarations: readonly ModuleDeclaration[],
  unlocked: Unlocked,
): readonly ModuleDeclaration[] {
  if (unlocked === 'all') return declarations;
  const isFirst = ({ name }: ModuleDeclaration) => unlocked.includes(name);
  return [
    ...declarations.filter(isFirst),
    ...declarations.filter((declaration) => !isFirst(declaration)),
  ];
}

/** A declared module comes from its own Forge, a dependency from the project's. */
function forgeLookup({ declarations, forgeUrl }: Puppetfile): (name: ModuleName) => string {
  const own = new Map(
    declarations.flatMap(({ name, source }) =>
      source.kind === 'forge' ? [[name, source.url] as const] : [],
    ),
  );
  return (name) => own.get(name) ?? forgeUrl;
}

function refuseOtherSources({ declarations }: Puppetfile): void {
  const others = declarations.filter(({ source }) => source.kind !== 'forge');
  if (others.length === 0) return;
  throw new PupfileError(
    'SOURCE_UNSUPPORTED',
    'Only modules of a Forge can be installed by this version of pupfile',
    {
      labels: others.map(({ span, source }) => ({
        span,
        text: `comes from a ${source.kind} source`,
      })),
    },
  );
}

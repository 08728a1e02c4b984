import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import { buildLockfile } from '../lockfile/build-lockfile.ts';
import { compareLockfile } from '../lockfile/compare-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Resolution } from '../model/resolution.ts';
import type { HttpClient } from '../net/http.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
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

/**
 * Decides the modules of a project: those of the lock where it is current and complete, else what
 * the resolver finds, which moves away from the lock as little as it can.
 *
 * Throws what resolving throws, and SOURCE_UNSUPPORTED.
 */
export async function planModules(
  { puppetfile, lockfile }: Project,
  { http, report }: { readonly http: HttpClient; readonly report: Report },
): Promise<ModulePlan> {
  refuseOtherSources(puppetfile);
  if (lockfile !== undefined && compareLockfile(puppetfile, lockfile).length === 0) {
    const archives = lockedArchives(lockfile, statedChecksums(puppetfile));
    return { archives, isLocked: true, lockWith: () => lockfile };
  }
  report({ kind: 'resolving', declarations: puppetfile.declarations.length });
  const forgeOf = forgeLookup(puppetfile);
  const resolution = await resolve({
    declarations: puppetfile.declarations,
    excluded: new Set(puppetfile.exclusions.map(({ name }) => name)),
    locked: lockedVersions(lockfile),
    catalog: forgeCatalog({ http, forgeOf }),
  });
  return {
    archives: resolvedArchives(resolution, {
      lockfile,
      forgeOf,
      stated: statedChecksums(puppetfile),
    }),
    isLocked: false,
    lockWith: (checksums) => buildLockfile({ puppetfile, resolution, checksums }),
  };
}

type Checksums = ReadonlyMap<ModuleName, string>;

/** `sha256sum:` of the Puppetfile, which no lock and no Forge can talk its way around. */
function statedChecksums({ declarations }: Puppetfile): Checksums {
  return new Map(
    declarations.flatMap(({ name, source }) =>
      source.kind === 'forge' && source.sha256 !== undefined ? [[name, source.sha256]] : [],
    ),
  );
}

/** The archives that a lock of Forge modules asks for. */
function lockedArchives(lockfile: Lockfile, stated: Checksums): WantedArchive[] {
  return lockfile.sources.flatMap((source) =>
    source.modules.map(({ name, version }) => ({
      name,
      version,
      forgeUrl: source.remote,
      reference: undefined,
      lockedSha256: stated.get(name) ?? lockfile.checksums.get(name)?.sha256,
    })),
  );
}

function resolvedArchives(
  { releases }: Resolution,
  context: {
    readonly lockfile: Lockfile | undefined;
    readonly forgeOf: (name: ModuleName) => string;
    readonly stated: Checksums;
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
      lockedSha256:
        context.stated.get(name) ??
        (checksum?.version === version.text ? checksum.sha256 : undefined),
    };
  });
}

function lockedVersions(lockfile: Lockfile | undefined): Map<ModuleName, string> {
  const modules = lockfile?.sources.flatMap((source) => source.modules) ?? [];
  return new Map(modules.map(({ name, version }) => [name, version]));
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

/** What the Puppetfile says and this version of pupfile cannot do must not be passed over. */
function refuseOtherSources({ declarations }: Puppetfile): void {
  const others = declarations.filter(({ source }) => source.kind !== 'forge');
  const elsewhere = declarations.filter(
    ({ source, installPath }) => source.kind === 'forge' && installPath !== undefined,
  );
  if (others.length > 0) {
    throw unsupportedSource(
      'Only modules of a Forge can be installed by this version of pupfile',
      others.map(({ span, source }) => ({ span, text: `comes from a ${source.kind} source` })),
    );
  }
  if (elsewhere.length > 0) {
    throw unsupportedSource(
      'Only one modules directory can be filled by this version of pupfile',
      elsewhere.map(({ span, installPath }) => ({ span, text: `belongs into ${installPath}` })),
    );
  }
}

function unsupportedSource(message: string, labels: readonly ErrorLabel[]): PupfileError {
  return new PupfileError('SOURCE_UNSUPPORTED', message, { labels });
}

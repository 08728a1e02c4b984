import { redactUrls } from '../errors/redact.ts';
import { layoutVersion } from '../model/layout-version.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { hasAuthor, type ModuleName, parseModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { Override, Resolution } from '../model/resolution.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { groupBy } from './group-by.ts';
import { redactRemote } from './locked-remote.ts';
import type {
  LockedChecksum,
  LockedCommit,
  LockedDeclaration,
  LockedDependency,
  LockedModule,
  LockedOverride,
  LockedPlatform,
  LockedSource,
  Lockfile,
} from './lockfile.ts';
import { renderDependencyRanges, renderRequirements } from './requirement-text.ts';
import { stateRequirements } from './stated-requirements.ts';

/** What a lock is made of. */
export interface LockfileContents {
  readonly puppetfile: Puppetfile;
  readonly resolution: Resolution;
  /** The sha256 of each archive that was downloaded, in hexadecimal digits. */
  readonly checksums: ReadonlyMap<ModuleName, string>;
  /** What the modules were asked to run on. */
  readonly platform?: LockedPlatform;
}

/**
 * The lock of a resolution. An archive that was not downloaded has the checksum that the Forge
 * promises for it; what stands in the modules directory already is not locked.
 */
export function buildLockfile({
  puppetfile,
  resolution,
  checksums,
  platform = {},
}: LockfileContents): Lockfile {
  const declarations = new Map(puppetfile.declarations.map((one) => [one.name, one]));
  const exclusions = new Set(puppetfile.exclusions.map((exclusion) => exclusion.name));
  const spell = (name: ModuleName) => declarations.get(name)?.spelledName ?? name;
  const releases = [...resolution.releases.values()];
  const forgeOf = (release: Release) =>
    lockedForge(release, declarations.get(release.name), puppetfile);
  const fixed = releases.filter(({ pin }) => pin?.kind !== 'local');
  const bySource = groupBy(fixed, (release) => JSON.stringify(placeOf(release, forgeOf)));
  return {
    sources: [...bySource.values()].flatMap((its) => {
      const [first] = its;
      if (first === undefined) return [];
      const modules = its.map((release) => lockModule(release, spell, exclusions));
      return [{ ...placeOf(first, forgeOf), modules }];
    }),
    dependencies: puppetfile.declarations.map(lockDeclaration),
    exclusions: [...exclusions],
    checksums: lockChecksums(releases, checksums),
    commits: lockCommits(releases),
    overrides: resolution.overrides.map((override) => lockOverride(override, spell)),
    platform,
    names: namesOf(declarations.values()),
    ...(layoutVersion === 1 ? {} : { layout: layoutVersion }),
  };
}

/** What was declared without an author and found out to have one. */
function namesOf(declarations: Iterable<ModuleDeclaration>): ReadonlyMap<ModuleName, ModuleName> {
  const bare = [...declarations].filter(
    ({ name, spelledName }) => hasAuthor(name) && !hasAuthor(spelledName),
  );
  return new Map(
    bare.flatMap(({ name, spelledName }) => {
      const declared = parseModuleName(spelledName);
      return declared === null ? [] : [[declared, name] as const];
    }),
  );
}

function lockDeclaration(declaration: ModuleDeclaration): LockedDeclaration {
  const { name, spelledName, requirements } = declaration;
  const stated = stateRequirements(declaration);
  return {
    name,
    spelledName,
    requirement: renderRequirements(requirements),
    ...(stated !== undefined && { stated }),
  };
}

type Spell = (name: ModuleName) => string;

/** A block of the lock without its modules. */
type LockedPlace = LockedSource extends infer Source
  ? Source extends LockedSource
    ? Omit<Source, 'modules'>
    : never
  : never;

function placeOf(release: Release, forgeOf: (release: Release) => string): LockedPlace {
  const { pin } = release;
  switch (pin?.kind) {
    case undefined:
    case 'local':
      return { kind: 'forge', remote: forgeOf(release) };
    case 'git': {
      const { url, ref, sha, path } = pin;
      return { kind: 'git', remote: redactRemote(url), ref, sha, path };
    }
    case 'path':
      return { kind: 'path', remote: pin.path };
    case 'github_tarball':
      return { kind: 'github_tarball', remote: pin.repository };
    case 'svn':
      return { kind: 'svn', remote: redactUrls(pin.url), revision: pin.revision };
    case 'tarball':
      return { kind: 'tarball', remote: redactUrls(pin.url) };
  }
}

/** Where the module was found; who hands in none of it took it from where it was declared. */
function lockedForge(
  { forgeUrl }: Release,
  declaration: ModuleDeclaration | undefined,
  puppetfile: Puppetfile,
): string {
  const source = declaration?.source;
  const declared = source?.kind === 'forge' ? source.url : puppetfile.forgeUrl;
  return redactUrls(forgeUrl ?? declared);
}

function lockModule(
  { name, version, dependencies }: Release,
  spell: Spell,
  exclusions: ReadonlySet<ModuleName>,
): LockedModule {
  const kept = dependencies.filter((dependency) => !exclusions.has(dependency.name));
  // Metadata may ask for one module twice; both ranges hold.
  const byName = groupBy(kept, (dependency) => dependency.name);
  const locked = [...byName].map(
    ([dependency, ranges]): LockedDependency => ({
      name: dependency,
      spelledName: spell(dependency),
      requirement: renderDependencyRanges(ranges.map(({ range }) => range.text)),
    }),
  );
  return { name, spelledName: spell(name), version: version.text, dependencies: locked };
}

function lockOverride({ release, dependency }: Override, spell: Spell): LockedOverride {
  const { name, version } = release;
  return {
    name,
    spelledName: spell(name),
    version: version.text,
    dependency: {
      name: dependency.name,
      spelledName: spell(dependency.name),
      requirement: renderDependencyRanges([dependency.range.text]),
    },
  };
}

function lockCommits(releases: readonly Release[]): ReadonlyMap<ModuleName, LockedCommit> {
  return new Map(
    releases.flatMap(({ name, version, pin }) =>
      pin?.kind === 'git' ? [[name, { sha: pin.sha, version: version.text }] as const] : [],
    ),
  );
}

function lockChecksums(
  releases: readonly Release[],
  downloaded: ReadonlyMap<ModuleName, string>,
): ReadonlyMap<ModuleName, LockedChecksum> {
  return new Map(
    releases.flatMap(({ name, version, archive, pin }) => {
      if (pin !== undefined && 'treeSha256' in pin) {
        return [[name, { sha256: pin.treeSha256, version: version.text, isTree: true }] as const];
      }
      const known = pin === undefined ? downloaded.get(name) : undefined;
      const sha256 = known ?? archive?.sha256;
      return sha256 === undefined ? [] : [[name, { sha256, version: version.text }] as const];
    }),
  );
}

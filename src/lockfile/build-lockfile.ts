import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { layoutVersion } from '../model/layout-version.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { Override, Resolution } from '../model/resolution.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { groupBy } from './group-by.ts';
import type {
  LockedChecksum,
  LockedDeclaration,
  LockedDependency,
  LockedModule,
  LockedOverride,
  LockedPlatform,
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
 * The lock of a resolution whose modules all come from Forges.
 *
 * An archive that was not downloaded has the checksum that the Forge promises for it.
 * Throws SOURCE_UNSUPPORTED for a declaration with another source.
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
  const byForge = groupBy(releases, (one) => forgeOf(one, declarations.get(one.name), puppetfile));
  return {
    sources: [...byForge].map(([remote, its]) => ({
      kind: 'forge',
      remote,
      modules: its.map((release) => lockModule(release, spell, exclusions)),
    })),
    dependencies: puppetfile.declarations.map(lockDeclaration),
    exclusions: [...exclusions],
    checksums: lockChecksums(releases, checksums),
    overrides: resolution.overrides.map((override) => lockOverride(override, spell)),
    platform,
    ...(layoutVersion === 1 ? {} : { layout: layoutVersion }),
  };
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

/** Where the module was found; who hands in none of it took it from where it was declared. */
function forgeOf(
  { forgeUrl }: Release,
  declaration: ModuleDeclaration | undefined,
  puppetfile: Puppetfile,
): string {
  if (declaration === undefined) return redactUrls(forgeUrl ?? puppetfile.forgeUrl);
  const { source, spelledName, span } = declaration;
  if (source.kind === 'forge') return redactUrls(forgeUrl ?? source.url);
  throw new PupfileError(
    'SOURCE_UNSUPPORTED',
    `\`${spelledName}\` comes from a source that cannot be locked yet`,
    { labels: [{ span, text: `a ${source.kind} source` }] },
  );
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

function lockChecksums(
  releases: readonly Release[],
  downloaded: ReadonlyMap<ModuleName, string>,
): ReadonlyMap<ModuleName, LockedChecksum> {
  return new Map(
    releases.flatMap(({ name, version, archive }) => {
      const sha256 = downloaded.get(name) ?? archive?.sha256;
      return sha256 === undefined ? [] : [[name, { sha256, version: version.text }] as const];
    }),
  );
}

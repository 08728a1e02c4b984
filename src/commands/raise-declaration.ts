import type { Lockfile } from '../lockfile/lockfile.ts';
import { isExactPin, type ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from '../model/version.ts';
import type { VersionRange } from '../model/version-range.ts';
import { newestRelease } from '../resolver/step-backs.ts';

/** A declaration whose range is to be raised, and what it stands at. */
export interface RaisableDeclaration {
  readonly declaration: ModuleDeclaration;
  /** The pinned or locked version, else the newest one that the range allows. */
  readonly current: Version;
  /** The newest release there is. */
  readonly newest: Release;
}

/** What a declaration stands at; undefined where none of its releases is in its range. */
export function currentVersion(
  declaration: ModuleDeclaration,
  releases: readonly Release[],
  lockfile: Lockfile | undefined,
): Version | undefined {
  const { name, range, requirements } = declaration;
  // Even where that release was deleted.
  if (isExactPin(declaration))
    return parseVersion((requirements[0] ?? '').replace(/^=\s*/, '')) ?? undefined;
  const locked = lockedVersion(name, lockfile);
  if (locked !== undefined && range.allows(locked)) return locked;
  return newestRelease(releases.filter(({ version }) => range.allows(version)))?.version;
}

function lockedVersion(name: ModuleName, lockfile: Lockfile | undefined): Version | undefined {
  const modules = lockfile?.sources.flatMap((source) => source.modules) ?? [];
  const version = modules.find((module) => module.name === name)?.version;
  return version === undefined ? undefined : (parseVersion(version) ?? undefined);
}

/** How far declarations may be raised. */
export interface LooseningOptions {
  readonly crossesMajors: boolean;
  /** Whether pins win over what other modules require. */
  readonly overridesPins: boolean;
}

/** The declaration that also allows newer releases: of the same major version, or any. */
export function loosen(
  { declaration, current }: RaisableDeclaration,
  { crossesMajors, overridesPins }: LooseningOptions,
): ModuleDeclaration {
  const { range, directives = [] } = declaration;
  const isNewer = (version: Version) =>
    compareVersions(version, current) > 0 &&
    !isPrerelease(version) &&
    (crossesMajors || version.semver.major === current.semver.major);
  const loose: VersionRange = {
    text: crossesMajors
      ? `>= ${current.text}`
      : `>= ${current.text} < ${current.semver.major + 1}.0.0`,
    allows: (version) => range.allows(version) || isNewer(version),
    covers: (version) => range.covers(version) || isNewer(version),
  };
  const isOverride = overridesPins && isExactPin(declaration) && !directives.includes('override');
  return {
    ...declaration,
    range: loose,
    requirements: [loose.text],
    ...(isOverride ? { directives: [...directives, 'override'] } : {}),
  };
}

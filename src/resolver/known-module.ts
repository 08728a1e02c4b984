import type { ModuleName } from '../model/module-name.ts';
import type { Dependency, Release } from '../model/release.ts';
import { compareVersions, isPrerelease, parseVersion } from '../model/version.ts';
import type { VersionRange } from '../model/version-range.ts';
import { absence, allChoices, emptySet, type ReleaseSet, singleChoice } from './release-set.ts';

/** A module whose releases have been looked up, numbered in the order in which they are preferred. */
export interface KnownModule {
  readonly name: ModuleName;
  /** False for a module that nobody has; it has no releases then. */
  readonly exists: boolean;
  /** The most preferred first: the locked one, then from new to old. */
  readonly releases: readonly Release[];
  /** The dependencies of a release that count. */
  dependenciesOf(release: Release): readonly Dependency[];
  readonly all: ReleaseSet;
  readonly absent: ReleaseSet;
  /** The releases that do not run on what they have to run on. */
  readonly unsupported: ReleaseSet;
  /** The releases whose version is in the range. */
  within(range: VersionRange): ReleaseSet;
  /** The releases that require the same of the same module as this dependency does. */
  sharing(dependency: Dependency): ReleaseSet;
}

/** What shapes the order and the edges of a module's releases. */
export interface ModuleView {
  /** The version that the lock holds, which is preferred to newer ones. */
  readonly lockedVersion: string | undefined;
  /** The dependencies of a release that count. */
  dependenciesOf(release: Release): readonly Dependency[];
  /** Whether a release runs on what it has to run on. */
  supports(release: Release): boolean;
}

/** Numbers a module's releases; `releases` is null for a module that nobody has. */
export function knowModule(
  name: ModuleName,
  releases: readonly Release[] | null,
  { lockedVersion, dependenciesOf, supports }: ModuleView,
): KnownModule {
  const ordered = inOrderOfPreference(releases ?? [], lockedVersion);
  return {
    name,
    exists: releases !== null,
    releases: ordered,
    dependenciesOf,
    all: allChoices(ordered.length),
    absent: absence(ordered.length),
    unsupported: setOf(ordered, (release) => !supports(release)),
    within: rangeLookup(ordered),
    sharing: dependencyLookup(ordered, dependenciesOf),
  };
}

function inOrderOfPreference(releases: readonly Release[], locked: string | undefined): Release[] {
  const rank = (release: Release) => (release.version.text === locked ? 0 : 1);
  return [...releases].sort(
    (left, right) => rank(left) - rank(right) || compareVersions(right.version, left.version),
  );
}

function rangeLookup(releases: readonly Release[]): KnownModule['within'] {
  const onlyPrereleases = releases.filter(isRelease).every(({ version }) => isPrerelease(version));
  // By the range and not by its text: `~> 1.2` means one thing in a Puppetfile and another in a
  // metadata.json.
  const known = new Map<VersionRange, ReleaseSet>();
  return (range) => {
    const set =
      known.get(range) ??
      setOf(releases, ({ version }) =>
        onlyPrereleases ? range.covers(version) : range.allows(version),
      );
    known.set(range, set);
    return set;
  };
}

/** A broken release is one as well; what has no version to speak of is none. */
function isRelease({ version, unusable }: Release): boolean {
  return unusable === undefined || parseVersion(version.text) !== null;
}

/** Counts what every release requires once, when somebody first asks. */
function dependencyLookup(
  releases: readonly Release[],
  dependenciesOf: KnownModule['dependenciesOf'],
): KnownModule['sharing'] {
  const identify = ({ name, range }: Dependency) => `${name} ${range.text}`;
  let sets: Map<string, ReleaseSet> | undefined;
  return (dependency) => {
    sets ??= releases.reduce((all, release, index) => {
      for (const id of dependenciesOf(release).map(identify)) {
        all.set(id, (all.get(id) ?? emptySet) | singleChoice(index));
      }
      return all;
    }, new Map<string, ReleaseSet>());
    return sets.get(identify(dependency)) ?? emptySet;
  };
}

function setOf(releases: readonly Release[], belongs: (release: Release) => boolean): ReleaseSet {
  return releases.reduce(
    (set, release, index) => (belongs(release) ? set | singleChoice(index) : set),
    emptySet,
  );
}

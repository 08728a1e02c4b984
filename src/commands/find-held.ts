import type { Release } from '../model/release.ts';
import { compareVersions, isPrerelease } from '../model/version.ts';
import { whoHoldsBack } from '../resolver/held-back.ts';
import { newestRelease } from '../resolver/step-backs.ts';
import type { ChosenReleases } from './choose-releases.ts';
import type { UpgradeCandidate } from './find-raisable.ts';

/** A module that has a newer release than the one that its range is raised to. */
export interface HeldModule {
  readonly name: string;
  /** The version that it stays at, or was raised to. */
  readonly at: string;
  readonly newest: string;
  /** In words. */
  readonly heldBackBy: string;
}

/** Tells which modules are not at their newest release, and why; not those that the lock alone keeps. */
export async function findHeld(
  candidates: readonly UpgradeCandidate[],
  chosen: ChosenReleases,
  crossesMajors: boolean,
): Promise<readonly HeldModule[]> {
  const held: HeldModule[] = [];
  for (const candidate of candidates) {
    const { declaration, newest } = candidate;
    const release = chosen.resolved.resolution.releases.get(declaration.name);
    // What a range allows already, `update` brings.
    if (release === undefined || declaration.range.allows(newest.version)) continue;
    if (compareVersions(release.version, newest.version) >= 0) continue;
    held.push({
      name: declaration.spelledName,
      at: release.version.text,
      newest: newest.version.text,
      heldBackBy: await whatHoldsBack(candidate, release, { ...chosen, crossesMajors }),
    });
  }
  return held;
}

async function whatHoldsBack(
  { statement, obstacle, newest, current }: UpgradeCandidate,
  release: Release,
  { resolved, catalog, crossesMajors }: ChosenReleases & { readonly crossesMajors: boolean },
): Promise<string> {
  if (obstacle !== undefined) return obstacle;
  if (statement === undefined || crossesMajors) return whoHoldsBack(newest, resolved);
  const releases = (await catalog.releases(release.name)) ?? [];
  const nearest = newestRelease(
    releases.filter(
      ({ version }) =>
        version.semver.major === current.semver.major &&
        !isPrerelease(version) &&
        compareVersions(version, release.version) > 0,
    ),
  );
  return nearest === undefined ? '`--major` allows it' : whoHoldsBack(nearest, resolved);
}

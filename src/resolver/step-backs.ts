import type { Release } from '../model/release.ts';
import type { StepBack } from '../model/resolution.ts';
import { compareVersions, isPrerelease } from '../model/version.ts';
import { type Resolved, whoHoldsBack } from './held-back.ts';

/**
 * The modules that were chosen a major version or more behind their newest release, though the
 * Puppetfile allows that one and no lock keeps them. Old releases have open ranges and look compatible for ever, so that
 * one contradiction can lead many years back. Those that are farthest behind come first.
 */
export async function findStepBacks(resolved: Resolved): Promise<readonly StepBack[]> {
  const stepBacks: StepBack[] = [];
  for (const release of resolved.resolution.releases.values()) {
    const newest = newestRelease((await resolved.options.catalog.releases(release.name)) ?? []);
    if (newest === undefined || !isFarBehind(release, newest, resolved)) continue;
    stepBacks.push({ release, newest, heldBackBy: await whoHoldsBack(newest, resolved) });
  }
  return stepBacks.toSorted((left, right) => majorsBehind(right) - majorsBehind(left));
}

/** The newest release that somebody would choose without being asked for a pre-release. */
export function newestRelease(releases: readonly Release[]): Release | undefined {
  const stable = releases.filter(({ version }) => !isPrerelease(version));
  const candidates = stable.length > 0 ? stable : releases;
  return candidates.reduce<Release | undefined>(
    (best, one) => (best && compareVersions(best.version, one.version) > 0 ? best : one),
    undefined,
  );
}

function majorsBehind({ release, newest }: StepBack): number {
  return newest.version.semver.major - release.version.semver.major;
}

function isFarBehind(release: Release, newest: Release, { options }: Resolved): boolean {
  const declaration = options.declarations.find(({ name }) => name === release.name);
  const isPinned = declaration !== undefined && !declaration.range.allows(newest.version);
  const isLocked = options.locked.get(release.name) === release.version.text;
  return !isPinned && !isLocked && release.version.semver.major < newest.version.semver.major;
}

import type { Release } from '../model/release.ts';
import type { Override } from '../model/resolution.ts';
import { compareVersions, isPrerelease } from '../model/version.ts';
import { describeRange } from '../model/version-range.ts';
import type { Resolved } from './held-back.ts';

/** What somebody should know of a resolution, a sentence each: overrides, and broken releases. */
export async function tellOddities(resolved: Resolved): Promise<readonly string[]> {
  const { options, resolution } = resolved;
  const broken: string[] = [];
  for (const release of resolution.releases.values()) {
    const releases = (await options.catalog.releases(release.name)) ?? [];
    broken.push(...findPassedOver(release, releases).map(tellPassedOver));
  }
  return [...resolution.overrides.map(tellOverride), ...broken];
}

function tellOverride({ release, dependency, chosen }: Override): string {
  const requirement = `${dependency.name} ${describeRange(dependency.range)}`;
  const instead = chosen === undefined ? 'it is left out' : `${chosen.version.text} is taken`;
  return `${release.name} ${release.version.text} requires ${requirement}; ${instead}, because it is overridden`;
}

/** Newer releases that would have come into question, were they not broken. */
function findPassedOver({ version }: Release, releases: readonly Release[]): readonly Release[] {
  return releases.filter(
    (one) =>
      one.unusable !== undefined &&
      !isPrerelease(one.version) &&
      compareVersions(one.version, version) > 0,
  );
}

function tellPassedOver({ unusable }: Release): string {
  return `${unusable}; it is passed over`;
}

import SemVer from 'semver/classes/semver.js';

/** A release's version: Semantic Versioning 2.0.0, as the Forge demands. */
export interface Version {
  /** As the author wrote it, build metadata included. */
  readonly text: string;
  readonly semver: SemVer;
}

/** Reads a version; a leading `v` is forgiven. Null where the text is not Semantic Versioning. */
export function parseVersion(text: string): Version | null {
  const trimmed = text.trim().replace(/^v(?=\d)/, '');
  try {
    return { text: trimmed, semver: new SemVer(trimmed) };
  } catch {
    return null;
  }
}

/** Orders versions from old to new, numerically; build metadata breaks ties, so the order is total. */
export function compareVersions(left: Version, right: Version): number {
  return left.semver.compare(right.semver) || left.semver.compareBuild(right.semver);
}

export function isPrerelease(version: Version): boolean {
  return version.semver.prerelease.length > 0;
}

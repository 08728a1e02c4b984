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

// RubyGems' versions: any number of parts, of which those with letters mark a pre-release.
const gemVersion =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?((?:\.\d+)*)(?:[.-]?((?!x\b)[a-z][0-9a-z.-]*))?$/i;

/**
 * Reads what tags and old releases have for a version, too, and gives it the place that RubyGems
 * would: `1.2` is 1.2.0, `0.0.1.1` follows 0.0.1, `2.0.1a` and `1.4.0.pre2` precede 2.0.1 and 1.4.0.
 * Null where the text is none of them.
 */
export function parseLooseVersion(text: string): Version | null {
  const strict = parseVersion(text);
  if (strict !== null) return strict;
  const trimmed = text.trim();
  const [, major, minor = '0', patch = '0', more = '', letters] = gemVersion.exec(trimmed) ?? [];
  if (major === undefined) return null;
  const core = [major, minor, patch].map((part) => part.replace(/^0+(?=\d)/, '')).join('.');
  const prerelease = letters === undefined ? '' : `-${identifiersOf(letters)}`;
  const build = more === '' ? '' : `+${more.slice(1)}`;
  const version = parseVersion(core + prerelease + build);
  return version === null
    ? null
    : { text: trimmed.replace(/^v(?=\d)/, ''), semver: version.semver };
}

/** `pre2` becomes `pre.2`, so that `pre10` follows `pre9`. */
function identifiersOf(letters: string): string {
  const words = letters.match(/[a-z-]+|\d+/gi) ?? [];
  return words.map((word) => word.replace(/^0+(?=\d)/, '')).join('.');
}

/** Orders versions from old to new, numerically; build metadata breaks ties, so the order is total. */
export function compareVersions(left: Version, right: Version): number {
  return left.semver.compare(right.semver) || left.semver.compareBuild(right.semver);
}

export function isPrerelease(version: Version): boolean {
  return version.semver.prerelease.length > 0;
}

import type { Version } from './version.ts';
import { isPrerelease } from './version.ts';

/** Which versions somebody accepts, in that somebody's own words. */
export interface VersionRange {
  /** The author's text, for messages; `any version` reads as an empty text. */
  readonly text: string;
  /**
   * Whether the version is in the range. A pre-release is only where a comparator of the range
   * names a pre-release of the same major.minor.patch, as semver and semantic_puppet have it.
   */
  allows(version: Version): boolean;
  /** The same without the rule for pre-releases: for modules that have nothing else. */
  covers(version: Version): boolean;
}

/** One end of a range; several of them together describe an interval. */
export interface Comparator {
  readonly operator: '<' | '<=' | '>' | '>=' | '=' | '!=';
  readonly version: Version;
}

/** The range that every version is in. */
export const anyVersion: VersionRange = rangeOf('', [[]]);

/** A range that holds alternatives, each of them a list of comparators that must all hold. */
export function rangeOf(
  text: string,
  alternatives: readonly (readonly Comparator[])[],
): VersionRange {
  const covering = (version: Version) =>
    alternatives.filter((comparators) => comparators.every((one) => holds(one, version)));
  return {
    text,
    covers: (version) => covering(version).length > 0,
    allows: (version) =>
      covering(version).some(
        (comparators) =>
          !isPrerelease(version) || comparators.some((one) => namesPrereleaseOf(one, version)),
      ),
  };
}

/** The versions that are in all of the ranges; the texts are joined by commas. */
export function intersectRanges(ranges: readonly VersionRange[]): VersionRange {
  const [only] = ranges;
  if (only === undefined) return anyVersion;
  if (ranges.length === 1) return only;
  return {
    text: ranges.map((range) => range.text).join(', '),
    covers: (version) => ranges.every((range) => range.covers(version)),
    // One of them naming the pre-release is enough: `>= 1.0.0-rc1`, `< 2.0.0`.
    allows: (version) =>
      ranges.every((range) => range.covers(version)) &&
      ranges.some((range) => range.allows(version)),
  };
}

/** How a message names the range: the author's text, or that there is none. */
export function describeRange(range: VersionRange): string {
  return range.text === '' ? 'any version' : range.text;
}

function holds({ operator, version: bound }: Comparator, version: Version): boolean {
  const order = version.semver.compare(bound.semver);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0 && version.semver.compareBuild(bound.semver) === 0;
    case '!=':
      return order !== 0;
  }
}

function namesPrereleaseOf({ operator, version: bound }: Comparator, version: Version): boolean {
  return operator !== '!=' && isPrerelease(bound) && bound.semver.compareMain(version.semver) === 0;
}

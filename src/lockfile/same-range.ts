import { parseVersion, type Version } from '../model/version.ts';
import type { VersionRange } from '../model/version-range.ts';

/**
 * Whether two ranges of a Puppetfile hold the same versions, whatever their words: `1.x` and
 * `>= 1.0.0 < 2.0.0`.
 *
 * Between two neighbouring versions that a range begins or ends with, all versions are in it or none.
 * So it is enough to try what the texts name, what their wildcards end with, and one version between
 * each two. Ranges that name very many versions count as different ones.
 */
export function isSameRange(left: VersionRange, right: VersionRange): boolean {
  if (left.text === right.text) return true;
  const named = [...`${left.text} ${right.text}`.matchAll(versionPattern)];
  if (named.length > mostVersions) return false;
  return named
    .flatMap(probesOf)
    .every(
      (version) =>
        left.covers(version) === right.covers(version) &&
        left.allows(version) === right.allows(version),
    );
}

const versionPattern = /(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?/g;
// What people write names two or three.
const mostVersions = 100;

type Triple = readonly [major: number, minor: number, patch: number];

function probesOf([, major, minor = '0', patch = '0', prerelease, build]: RegExpExecArray) {
  const [a, b, c]: Triple = [Number(major), Number(minor), Number(patch)];
  const triples: readonly Triple[] = [
    [a, b, c],
    [a, b + 1, 0],
    [a + 1, 0, 0],
  ];
  const named = `${a}.${b}.${c}`;
  return [
    ...triples.flatMap(around),
    ...(prerelease === undefined ? [] : [`${named}${prerelease}`, `${named}${prerelease}.0`]),
    ...(build === undefined ? [] : [`${named}${prerelease ?? ''}${build}`, `${named}+0`]),
  ]
    .map(parseVersion)
    .filter((version): version is Version => version !== null);
}

/** A release, the one before it, the one after it, and a pre-release between each two. */
function around(triple: Triple): readonly string[] {
  const [major, minor, patch] = triple;
  const text = triple.join('.');
  const next = `${major}.${minor}.${patch + 1}`;
  // No module begins with a pre-release of 0.0.0, which would tell `>= 0` and any version apart.
  const start = text === '0.0.0' ? [] : [before(triple), `${text}-0`];
  return [...start, text, `${next}-0`, next];
}

/** No release comes later before 2.0.0 than one of the highest numbers, whatever they are. */
function before([major, minor, patch]: Triple): string {
  const highest = 99_999_999_999;
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.${highest}`;
  return `${Math.max(0, major - 1)}.${highest}.${highest}`;
}

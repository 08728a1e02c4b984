import { parseRequirement } from '../model/parse-range.ts';
import type { Version } from '../model/version.ts';

/** How somebody writes down that a release is wanted: `1.2.3`, or `>= 1.2.3 < 2.0.0`. */
export type RequirementManner = 'pin' | 'range';

/** The requirement for a release: this one alone, or all that follow it up to the next major version. */
export function requirementFor(version: Version, manner: RequirementManner): string {
  return manner === 'pin' ? version.text : `>= ${version.text} < ${version.semver.major + 1}.0.0`;
}

/** Whether a requirement allows one version alone, such as `1.2.3`. */
export function isPin(requirement: string): boolean {
  return pin.test(requirement.trim());
}

const pin = /^(=?\s*v?)(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/;
// `~> 1.2`, `~1.2.3` and `^1.2.3`
const operated = /^((?:~>|~|\^)\s*v?)(\d+(?:\.\d+){0,2})$/;
// `1.x`, `1.2.x` and `1.2`
const wild = /^(\d+)(\.\d+)?(\.[xX*])?$/;
const bounded = /^(>=\s*)(\d+(?:\.\d+){0,2})(\s*,\s*|\s+)(<\s*)(\d+)(?:\.(\d+))?(?:\.\d+)?$/;

/**
 * The same requirements for a newer release, written as they are: `~> 1.2` becomes `~> 2.4`,
 * `>= 1.2.0 < 2.0.0` becomes `>= 2.4.1 < 3.0.0`. Null for what is no pin and no stretch of versions
 * that ends by itself, such as `< 2.0.0` or `1.x || 3.x`: it says more than which release is wanted.
 */
export function raiseRequirements(
  requirements: readonly string[],
  version: Version,
): readonly string[] | null {
  const [first, second, third] = requirements;
  if (first === undefined || third !== undefined) return null;
  const raised =
    second === undefined ? raiseOne(first.trim(), version) : raiseTwo(first, second, version);
  const allows = raised?.every((one) => parseRequirement(one)?.allows(version) === true);
  return raised !== null && allows ? raised : null;
}

function raiseOne(text: string, version: Version): readonly string[] | null {
  const pinned = pin.exec(text);
  if (pinned !== null) return [`${pinned[1]}${version.text}`];
  const stretch = operated.exec(text);
  if (stretch !== null) return [`${stretch[1]}${partsOf(version, countParts(stretch[2]))}`];
  const [, major, minor = '', wildcard = ''] = wild.exec(text) ?? [];
  if (major !== undefined) return [partsOf(version, minor === '' ? 1 : 2) + wildcard];
  return raiseBounds(text, version);
}

function raiseBounds(text: string, version: Version): readonly string[] | null {
  const [, from, , between, below, , minor = '0'] = bounded.exec(text) ?? [];
  if (from === undefined) return null;
  return [`${from}${version.text}${between}${below}${endBehind(version, minor !== '0')}`];
}

/** `'>= 1.2.0', '< 2.0.0'`. */
function raiseTwo(first: string, second: string, version: Version): readonly string[] | null {
  const [joined] = raiseBounds(`${first.trim()} ${second.trim()}`, version) ?? [];
  const split = joined?.indexOf('<') ?? -1;
  if (joined === undefined || split === -1) return null;
  return [joined.slice(0, split).trim(), joined.slice(split)];
}

function endBehind({ semver: { major, minor } }: Version, isMinor: boolean): string {
  return isMinor ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}

function countParts(text = ''): number {
  return text.split('.').length;
}

function partsOf({ text, semver }: Version, count: number): string {
  return count === 3 ? text : [semver.major, semver.minor].slice(0, count).join('.');
}

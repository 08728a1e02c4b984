import { parseRequirements } from '../model/parse-range.ts';
import type { VersionRange } from '../model/version-range.ts';

/**
 * Reads a requirement of a lock as RubyGems means it: `= 1.2` is 1.2.0 and nothing else, and
 * `1.0.0.pre.rc1` is 1.0.0-rc1. Null where it names versions that are not Semantic Versioning.
 */
export function parseLockedRequirement(requirement: string): VersionRange | null {
  return parseRequirements(termsOf(requirement));
}

/** Whether two requirements of a lock mean the same: `< 2.0.0, >= 1.0.0` and `>= 1.0, < 2`. */
export function isSameRequirement(left: string, right: string): boolean {
  if (left === right) return true;
  const canonical = (requirement: string) =>
    [...new Set(termsOf(requirement))].toSorted().join(', ');
  return canonical(left) === canonical(right);
}

function termsOf(requirement: string): readonly string[] {
  return requirement
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '' && term !== '>= 0')
    .map((term) => term.replaceAll('.pre.', '-'))
    .map((term) => (term.startsWith('~>') ? term : fillUp(term)));
}

/** Three numbers keep Puppet's reading of `<= 1.2`, any 1.2, away. */
function fillUp(term: string): string {
  return term.replace(/^(\D*)(\d+)$/, '$1$2.0').replace(/^(\D*)(\d+\.\d+)$/, '$1$2.0');
}

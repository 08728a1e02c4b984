import { parseRequirements } from '../model/parse-range.ts';
import type { VersionRange } from '../model/version-range.ts';
import { parseLockedRequirement } from './locked-requirement.ts';
import { renderRequirements } from './requirement-text.ts';
import { isSameRange } from './same-range.ts';

/** What a declaration asks for: its requirements as written, and the range that they make. */
export interface StatedRange {
  readonly requirements: readonly string[];
  readonly range: VersionRange;
}

/**
 * A declaration's requirements for the block REQUIREMENTS, one string each; undefined where
 * librarian-puppet's words in DEPENDENCIES hold the same versions.
 *
 * RubyGems lacks words for alternatives (`1.x || 3.x`) and for build metadata, and it means something
 * else by `1.2`, `> 1.2` and `<= 1.2`.
 */
export function stateRequirements({
  requirements,
  range,
}: StatedRange): readonly string[] | undefined {
  if (requirements.every((text) => sameToBoth.test(text))) return undefined;
  const words = parseLockedRequirement(renderRequirements(requirements));
  if (words !== null && isSameRange(words, range)) return undefined;
  // A comma within a requirement means what a blank means; so one between two of them is unmistakable.
  return requirements.map((text) => text.replace(/[,\s]+/g, ' ').trim());
}

// Most of what people write; trying versions takes its time.
const sameToBoth = /^(?:(?:=|>=|<)?\s*\d+\.\d+\.\d+|~>\s*\d+\.\d+(?:\.\d+)?)$/;

/** The requirements as the block has them: `>= 1.0.0, 1.x || 3.x`. */
export function renderStated(stated: readonly string[]): string {
  return stated.join(', ');
}

/** Reads what `renderStated` writes. */
export function parseStated(text: string): readonly string[] {
  return text
    .split(',')
    .map((requirement) => requirement.trim())
    .filter((requirement) => requirement !== '');
}

/** Whether a declaration asks for what the block says that it asked for; the spelling may differ. */
export function isStated(stated: readonly string[], { requirements, range }: StatedRange): boolean {
  const before = parseRequirements(stated);
  // A tag of GitHub may be no version that a range could name.
  if (before === null) return renderStated(stated) === requirements.join(', ');
  return isSameRange(before, range);
}

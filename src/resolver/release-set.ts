/**
 * Which of a module's choices are meant: one bit for each of its releases, the most preferred
 * first, and one bit, the highest, for "not installed at all".
 *
 * With that last bit a requirement, its negation and their intersection are all plain sets:
 * AND, complement and OR of integers take the place of an algebra of version intervals.
 */
export type ReleaseSet = bigint;

export const emptySet: ReleaseSet = 0n;

/** The set of all choices for a module with so many releases. */
export function allChoices(releaseCount: number): ReleaseSet {
  return (1n << BigInt(releaseCount + 1)) - 1n;
}

/** The choice not to install a module with so many releases. */
export function absence(releaseCount: number): ReleaseSet {
  return 1n << BigInt(releaseCount);
}

export function singleChoice(index: number): ReleaseSet {
  return 1n << BigInt(index);
}

export function isSubset(set: ReleaseSet, of: ReleaseSet): boolean {
  return (set & ~of) === emptySet;
}

/** The index of the most preferred choice in a set that is not empty. */
export function mostPreferred(set: ReleaseSet): number {
  let index = 0;
  let rest = set;
  while ((rest & 0xffffffffn) === 0n) {
    rest >>= 32n;
    index += 32;
  }
  return index + 31 - Math.clz32(Number(rest & -rest & 0xffffffffn));
}

/** The indices in a set, most preferred first. */
export function indicesOf(set: ReleaseSet): number[] {
  const indices: number[] = [];
  for (let rest = set; rest !== emptySet; rest &= rest - 1n) indices.push(mostPreferred(rest));
  return indices;
}

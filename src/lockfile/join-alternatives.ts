import { firstAfter, type GemTerm, type GemVersion } from './gem-term.ts';

type Terms = readonly GemTerm[];

/**
 * The closest that RubyGems can say to alternatives (`1.x || 3.x`): everything from the lowest to
 * the highest end of them (`>= 1.0, < 4.0.0`). An end stands only if every alternative has one.
 */
export function joinAlternatives(alternatives: readonly Terms[]): Terms {
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return only;
  const low = farthest(alternatives.map(lowerEnd), (left, right) => compare(left, right));
  const high = farthest(alternatives.map(upperEnd), (left, right) => compare(right, left));
  return [...low, ...high];
}

function lowerEnd(terms: Terms): GemTerm | undefined {
  const end = terms.find(({ operator }) => ['=', '>', '>=', '~>'].includes(operator));
  return end && { ...end, operator: end.operator === '>' ? '>' : '>=' };
}

function upperEnd(terms: Terms): GemTerm | undefined {
  const end = terms.find(({ operator }) => ['=', '<', '<=', '~>'].includes(operator));
  if (end?.operator === '~>') return { operator: '<', version: firstBeyond(end.version) };
  return end && { ...end, operator: end.operator === '<' ? '<' : '<=' };
}

/** Where `~>` ends: `~> 1.2` below 2, `~> 1.2.3` below 1.3. */
function firstBeyond({ numbers, prerelease }: GemVersion): GemVersion {
  const kept = numbers.length === 1 ? numbers : numbers.slice(0, -1);
  return firstAfter({ numbers: kept, prerelease });
}

function farthest(
  ends: readonly (GemTerm | undefined)[],
  order: (left: GemVersion, right: GemVersion) => number,
): Terms {
  const closed = ends.filter((end) => end !== undefined);
  if (closed.length < ends.length) return [];
  // Of `< 2.0.0` and `<= 2.0.0` the second reaches farther.
  const inclusiveFirst = (left: GemTerm, right: GemTerm) =>
    right.operator.length - left.operator.length;
  return closed
    .toSorted((left, right) => order(left.version, right.version) || inclusiveFirst(left, right))
    .slice(0, 1);
}

function compare(left: GemVersion, right: GemVersion): number {
  for (const index of [0, 1, 2]) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  // A pre-release comes before its release; which of two pre-releases is lower makes no difference
  // worth the words.
  return Number(right.prerelease !== '') - Number(left.prerelease !== '');
}

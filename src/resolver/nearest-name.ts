import { editDistance } from '../errors/nearest-word.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';

/**
 * The module that may have been meant with a name: of the same short name, whoever its author is, or
 * with a slip in either. Undefined where none is near.
 */
export function nearestName(name: ModuleName, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, ...distances(name, candidate) }))
    .filter(({ short, author }) => short === 0 || (isSlip(short, name) && isSlip(author, name)))
    .sort((left, right) => left.short + left.author - right.short - right.author);
  return ranked[0]?.candidate;
}

function distances(name: string, candidate: string) {
  const [left, right] = [name.toLowerCase(), candidate.toLowerCase()];
  return {
    short: editDistance(shortName(left), shortName(right)),
    author: editDistance(authorOf(left), authorOf(right)),
  };
}

function authorOf(name: string): string {
  return name.slice(0, -shortName(name).length);
}

/** One letter in a short word, one in three in a long one. */
function isSlip(distance: number, name: string): boolean {
  return distance <= Math.max(1, Math.floor(shortName(name).length / 3));
}

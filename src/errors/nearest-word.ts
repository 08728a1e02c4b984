/** The candidate that the user may have meant: the nearest one, if it is near at all. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const ranked = Array.from(candidates, (candidate) => ({
    candidate,
    distance: editDistance(word.toLowerCase(), candidate.toLowerCase()),
  })).sort((left, right) => left.distance - right.distance);
  const [nearest] = ranked;
  const farthest = Math.max(1, Math.floor(word.length / 3));
  return nearest !== undefined && nearest.distance <= farthest ? nearest.candidate : undefined;
}

/**
 * How many letters have to be inserted, deleted, exchanged or swapped with their neighbour to turn
 * one word into the other.
 */
export function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const differs = from[row - 1] === to[column - 1] ? 0 : 1;
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      const exchanged = at(row - 1, column - 1) + differs;
      const shifted = Math.min(at(row - 1, column), at(row, column - 1)) + 1;
      rows[row]?.push(Math.min(exchanged, shifted, swapped));
    }
  }
  return at(from.length, to.length);
}

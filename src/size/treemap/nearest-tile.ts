import type { Rect } from './squarify.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The rectangle that somebody means who goes on from one in a direction: its middle lies there, and it
 * is the nearest, where what lies aside counts double.
 */
export function nearestTile<Tile extends Rect>(
  from: Rect,
  tiles: readonly Tile[],
  direction: Direction,
): Tile | undefined {
  const start = middleOf(from);
  const distances = tiles.flatMap((tile) => {
    const { x, y } = middleOf(tile);
    const [right, down] = [x - start.x, y - start.y];
    const ahead = { left: -right, right, up: -down, down }[direction];
    const aside = Math.abs(direction === 'left' || direction === 'right' ? down : right);
    return ahead < 1 ? [] : [{ tile, distance: ahead + 2 * aside }];
  });
  return distances.sort((left, right) => left.distance - right.distance)[0]?.tile;
}

function middleOf({ x, y, width, height }: Rect): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

import { countBytes, type SizeMode, type SizeNode } from './size-tree.ts';
import { type Rect, squarify } from './squarify.ts';

/** A rectangle of a treemap. */
export interface Tile extends Rect {
  readonly node: SizeNode;
  /** 0 for what is directly below the node that is shown. */
  readonly depth: number;
  /** Whether its own tiles are drawn in it, below a line with its name. */
  readonly isGroup: boolean;
}

/** The height of the line with a group's name, in pixels. */
export const groupTitlePx = 20;

const gapPx = 2;
// The least that a group has to measure, by its depth; what is deeper is never one.
const smallestGroups = [
  { width: 56, height: 48 },
  { width: 110, height: 80 },
  { width: 170, height: 130 },
];
// Thinner than this, a tile is only a line.
const thinnestPx = 1;

/**
 * Places what is in a node: its entries, and in those that are large enough theirs. Groups come before
 * what is in them. What would be thinner than a pixel is left out.
 */
export function placeTiles(node: SizeNode, area: Rect, mode: SizeMode): readonly Tile[] {
  return placeChildren(node, area, { mode, depth: 0 });
}

interface Level {
  readonly mode: SizeMode;
  readonly depth: number;
}

function placeChildren(node: SizeNode, area: Rect, level: Level): readonly Tile[] {
  const { mode, depth } = level;
  const children = node.children
    .filter((child) => countBytes(child, mode) > 0)
    .toSorted((left, right) => countBytes(right, mode) - countBytes(left, mode));
  const weights = children.map((child) => countBytes(child, mode));
  const rects = squarify(weights, area);
  return children.flatMap((child, index) => {
    const rect = rects[index];
    if (rect === undefined || Math.min(rect.width, rect.height) < thinnestPx) return [];
    const isGroup = child.children.length > 0 && hasRoomForGroup(rect, depth);
    const tile = { ...rect, node: child, depth, isGroup };
    if (!isGroup) return [tile];
    return [tile, ...placeChildren(child, inside(rect), { mode, depth: depth + 1 })];
  });
}

function hasRoomForGroup({ width, height }: Rect, depth: number): boolean {
  const least = smallestGroups[depth];
  return least !== undefined && width >= least.width && height >= least.height;
}

function inside({ x, y, width, height }: Rect): Rect {
  return {
    x: x + gapPx,
    y: y + groupTitlePx,
    width: width - 2 * gapPx,
    height: height - groupTitlePx - gapPx,
  };
}

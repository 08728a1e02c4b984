/** A rectangle, in pixels from the left and the top. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Parts a rectangle among weights, so that the parts are as square as they can be while the largest
 * come first (Bruls, Huizing and van Wijk, Squarified Treemaps, 2000).
 *
 * @param weights greater than 0, the largest first
 * @returns a rectangle for each weight, in their order; its area is the weight's share
 */
export function squarify(weights: readonly number[], area: Rect): readonly Rect[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = (area.width * area.height) / total;
  const sizes = weights.map((weight) => weight * scale);
  const rects: Rect[] = [];
  let free = area;
  while (rects.length < sizes.length) {
    const row = takeRow(sizes.slice(rects.length), Math.min(free.width, free.height));
    const [placed, rest] = placeRow(row, free);
    rects.push(...placed);
    free = rest;
  }
  return rects;
}

/** As many of the next sizes as make a row whose worst part is the most square. */
function takeRow(sizes: readonly number[], side: number): readonly number[] {
  const row: number[] = [];
  let sum = 0;
  let worst = Number.POSITIVE_INFINITY;
  for (const size of sizes) {
    const next = sum + size;
    const [largest, smallest] = [row[0] ?? size, size];
    const ratio = Math.max(
      (side * side * largest) / (next * next),
      (next * next) / (side * side * smallest),
    );
    if (ratio > worst) break;
    row.push(size);
    sum = next;
    worst = ratio;
  }
  // In a rectangle without area all ratios are NaN or infinite, and one has to be taken.
  return row.length === 0 ? sizes.slice(0, 1) : row;
}

/** Along the shorter side of what is free; the row's parts, and what is free then. */
function placeRow(row: readonly number[], free: Rect): readonly [readonly Rect[], Rect] {
  const sum = row.reduce((total, size) => total + size, 0);
  const isUpright = free.width >= free.height;
  const side = isUpright ? free.height : free.width;
  const depth = side === 0 ? 0 : sum / side;
  let offset = 0;
  const rects = row.map((size): Rect => {
    const length = depth === 0 ? 0 : size / depth;
    const start = offset;
    offset += length;
    return isUpright
      ? { x: free.x, y: free.y + start, width: depth, height: length }
      : { x: free.x + start, y: free.y, width: length, height: depth };
  });
  const rest = isUpright
    ? { ...free, x: free.x + depth, width: Math.max(0, free.width - depth) }
    : { ...free, y: free.y + depth, height: Math.max(0, free.height - depth) };
  return [rects, rest];
}

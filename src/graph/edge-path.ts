import type { Point } from './layout-graph.ts';

/** The lines and curves of an edge as the path of SVG. */
export function edgePath(points: readonly Point[]): string {
  const [start, ...others] = points;
  if (start === undefined) return '';
  let at = start;
  const parts = others.map((point, index) => {
    const { x, y } = at;
    at = point;
    if (index % 2 === 0) return `H${roundTenth(point.x)}`;
    const middle = roundTenth((x + point.x) / 2);
    const [end, level] = [roundTenth(point.x), roundTenth(point.y)];
    return `C${middle} ${roundTenth(y)} ${middle} ${level} ${end} ${level}`;
  });
  return `M${roundTenth(start.x)} ${roundTenth(start.y)}${parts.join('')}`;
}

/** What is less than a tenth of a pixel nobody sees. */
export function roundTenth(number: number): number {
  return Math.round(number * 10) / 10;
}

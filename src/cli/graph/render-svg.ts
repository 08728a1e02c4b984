import type { DependencyGraph } from '../../commands/graph.ts';
import { drawSvg } from './draw-svg.ts';
import { graphStyle } from './graph-style.ts';

/** A graph as an SVG file that needs nothing else. */
export function renderSvg(graph: DependencyGraph): string {
  const [opening = '', ...rest] = drawSvg(graph).split('\n');
  return `${[opening, `<style>${graphStyle}</style>`, ...rest].join('\n')}\n`;
}

import type { DependencyGraph } from '../commands/graph.ts';
import { type GraphFormat, graphChoices } from './choices.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import { renderDot } from './graph/render-dot.ts';
import { renderHtml } from './graph/render-html.ts';
import { renderMermaid } from './graph/render-mermaid.ts';
import { renderSvg } from './graph/render-svg.ts';
import { readChoice } from './read-choice.ts';

const renderers: Readonly<Record<GraphFormat, (graph: DependencyGraph) => string>> = {
  dot: renderDot,
  mermaid: renderMermaid,
  svg: renderSvg,
  html: renderHtml,
};

const endings: ReadonlyMap<string, GraphFormat> = new Map([
  ['dot', 'dot'],
  ['gv', 'dot'],
  ['mmd', 'mermaid'],
  ['mermaid', 'mermaid'],
  ['svg', 'svg'],
  ['html', 'html'],
  ['htm', 'html'],
]);

/** Reads `--format`, or else what the name of the file says. Throws USAGE. */
export function readGraphFormat(text: unknown, file: string | undefined): GraphFormat {
  if (text !== undefined) {
    return readChoice(text, { choices: graphChoices, noun: 'a format', taker: '--format' });
  }
  const [, ending = ''] = /\.(\w+)$/.exec(file?.toLowerCase() ?? '') ?? [];
  return endings.get(ending) ?? 'dot';
}

/** A graph in a format, as it belongs into a file. */
export function renderGraph(graph: DependencyGraph, format: GraphFormat): string {
  return renderers[format](graph);
}

/** What `pupfile graph` says: the graph itself, or where it was written. */
export function graphResult(
  graph: DependencyGraph,
  { text, file }: { readonly text: string; readonly file: string | undefined },
): CommandResult {
  const { nodes, edges } = graph;
  const json = {
    version: 1,
    nodes: nodes.map(({ name, version, state }) => ({ name, version: version ?? null, state })),
    edges,
  };
  if (file === undefined) return { isDocument: true, text: () => text.trimEnd(), json };
  const modules = nodes.filter(({ state }) => state !== 'declaring');
  return {
    text: ({ paint }) =>
      `${paint('green', 'Wrote')} ${file}: ${formatCount(modules.length, 'module')}, ${formatCount(edges.length, 'requirement')}`,
    json: { ...json, file },
  };
}

import type { DependencyGraph, GraphEdge, GraphNode } from '../../commands/graph.ts';
import { sanitizeText } from '../../errors/redact.ts';
import { describeRequirement, describeState } from './graph-labels.ts';

/**
 * A graph in the language of Graphviz.
 *
 * Source of the format: https://graphviz.org/doc/info/lang.html
 */
export function renderDot({ nodes, edges }: DependencyGraph): string {
  return [
    'digraph modules {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=12];',
    '  edge [fontname="sans-serif", fontsize=10, color="#6a6e75", fontcolor="#6a6e75"];',
    ...nodes.map(drawNode),
    ...edges.map(drawEdge),
    '}',
    '',
  ].join('\n');
}

function drawNode(node: GraphNode): string {
  const lines = [sanitizeText(node.name), describeState(node)].filter((line) => line !== '');
  const style: Readonly<Record<GraphNode['state'], string>> = {
    locked: '',
    declaring: ', shape=note, style=""',
    excluded: ', style="rounded,dashed"',
    missing: ', style="rounded,dashed", color=red',
  };
  return `  ${quote(node.name)} [label=${label(lines)}${style[node.state]}];`;
}

function drawEdge(edge: GraphEdge): string {
  const text = describeRequirement(edge);
  const attributes = [
    ...(text === '' ? [] : [`label=${label([text])}`]),
    ...(edge.isOverridden ? ['style=dashed'] : []),
  ];
  const list = attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`;
  return `  ${quote(edge.from)} -> ${quote(edge.to)}${list};`;
}

/** In a label a backslash begins an escape, and an ampersand an entity of HTML. */
function label(lines: readonly string[]): string {
  const escaped = lines.map((line) => line.replaceAll('\\', '\\\\').replaceAll('&', '&amp;'));
  return quoteEscaped(escaped.join('\\n'));
}

function quote(text: string): string {
  return quoteEscaped(sanitizeText(text).replaceAll('\\', '\\\\'));
}

function quoteEscaped(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

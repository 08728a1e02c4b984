import type { DependencyGraph, GraphEdge, GraphNode } from '../../commands/graph.ts';
import { sanitizeText } from '../../errors/redact.ts';
import { describeRequirement, describeState } from './graph-labels.ts';

/**
 * A graph as a flowchart of Mermaid, which GitHub and GitLab draw in Markdown.
 *
 * Source of the format: https://mermaid.js.org/syntax/flowchart.html
 */
export function renderMermaid({ nodes, edges }: DependencyGraph): string {
  const ids = new Map(nodes.map(({ name }, index) => [name, `m${index}`]));
  const unmet = nodes.filter(({ state }) => state === 'excluded' || state === 'missing');
  return [
    'flowchart LR',
    ...nodes.map((node) => `  ${drawNode(node, ids)}`),
    ...edges.map((edge) => `  ${drawEdge(edge, ids)}`),
    ...(unmet.length === 0 ? [] : ['  classDef unmet stroke-dasharray: 4']),
    ...unmet.map(({ name }) => `  class ${ids.get(name)} unmet`),
    '',
  ].join('\n');
}

function drawNode(node: GraphNode, ids: ReadonlyMap<string, string>): string {
  const lines = [sanitizeText(node.name), describeState(node)].filter((line) => line !== '');
  const text = `"${lines.map(escapeMermaid).join('<br/>')}"`;
  const id = ids.get(node.name);
  return node.state === 'declaring' ? `${id}[[${text}]]` : `${id}(${text})`;
}

function drawEdge(edge: GraphEdge, ids: ReadonlyMap<string, string>): string {
  const text = describeRequirement(edge);
  const arrow = edge.isOverridden ? '-.->' : '-->';
  const label = text === '' ? '' : `|"${escapeMermaid(text)}"|`;
  return `${ids.get(edge.from)} ${arrow}${label} ${ids.get(edge.to)}`;
}

/** By number, since what a text means to Mermaid, to Markdown and to HTML is three things. */
function escapeMermaid(text: string): string {
  return text.replace(/[^\w .,+~=:/()@-]/gu, (character) => `#${character.codePointAt(0)};`);
}

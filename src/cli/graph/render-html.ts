import { createHash } from 'node:crypto';
import type { DependencyGraph, GraphEdge, GraphNode } from '../../commands/graph.ts';
import { sanitizeText } from '../../errors/redact.ts';
import { escapeHtml } from '../../size/page/escape-html.ts';
import { formatCount } from '../format.ts';
import { drawSvg } from './draw-svg.ts';
import { describeRequirement, describeState } from './graph-labels.ts';
import { graphPageStyle, graphStyle } from './graph-style.ts';

/**
 * A graph as one HTML page: the drawing, and a table of the same for those who cannot see it. Its policy
 * (Content-Security-Policy) forbids scripts and every request.
 */
export function renderHtml(graph: DependencyGraph): string {
  const style = graphPageStyle + graphStyle;
  const hash = createHash('sha256').update(style).digest('base64');
  const modules = graph.nodes.filter(({ state }) => state !== 'declaring');
  const title = `${formatCount(modules.length, 'Puppet module')}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}, and who requires whom</h1>
<div class="scroll">
${drawSvg(graph)}
</div>
<table>
<thead><tr><th scope="col">Module</th><th scope="col">Version</th><th scope="col">Required by</th></tr></thead>
<tbody>
${modules.map((node) => drawRow(node, graph)).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function drawRow(node: GraphNode, { edges }: DependencyGraph): string {
  const wanting = edges.filter(({ to }) => to === node.name).map(drawWanting);
  const list = wanting.length === 0 ? '' : `<ul>${wanting.join('')}</ul>`;
  const name = escapeHtml(sanitizeText(node.name));
  return `<tr><th scope="row">${name}</th><td>${escapeHtml(describeState(node))}</td><td>${list}</td></tr>`;
}

function drawWanting(edge: GraphEdge): string {
  const text = [sanitizeText(edge.from), describeRequirement(edge)].filter(Boolean).join(' ');
  return `<li>${escapeHtml(text)}</li>`;
}

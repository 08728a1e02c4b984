import { formatBytes } from '../../model/format-bytes.ts';
import { kindFamilies, kindFamily } from '../kind-family.ts';
import type { SizeReport } from '../size-report.ts';
import { drawGraph } from './draw-graph.ts';
import { drawTable } from './draw-table.ts';
import { escapeHtml, escapeJson } from './escape-html.ts';
import { formatNumber } from './format-number.ts';
import type { PageModule } from './page-data.ts';
import { toPageData } from './to-page-data.ts';

/** What makes the page look and work. */
export interface PageParts {
  readonly style: string;
  /** A classic script. */
  readonly script: string;
  /** Their SHA-256, in base64. */
  readonly styleHash: string;
  readonly scriptHash: string;
}

/**
 * A report as one HTML page that asks nobody for anything: a treemap, the graph of dependencies and a
 * table. Its policy (Content-Security-Policy) forbids every request, and every script and style but
 * its own. The same report gives the same bytes.
 */
export function renderPage(report: SizeReport, parts: PageParts): string {
  const data = toPageData(report);
  const { kept, modules } = report;
  const title = `${formatBytes(kept.bytes)} in ${formatNumber(modules.length)} Puppet modules`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(parts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${parts.style}</style>
</head>
<body>
${drawHeader(report)}
<main>
${drawMap(report)}
${drawDependencies(data.modules)}
<section aria-labelledby="table-title">
<h2 id="table-title">All modules</h2>
<div class="scroll">
${drawTable(report)}
</div>
</section>
</main>
<footer>Written by <code>pupfile size</code>. Sizes are those of the files&rsquo; contents.</footer>
<div id="tooltip" role="tooltip" hidden></div>
<script type="application/json" id="data">${escapeJson(data)}</script>
<script>${parts.script}</script>
</body>
</html>
`;
}

function policyOf({ styleHash, scriptHash }: PageParts): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `script-src 'sha256-${scriptHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function drawHeader({ kept, leftOut, modules, content }: SizeReport): string {
  const whole = kept.bytes + leftOut.bytes;
  // Of a thousand.
  const share = whole === 0 ? 0 : Math.round((1000 * kept.bytes) / whole);
  const figure = (label: string, text: string, note: string) =>
    `<div><dt>${label}</dt><dd>${text} <small>${note}</small></dd></div>`;
  return `<header>
<h1>What the modules hold</h1>
<dl>
${figure('Kept', formatBytes(kept.bytes), `${formatNumber(kept.files)} files`)}
${figure('Left out', formatBytes(leftOut.bytes), `${formatNumber(leftOut.files)} files`)}
${figure('Modules', formatNumber(modules.length), `content ${content}`)}
</dl>
<svg class="share" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="1000" height="1"/><rect class="part" width="${share}" height="1"/></svg>
</header>`;
}

function drawMap(report: SizeReport): string {
  return `<section id="map" aria-labelledby="map-title">
<h2 id="map-title">By module, folder and file</h2>
<div class="controls">
<fieldset>
<legend class="unseen">What is shown</legend>
${drawMode('kept', 'Kept', true)}${drawMode('left-out', 'Left out')}${drawMode('both', 'Both')}
</fieldset>
<label class="search"><span class="unseen">Search modules and files</span><input id="search" type="search" placeholder="Search modules and files" autocomplete="off" spellcheck="false"></label>
<output id="found" for="search"></output>
</div>
<nav id="trail" aria-label="What is shown"></nav>
<div id="treemap" role="group" aria-label="Treemap; arrow keys move, Enter goes in, Escape goes out"></div>
<noscript><p>The treemap needs JavaScript; the table below does not.</p></noscript>
${drawLegend(report)}
</section>`;
}

function drawMode(value: string, label: string, isChecked = false): string {
  const checked = isChecked ? ' checked' : '';
  return `<label><input type="radio" name="mode" value="${value}"${checked}><span>${label}</span></label>`;
}

/** The families that there are. */
function drawLegend({ kept, leftOut }: SizeReport): string {
  const present = new Set([...kept.kinds, ...leftOut.kinds].map(({ kind }) => kindFamily(kind)));
  const items = kindFamilies
    .filter(([family]) => present.has(family))
    .map(([family, title]) => `<li class="${family}">${title}</li>`);
  return `<ul class="legend">${items.join('')}<li class="left-out">Left out</li></ul>`;
}

function drawDependencies(modules: readonly PageModule[]): string {
  const { svg, others } = drawGraph(modules);
  if (svg === '') return '';
  const buttons = others.map((index) => {
    const name = escapeHtml(modules[index]?.name ?? '');
    return `<li><button type="button" class="link node" data-module="${index}">${name}</button></li>`;
  });
  const rest = `<p>These require none of the others, and none requires them:</p>
<ul class="others">${buttons.join('')}</ul>`;
  return `<section id="dependencies" aria-labelledby="graph-title">
<h2 id="graph-title">Who requires whom</h2>
<div class="scroll">
${svg}
</div>
${others.length === 0 ? '' : rest}
</section>`;
}

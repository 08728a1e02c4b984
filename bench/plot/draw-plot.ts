import { escapeHtml } from '../../src/size/page/escape-html.ts';
import { drawPanel, type PanelFrame } from './draw-panel.ts';
import { decadesAround } from './log-scale.ts';
import type { Plot } from './plot.ts';
import { type SeriesStyle, seriesStyles } from './series-style.ts';

// In pixels.
const columns = 3;
const panel = { width: 320, height: 250, left: 58, right: 12, top: 34, bottom: 34 };
const legend = { top: 36, rowHeight: 20, columns: 5 };

// Whether the page is light or dark is often not what the reader's system says: so nothing asks for it.
const style = `text { font: 12px system-ui, sans-serif; fill: #74787e }
.title { font-weight: 600 }
.grid { stroke: #8b949e; stroke-opacity: .35; fill: none }
.line { stroke-width: 2; stroke-linejoin: round; fill: none }`;

/** A plot with logarithmic axes as an SVG document, to be read on a light or a dark page. */
export function drawPlot({ title, panels }: Plot): string {
  const names = [...new Set(panels.flatMap(({ series }) => series.map(({ name }) => name)))];
  const points = panels.flatMap(({ series }) => series).flatMap((one) => one.points);
  if (points.length === 0) throw new RangeError('there is nothing to draw');
  const frame = {
    modules: [...new Set(points.map(({ modules }) => modules))].toSorted((a, b) => a - b),
    seconds: decadesAround(points.map(({ seconds }) => seconds)),
    styleOf: (name: string) => styleAt(names.indexOf(name)),
  };
  const top = legend.top + Math.ceil(names.length / legend.columns) * legend.rowHeight;
  // The last label on the right is wider than the margin of its panel.
  const width = columns * panel.width + panel.right;
  const height = top + Math.ceil(panels.length / columns) * panel.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(title)}">`,
    `<style>${style}</style>`,
    `<text class="title" x="12" y="18">${escapeHtml(title)}</text>`,
    ...names.map((name, index) => drawLegendItem(name, index)),
    ...panels.map((one, index) => drawPanel(one, { ...frame, ...axesAt(index, top, frame) })),
    '</svg>\n',
  ].join('\n');
}

function drawLegendItem(name: string, index: number): string {
  const { color, mark } = styleAt(index);
  const left = 18 + (index % legend.columns) * ((columns * panel.width) / legend.columns);
  const middle = legend.top + Math.floor(index / legend.columns) * legend.rowHeight;
  const sample = `<path fill="${color}" transform="translate(${left} ${middle})" d="${mark}"/>`;
  return `${sample}<text class="name" x="${left + 12}" y="${middle + 4}">${escapeHtml(name)}</text>`;
}

function axesAt(
  index: number,
  above: number,
  { modules, seconds }: Pick<PanelFrame, 'modules' | 'seconds'>,
): Pick<PanelFrame, 'x' | 'y'> {
  const left = (index % columns) * panel.width;
  const top = above + Math.floor(index / columns) * panel.height;
  return {
    x: { values: ends(modules), places: [left + panel.left, left + panel.width - panel.right] },
    y: { values: ends(seconds), places: [top + panel.height - panel.bottom, top + panel.top] },
  };
}

function ends(values: readonly number[]): [from: number, to: number] {
  return [values[0] ?? 1, values.at(-1) ?? 1];
}

function styleAt(index: number): SeriesStyle {
  const one = seriesStyles[index];
  if (one === undefined) throw new RangeError('more series than can be told apart');
  return one;
}

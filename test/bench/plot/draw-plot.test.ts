import assert from 'node:assert/strict';
import { XMLValidator } from 'fast-xml-parser';
import { drawPlot } from '../../../bench/plot/draw-plot.ts';
import { seriesStyles } from '../../../bench/plot/series-style.ts';
import { contrast } from '../../support/contrast.ts';

const points = [
  { modules: 10, seconds: 0.1 },
  { modules: 100, seconds: 1 },
];
const panels = [
  {
    title: 'cold, 0 ms',
    series: [
      { name: 'pupfile', points },
      { name: 'curl & tar', points: [{ modules: 10, seconds: 10 }] },
    ],
  },
  { title: 'warm', series: [{ name: 'pupfile', points }] },
];
const svg = drawPlot({ title: 'Time <over> modules', panels });

function all(pattern: RegExp, text = svg): (string | undefined)[] {
  return [...text.matchAll(pattern)].map(([, found]) => found);
}

describe('drawPlot', () => {
  it('makes a well-formed document of any name', () => {
    assert.equal(XMLValidator.validate(svg), true);
    assert.match(svg, /aria-label="Time &lt;over&gt; modules"/);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
  });

  it('names each series once in the legend, with its mark', () => {
    assert.equal(all(/<text class="name"[^>]*>([^<]*)</g).join(), 'pupfile,curl &amp; tar');
    for (const { color } of seriesStyles.slice(0, 2)) assert.ok(svg.includes(`fill="${color}" tr`));
  });

  it('gives a series the same colour in every panel', () => {
    assert.deepEqual(all(/<g fill="(#\w+)"/g), [
      seriesStyles[1]?.color,
      seriesStyles[0]?.color,
      seriesStyles[0]?.color,
    ]);
  });

  it('draws equal ratios as equal distances, upwards for more time', () => {
    const [first = '', second = ''] = all(/class="line" d="M([^"]*L[^"]*)"/g);
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = first.split('L').map((at) => {
      return at.split(' ').map(Number);
    }) as [number[], number[]];
    assert.deepEqual([x1, y1], [58, 272], 'at the origin');
    // One decade of two upwards, and all the way to the right.
    assert.deepEqual([x2, y2], [308, 181]);
    assert.notEqual(first, second, 'beside each other');
  });

  it('labels the axes of each panel with the modules and the decades', () => {
    assert.deepEqual(all(/text-anchor="middle"[^>]*>(\d+)</g), ['10', '100', '10', '100']);
    const decades = ['0.1 s', '1 s', '10 s'];
    assert.deepEqual(all(/text-anchor="end"[^>]*>([^<]*)</g), [...decades, ...decades]);
    assert.deepEqual(all(/<text class="title" x="\d+" y="80">([^<]*)</g), ['cold, 0 ms', 'warm']);
  });

  it('leaves out a label that would lie upon another, but not its line', () => {
    const close = [10, 11, 100].map((modules) => ({ modules, seconds: 1 }));
    const crowded = drawPlot({
      title: '',
      panels: [{ title: '', series: [{ name: 'pupfile', points: close }] }],
    });
    assert.deepEqual(all(/text-anchor="middle"[^>]*>(\d+)</g, crowded), ['10', '100']);
    assert.equal(all(/class="grid" d="M([\d.]+) \d+V/g, crowded).length, 3);
  });

  it('tells each figure to whoever points at it', () => {
    assert.ok(svg.includes('<title>pupfile, 100 modules: 1 s</title>'));
  });

  it('has text that can be read on a light and on a dark page', () => {
    const [color = ''] = all(/^<style>text \{[^}]* fill: (#\w+) \}/gm);
    assert.ok(contrast(color, '#ffffff') >= 4, color);
    assert.ok(contrast(color, '#0d1117') >= 4, color);
  });

  it('gives many names as many rows as they need', () => {
    const many = Array.from({ length: 6 }, (_, index) => ({ name: `tool ${index}`, points }));
    const rows = all(
      /<text class="name" x="[\d.]+" y="(\d+)"/g,
      drawPlot({ title: '', panels: [{ title: '', series: many }] }),
    );
    assert.deepEqual(rows, ['40', '40', '40', '40', '40', '60']);
  });

  it('refuses to draw nothing, and more than can be told apart', () => {
    assert.throws(() => drawPlot({ title: '', panels: [] }), RangeError);
    const series = Array.from({ length: 10 }, (_, index) => ({ name: `tool ${index}`, points }));
    assert.throws(() => drawPlot({ title: '', panels: [{ title: '', series }] }), RangeError);
  });
});

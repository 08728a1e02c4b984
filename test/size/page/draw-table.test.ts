import assert from 'node:assert/strict';
import { drawTable } from '../../../src/size/page/draw-table.ts';
import { measureModules } from '../../../src/size/size-report.ts';
import { threeModules } from '../../support/sized-modules.ts';

const report = measureModules(threeModules, { content: 'runtime', order: 'kept' });

describe('drawTable', () => {
  const rows = drawTable(report)
    .split('\n')
    .filter((line) => line.startsWith('<tr'));

  it('has a row for each module, with its place in the list', () => {
    assert.deepEqual(
      rows.map((row) => /data-module="(\d)"/.exec(row)?.[1]),
      ['0', '1', '2'],
    );
  });

  it('shows what people read, and has what rows are sorted by', () => {
    const cells = [...(rows[2] ?? '').matchAll(/data-value="([^"]*)">(.*?)<\/t[dh]>/g)];
    assert.deepEqual(
      cells.map(([, value, text = '']) => [value, text.replace(/<[^>]+>/g, '')]),
      [
        ['acme-log', 'acme-log'],
        ['10.0.0-rc.1', '10.0.0-rc.1'],
        ['100', '100 B'],
        ['100', '0.0%'],
        ['1', '1'],
        ['50000', '48.8 KiB'],
        ['1', '1'],
        ['1', '1'],
      ],
    );
  });

  it('has a title for each column', () => {
    const titles = [...drawTable(report).matchAll(/<button type="button">([^<]+)/g)];
    assert.deepEqual(
      titles.map(([, title]) => title),
      ['Module', 'Version', 'Kept', 'Share', 'Files', 'Left out', 'Requires', 'Required by'],
    );
  });

  it('divides by nothing where nothing is kept', () => {
    const [module] = threeModules;
    assert.ok(module);
    const empty = measureModules([{ ...module, files: [] }], { content: 'full', order: 'name' });
    assert.match(drawTable(empty), />0\.0%</);
  });
});

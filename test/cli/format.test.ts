import assert from 'node:assert/strict';
import { formatCount, formatSeconds, formatTable } from '../../src/cli/format.ts';

describe('formatCount', () => {
  const cases: readonly [count: number | bigint, expected: string][] = [
    [0, '0 modules'],
    [1n, '1 module'],
    [2n ** 64n, '18,446,744,073,709,551,616 modules'],
    [1, '1 module'],
    [2, '2 modules'],
    [12_345, '12,345 modules'],
  ];
  for (const [count, expected] of cases) {
    it(`says ${expected}`, () => assert.equal(formatCount(count, 'module'), expected));
  }
});

describe('formatSeconds', () => {
  it('has one decimal', () => {
    assert.equal(formatSeconds(1234), '1.2 s');
    assert.equal(formatSeconds(4), '0.0 s');
  });
});

describe('formatTable', () => {
  it('makes columns as wide as they have to be', () => {
    const rows = [
      ['a', 'bbb', 'c'],
      ['aaaa', '', 'cc'],
    ];
    assert.equal(formatTable(rows), 'a     bbb  c\naaaa       cc');
  });

  it('ends no line with blanks', () => {
    assert.equal(
      formatTable([
        ['a', ''],
        ['b', 'c'],
      ]),
      'a\nb  c',
    );
  });

  it('is empty without rows', () => {
    assert.equal(formatTable([]), '');
  });
});

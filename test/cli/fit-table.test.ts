import assert from 'node:assert/strict';
import { type FittedColumn, fitTable } from '../../src/cli/fit-table.ts';

const columns: readonly FittedColumn[] = [
  { title: 'Name', sacrifice: 0 },
  { title: 'Text', sacrifice: 2 },
  { title: 'Size', isNumber: true, sacrifice: 0 },
  { title: 'Share', isNumber: true, sacrifice: 1 },
];
const rows = [
  ['a-long-name', 'x', '1', '99%'],
  ['b', 'yyyy', '12345', '1%'],
];

describe('fitTable', () => {
  const cases: readonly [width: number | undefined, expected: string][] = [
    [
      undefined,
      `Name         Text   Size  Share
a-long-name  x         1    99%
b            yyyy  12345     1%`,
    ],
    [
      31,
      `Name         Text   Size  Share
a-long-name  x         1    99%
b            yyyy  12345     1%`,
    ],
    [
      30,
      `Name          Size  Share
a-long-name      1    99%
b            12345     1%`,
    ],
    [
      18,
      `Name          Size
a-long-name      1
b            12345`,
    ],
    [
      14,
      `Name      Size
a-lon..      1
b        12345`,
    ],
    [
      3,
      `Name   Size
a-..      1
b     12345`,
    ],
  ];
  for (const [width, expected] of cases) {
    it(`shows in ${width ?? 'any'} columns what has room`, () => {
      assert.equal(fitTable(columns, rows, width).join('\n'), expected);
    });
  }

  it('has a line of titles where there are no rows', () => {
    assert.deepEqual(fitTable(columns, [], undefined), ['Name  Text  Size  Share']);
  });
});

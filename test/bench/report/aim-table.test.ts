import assert from 'node:assert/strict';
import { aimTable } from '../../../bench/report/aim-table.ts';

describe('aimTable', () => {
  it('says of each aim whether it is met', () => {
    const aim = (title: string, limit: number, measured: number | undefined) => {
      return { title, limit, measured, format: (value: number) => `${value} s` };
    };
    assert.equal(
      aimTable([
        aim('less', 2, 1),
        aim('as much', 2, 2),
        aim('more', 2, 3),
        aim('none', 0, undefined),
      ]),
      [
        '| pupfile | measured | at most |  |',
        '| --- | --: | --: | --: |',
        '| less | 1 s | 2 s | met |',
        '| as much | 2 s | 2 s | met |',
        '| more | 3 s | 2 s | **missed** |',
        '| none | – | 0 s | not measured |',
      ].join('\n'),
    );
  });
});

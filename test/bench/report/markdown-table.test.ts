import assert from 'node:assert/strict';
import { markdownTable } from '../../../bench/report/markdown-table.ts';

describe('markdownTable', () => {
  it('puts figures to the right and their names to the left', () => {
    assert.equal(
      markdownTable(
        ['', 'cold', 'warm'],
        [
          ['pupfile', '1', '2'],
          ['g10k', '3', '–'],
        ],
      ),
      ['|  | cold | warm |', '| --- | --: | --: |', '| pupfile | 1 | 2 |', '| g10k | 3 | – |'].join(
        '\n',
      ),
    );
  });
});

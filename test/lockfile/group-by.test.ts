import assert from 'node:assert/strict';
import { groupBy } from '../../src/lockfile/group-by.ts';

describe('groupBy', () => {
  it('keeps the order of keys and members', () => {
    const groups = groupBy(['pear', 'apple', 'plum', 'fig'], (word) => word[0]);
    assert.deepEqual(
      [...groups],
      [
        ['p', ['pear', 'plum']],
        ['a', ['apple']],
        ['f', ['fig']],
      ],
    );
  });
});

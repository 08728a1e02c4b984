import assert from 'node:assert/strict';
import { compareLockedVersions } from '../../src/lockfile/version-change.ts';

const cases: readonly [from: string | undefined, to: string | undefined, change: unknown][] = [
  [undefined, '1.0.0', 'added'],
  ['1.0.0', undefined, 'removed'],
  ['1.9.0', '1.10.0', 'upgraded'],
  ['1.10.0', '1.9.0', 'downgraded'],
  ['1.0.0-rc1', '1.0.0', 'upgraded'],
  // Of old locks, which name versions as RubyGems has them.
  ['1.2.1', '1.2', 'downgraded'],
  ['one', 'two', 'upgraded'],
  ['1.0.0', '1.0.0', undefined],
  [undefined, undefined, undefined],
];

describe('compareLockedVersions', () => {
  for (const [from, to, change] of cases) {
    it(`says ${change} of ${from} and ${to}`, () => {
      assert.equal(compareLockedVersions(from, to), change);
    });
  }
});

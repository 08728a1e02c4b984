import assert from 'node:assert/strict';
import { comparePlatform } from '../../src/lockfile/compare-platform.ts';
import type { LockedPlatform } from '../../src/lockfile/lockfile.ts';

describe('comparePlatform', () => {
  const cases: readonly [locked: LockedPlatform, asked: LockedPlatform, messages: string[]][] = [
    [{}, {}, []],
    [{ puppet: '8.10.0' }, {}, []],
    [{ puppet: '8.10.0' }, { puppet: '8.10.0' }, []],
    [
      { puppet: '7.0.0' },
      { puppet: '8.10.0' },
      ['the lock was made for Puppet 7.0.0, not for 8.10.0'],
    ],
    [{}, { puppet: '8.10.0' }, ['the lock was made for Puppet of any version, not for 8.10.0']],
    [
      { puppet: '8.10.0' },
      { pe: '2023.8.0' },
      ['the lock was made for Puppet Enterprise of any version, not for 2023.8.0'],
    ],
  ];
  for (const [locked, asked, messages] of cases) {
    it(`finds ${messages.length} where ${JSON.stringify(asked)} is asked of ${JSON.stringify(locked)}`, () => {
      assert.deepEqual(
        comparePlatform(locked, asked).map(({ message }) => message),
        messages,
      );
    });
  }
});

import assert from 'node:assert/strict';
import { lockChanges } from '../../src/commands/lock-changes.ts';
import { lockOf } from '../support/declare-lock.ts';

describe('lockChanges', () => {
  const cases: readonly [before: string | undefined, after: string | undefined, kind: string][] = [
    [undefined, '1.0.0', 'added'],
    ['1.0.0', undefined, 'removed'],
    ['1.0.0', '1.0.1', 'upgraded'],
    ['1.9.0', '1.10.0', 'upgraded'],
    ['1.0.0-rc1', '1.0.0', 'upgraded'],
    ['1.10.0', '1.9.0', 'downgraded'],
    ['2.0.0', '2.0.0-rc1', 'downgraded'],
    ['2013-01', '1.0.0', 'upgraded'],
  ];
  for (const [from, to, kind] of cases) {
    it(`says ${kind} where ${from ?? 'nothing'} becomes ${to ?? 'nothing'}`, () => {
      const lockWith = (version: string | undefined) =>
        lockOf(version === undefined ? [] : [`acme-web ${version}`]);
      assert.deepEqual(lockChanges(lockWith(from), lockWith(to)), [
        { kind, name: 'acme-web', from, to },
      ]);
    });
  }

  it('says nothing of what stays', () => {
    const lock = lockOf(['acme-web 1.0.0', 'acme-base 1.0.0']);
    assert.deepEqual(lockChanges(lock, lock), []);
  });

  it('adds everything to no lock, by name', () => {
    const changes = lockChanges(undefined, lockOf(['acme-web 1.0.0', 'acme-base 1.0.0']));
    assert.deepEqual(
      changes.map(({ kind, name }) => `${kind} ${name}`),
      ['added acme-base', 'added acme-web'],
    );
  });
});

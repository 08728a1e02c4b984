import assert from 'node:assert/strict';
import { lockedModules } from '../../src/commands/locked-modules.ts';
import { lockOf } from '../support/declare-lock.ts';

describe('lockedModules', () => {
  it('finds the modules of every block by their names', () => {
    const one = lockOf(['a-one 1.0.0']);
    const both = { ...one, sources: [...one.sources, ...lockOf(['A-two 2.0.0']).sources] };
    const versions = [...lockedModules(both)].map(([name, { version }]) => `${name} ${version}`);
    assert.deepEqual(versions, ['a-one 1.0.0', 'a-two 2.0.0']);
  });
});

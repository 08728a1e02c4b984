import assert from 'node:assert/strict';
import { findFrozenWithoutLock, findLockState } from '../../../src/moving/rules/lock-state.ts';
import { factsOf } from '../../support/declare-facts.ts';
import { lockOf } from '../../support/declare-lock.ts';
import { moduleName } from '../../support/declare-modules.ts';

const file = 'Puppetfile.lock';

describe('findLockState', () => {
  it('tells of a lock without checksums', () => {
    const lock = { file, lockfile: lockOf(['acme-web 1.0.0']) };
    const [first] = findLockState(factsOf({ lock }));
    assert.equal(first?.rule, 'lock-without-checksums');
    assert.match(first?.advice ?? '', /pupfile lock/);
  });

  it('tells of a lock that cannot be read', () => {
    const [first] = findLockState(factsOf({ lock: { file, lockfile: undefined } }));
    assert.equal(first?.rule, 'lock-invalid');
  });

  it('has nothing to tell of a lock of pupfile, an empty one, or none', () => {
    const checksums = new Map([[moduleName('acme-web'), { sha256: '0', version: '1.0.0' }]]);
    const ours = { ...lockOf(['acme-web 1.0.0']), checksums };
    const locks = [{ file, lockfile: ours }, { file, lockfile: lockOf([]) }, undefined];
    assert.deepEqual(
      locks.flatMap((lock) => findLockState(factsOf({ lock }))),
      [],
    );
  });
});

describe('findFrozenWithoutLock', () => {
  const scripts = [{ file: '.gitlab-ci.yml', text: '' }];
  const lock = { file, lockfile: lockOf([]) };
  const git = { trackedFiles: 0, ignoresModules: true, ignoresLock: true };

  it('tells that CI needs a lock', () => {
    assert.match(findFrozenWithoutLock(factsOf({ scripts }))[0]?.message ?? '', /there is none/);
    const [ignored] = findFrozenWithoutLock(factsOf({ scripts, lock, git }));
    assert.match(ignored?.message ?? '', /git ignores it/);
  });

  it('has nothing to tell where there is one, or no CI', () => {
    const others = [{ file: 'Makefile', text: '' }];
    assert.deepEqual(
      [{ scripts, lock }, { scripts: others }].flatMap((one) =>
        findFrozenWithoutLock(factsOf(one)),
      ),
      [],
    );
  });
});

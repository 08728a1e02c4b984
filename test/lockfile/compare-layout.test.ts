import assert from 'node:assert/strict';
import { compareLayout } from '../../src/lockfile/compare-layout.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';

describe('compareLayout', () => {
  it('says nothing of a lock without a version of the layout, which is of the first', () => {
    assert.deepEqual(compareLayout(lockOf('')), []);
  });

  it('finds a version of the layout that is not this program’s, and where the lock has it', () => {
    assert.deepEqual(compareLayout(lockOf('LAYOUT\n  2\n\n')), [
      {
        rule: 'layout-changed',
        message: 'the lock was made for version 2 of the layout, this pupfile has version 1',
        lockLine: 5,
      },
    ]);
  });

  for (const text of ['0', 'two', '1.5', '-1', '9999999999']) {
    it(`does not take ${text} for a version of the layout`, () => {
      assert.throws(() => lockOf(`LAYOUT\n  ${text}\n\n`), {
        code: 'LOCKFILE_INVALID',
        message: '`Puppetfile.lock` cannot be read from line 5 on',
      });
    });
  }
});

function lockOf(additions: string) {
  return parseLockfile(`DEPENDENCIES\n\n\n${additions}`, 'Puppetfile.lock');
}

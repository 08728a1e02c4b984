import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryRoot } from '../../src/sources/temporary-root.ts';
import { thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('TemporaryRoot', () => {
  const directory = useTemporaryDirectory();
  const parent = () => join(directory(), 'modules', '.pupfile', 'git');

  it('is made once, when it is asked for, and is gone with all that was made around it', () => {
    const root = new TemporaryRoot(parent());
    assert.deepEqual(readTree(directory()), {});
    assert.equal(root.path(), root.path());
    writeFileSync(join(root.path(), 'file'), '');
    root.remove();
    assert.deepEqual(readTree(directory()), {});
  });

  it('leaves the directories that were there, and those that somebody uses by now', () => {
    writeTree(directory(), { 'modules/web/file': '' });
    const root = new TemporaryRoot(parent());
    const other = new TemporaryRoot(parent());
    other.path();
    root.path();
    other.remove();
    assert.ok(existsSync(root.path()));
    writeTree(directory(), { 'modules/.pupfile/installed.json': '' });
    root.remove();
    assert.deepEqual(Object.keys(readTree(directory())), [
      'modules',
      'modules/.pupfile',
      'modules/.pupfile/installed.json',
      'modules/web',
      'modules/web/file',
    ]);
  });

  it('goes when a signal ends the process', async () => {
    const root = new TemporaryRoot(parent());
    root.path();
    // Otherwise the last listener ends this process.
    const stay = () => {};
    process.on('SIGHUP', stay);
    const heard = once(process, 'SIGHUP');
    process.kill(process.pid, 'SIGHUP');
    await heard;
    process.off('SIGHUP', stay);
    assert.deepEqual(readTree(directory()), {});
  });

  it('removes nothing that it has not made', () => {
    writeTree(directory(), { 'modules/.pupfile/git/run-x/file': '' });
    new TemporaryRoot(parent()).remove();
    assert.ok(existsSync(join(parent(), 'run-x', 'file')));
  });

  it('says where it cannot be', () => {
    writeTree(directory(), { modules: 'a file' });
    thrown(() => new TemporaryRoot(parent()).path(), 'FILE_SYSTEM');
  });
});

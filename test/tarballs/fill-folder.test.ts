import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fillFolder } from '../../src/tarballs/fill-folder.ts';
import { thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('fillFolder', () => {
  const directory = useTemporaryDirectory();
  const folder = () => join(directory(), 'deep', 'vendor');

  it('shows nothing before all of it is there, and then all', () => {
    const filling = fillFolder(folder());
    filling.add('a.tar.gz', Buffer.from('one'));
    filling.add('b.tar.gz', Buffer.from('two'));
    const names = Object.keys(readTree(folder()));
    assert.deepEqual(
      names.map((name) => name.replace(/[0-9a-f]{12}/, 'X')),
      ['.a.tar.gz.X.tmp', '.b.tar.gz.X.tmp'],
    );
    filling.commit();
    filling.discard();
    assert.deepEqual(readTree(folder()), { 'a.tar.gz': 'one', 'b.tar.gz': 'two' });
  });

  it('replaces what stands there, and leaves everything else', () => {
    writeTree(folder(), { 'a.tar.gz': 'old', README: 'ours' });
    const filling = fillFolder(folder());
    filling.add('a.tar.gz', Buffer.from('new'));
    filling.commit();
    assert.deepEqual(readTree(folder()), { 'a.tar.gz': 'new', README: 'ours' });
  });

  it('leaves no trace of what is given up, nor a folder that it made', () => {
    writeTree(folder(), { 'a.tar.gz': 'old' });
    const filling = fillFolder(folder());
    filling.add('a.tar.gz', Buffer.from('new'));
    filling.discard();
    assert.deepEqual(readTree(folder()), { 'a.tar.gz': 'old' });
    const other = fillFolder(join(directory(), 'new'));
    other.add('a.tar.gz', Buffer.from('new'));
    other.discard();
    assert.deepEqual(Object.keys(readTree(directory())), [
      'deep',
      'deep/vendor',
      'deep/vendor/a.tar.gz',
    ]);
  });

  it('fills the folders below it, and takes away those that it made', () => {
    const filling = fillFolder(folder());
    filling.add('git/a.pack', Buffer.from('one'));
    filling.add('b.tar.gz', Buffer.from('two'));
    const waiting = Object.keys(readTree(folder())).map((name) =>
      name.replace(/[0-9a-f]{12}/, 'X'),
    );
    assert.deepEqual(waiting, ['.b.tar.gz.X.tmp', 'git', 'git/.a.pack.X.tmp']);
    filling.commit();
    filling.discard();
    const filled = { 'b.tar.gz': 'two', git: 'directory', 'git/a.pack': 'one' };
    assert.deepEqual(readTree(folder()), filled);
    const other = fillFolder(join(directory(), 'new', 'vendor'));
    other.add('git/a.pack', Buffer.from('one'));
    other.add('b.tar.gz', Buffer.from('two'));
    other.discard();
    assert.deepEqual(Object.keys(readTree(directory())).slice(0, 2), ['deep', 'deep/vendor']);
    assert.ok(!Object.keys(readTree(directory())).includes('new'));
  });

  it('makes no folder for nothing', () => {
    const filling = fillFolder(folder());
    filling.commit();
    filling.discard();
    assert.deepEqual(readTree(directory()), {});
  });

  it('says where it cannot write', () => {
    writeTree(directory(), { deep: 'a file' });
    const filling = fillFolder(folder());
    const error = thrown(() => filling.add('a.tar.gz', Buffer.from('')), 'FILE_SYSTEM');
    assert.match(error.message, /a part of its path is no directory$/);
    filling.discard();
  });

  it('says where it cannot put a file', () => {
    writeTree(folder(), { 'a.tar.gz/file': 'a directory' });
    const filling = fillFolder(folder());
    filling.add('a.tar.gz', Buffer.from('new'));
    thrown(() => filling.commit(), 'FILE_SYSTEM');
    filling.discard();
    assert.deepEqual(Object.keys(readTree(folder())), ['a.tar.gz', 'a.tar.gz/file']);
  });
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findRepository } from '../../src/project/find-repository.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('findRepository', () => {
  const directory = useTemporaryDirectory();

  it('finds the work tree around a directory', () => {
    writeTree(directory(), { 'repo/.git/HEAD': '', 'repo/a/b/file': '' });
    const repository = join(directory(), 'repo');
    assert.equal(findRepository(join(repository, 'a/b')), repository);
    assert.equal(findRepository(repository), repository);
  });

  it('finds the innermost one, and linked ones too', () => {
    writeTree(directory(), {
      '.git/HEAD': '',
      'linked/.git': 'gitdir: elsewhere',
      'linked/a/x': '',
    });
    assert.equal(findRepository(join(directory(), 'linked/a')), join(directory(), 'linked'));
  });

  it('finds none where there is none', () => {
    assert.equal(findRepository(directory()), undefined);
  });
});

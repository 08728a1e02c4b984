import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeStateDirectory } from '../../src/layout/make-state-directory.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('makeStateDirectory', () => {
  const directory = useTemporaryDirectory();
  const modules = () => join(directory(), 'deep', 'modules');

  it('makes what is missing, and says where that began', () => {
    assert.equal(makeStateDirectory(modules()), join(directory(), 'deep'));
    assert.deepEqual(Object.keys(readTree(directory())), [
      'deep',
      'deep/modules',
      'deep/modules/.pupfile',
    ]);
    assert.equal(makeStateDirectory(modules()), undefined);
  });

  it('follows a link in the place of the modules directory, which is the choice of its owner', () => {
    mkdirSync(join(directory(), 'elsewhere'));
    symlinkSync('elsewhere', join(directory(), 'modules'));
    makeStateDirectory(join(directory(), 'modules'));
    assert.deepEqual(Object.keys(readTree(join(directory(), 'elsewhere'))), ['.pupfile']);
  });

  it("never follows a link in the place of pupfile's own directory", () => {
    mkdirSync(modules(), { recursive: true });
    mkdirSync(join(directory(), 'elsewhere'));
    symlinkSync('../../elsewhere', join(modules(), '.pupfile'));
    const message = /\.pupfile` is a symbolic link, and pupfile needs its own directory$/;
    assert.throws(() => makeStateDirectory(modules()), { code: 'FILE_SYSTEM', message });
    assert.deepEqual(readTree(join(directory(), 'elsewhere')), {});
  });

  it('tells of a file in its place', () => {
    writeTree(modules(), { '.pupfile': '' });
    const message = /\.pupfile` is not a directory/;
    assert.throws(() => makeStateDirectory(modules()), { code: 'FILE_SYSTEM', message });
  });
});

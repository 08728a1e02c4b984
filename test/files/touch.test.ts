import assert from 'node:assert/strict';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { touch } from '../../src/files/touch.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('touch', () => {
  const directory = useTemporaryDirectory();

  for (const path of ['folder', 'folder/file']) {
    it(`gives a ${path === 'folder' ? 'directory' : 'file'} the time of now`, () => {
      writeTree(directory(), { 'folder/file': 'text' });
      utimesSync(join(directory(), path), 1000, 1000);
      touch(join(directory(), path));
      assert.ok(statSync(join(directory(), path)).mtimeMs > Date.parse('2024-01-01'));
      assert.equal(readTree(directory())['folder/file'], 'text');
    });
  }

  it('makes nothing of what is not there', () => {
    touch(join(directory(), 'missing'));
    assert.deepEqual(readTree(directory()), {});
  });
});

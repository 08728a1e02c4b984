import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../../src/image/write-file.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('writeWholeFile', () => {
  const directory = useTemporaryDirectory();
  const path = () => join(directory(), 'modules.tar');

  it('writes all pieces, over a file that is there', async () => {
    writeFileSync(path(), 'longer than what comes');
    await writeWholeFile(path(), [Buffer.from('one '), Buffer.from('two')]);
    assert.deepEqual(readTree(directory()), { 'modules.tar': 'one two' });
  });

  it('leaves the old file and nothing else where it fails half-way', async () => {
    writeFileSync(path(), 'old');
    const pieces = (function* () {
      yield Buffer.from('new');
      throw new Error('the source dried up');
    })();
    await assert.rejects(writeWholeFile(path(), pieces), /dried up/);
    assert.deepEqual(readTree(directory()), { 'modules.tar': 'old' });
  });

  it('says what the file system refuses', async () => {
    const error = await rejection(writeWholeFile('/proc/modules.tar', []), 'FILE_SYSTEM');
    assert.match(error.message, /Could not write/);
  });

  it('refuses a directory in the place of the file', async () => {
    mkdirSync(path());
    await rejection(writeWholeFile(path(), [Buffer.from('x')]), 'FILE_SYSTEM');
    assert.deepEqual(readTree(directory()), { 'modules.tar': 'directory' });
  });

  it('says which directory is missing', async () => {
    const missing = join(directory(), 'none', 'modules.tar');
    const error = await rejection(writeWholeFile(missing, []), 'FILE_SYSTEM');
    assert.match(error.message, /none\/modules\.tar.*: it is not there/);
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainFile } from '../../src/layout/read-plain-file.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readPlainFile', () => {
  const directory = useTemporaryDirectory();

  it('reads a file up to the limit, and no larger one', () => {
    writeTree(directory(), { file: 'abc' });
    assert.equal(readPlainFile(join(directory(), 'file'), 3)?.toString(), 'abc');
    assert.equal(readPlainFile(join(directory(), 'file'), 2), undefined);
  });

  it('does not follow a link that took the place of a file', () => {
    writeTree(directory(), { file: 'abc' });
    symlinkSync('file', join(directory(), 'link'));
    assert.throws(() => readPlainFile(join(directory(), 'link'), 3), { code: 'ELOOP' });
  });

  it('does not wait for a pipe that took the place of a file', () => {
    const path = join(directory(), 'pipe');
    execFileSync('mkfifo', [path]);
    assert.equal(readPlainFile(path, 3), undefined);
  });
});

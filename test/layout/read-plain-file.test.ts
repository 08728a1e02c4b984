import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainFile, readPlainStart } from '../../src/layout/read-plain-file.ts';
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

describe('readPlainStart', () => {
  const directory = useTemporaryDirectory();

  it('reads as much as there is, up to a limit, and the time', () => {
    writeTree(directory(), { file: 'abc' });
    const path = join(directory(), 'file');
    const { mtimeMs } = statSync(path);
    const starts = [2, 3, 4].map((most) => readPlainStart(path, most));
    assert.deepEqual(
      starts.map((read) => [read?.start.toString(), read?.mtimeMs]),
      [
        ['ab', mtimeMs],
        ['abc', mtimeMs],
        ['abc', mtimeMs],
      ],
    );
  });

  it('reads nothing that is no plain file, and follows no link', () => {
    assert.equal(readPlainStart(directory(), 3), undefined);
    symlinkSync('/dev/null', join(directory(), 'link'));
    assert.throws(() => readPlainStart(join(directory(), 'link'), 3), { code: 'ELOOP' });
  });
});

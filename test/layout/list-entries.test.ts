import assert from 'node:assert/strict';
import { lstatSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describeKind, listEntries } from '../../src/layout/list-entries.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('listEntries', () => {
  const directory = useTemporaryDirectory();

  it('lists folders before what is in them, and does not enter links', () => {
    writeTree(directory(), { 'a/.b/c': '' });
    symlinkSync('a', join(directory(), 'd'));
    const paths = listEntries(directory()).map(({ path, size }) => [path, size]);
    assert.deepEqual(paths, [
      ['', 2],
      ['d', 0],
      ['a', 1],
      ['a/.b', 1],
      ['a/.b/c', 0],
    ]);
  });

  it('tells why it cannot look at something', () => {
    const path = join(directory(), 'nowhere');
    assert.deepEqual(listEntries(path), [
      { path: '', stats: undefined, unreadable: 'it is not there', size: 0 },
    ]);
  });

  it('names what is no plain file', async () => {
    writeTree(directory(), { file: '' });
    symlinkSync('file', join(directory(), 'link'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(directory(), 'socket'), resolve));
    const kindOf = (path: string) => describeKind(lstatSync(join(directory(), path)));
    assert.deepEqual(
      ['file', '.', 'link', 'socket', '/dev/null'].map((path) =>
        path.startsWith('/') ? describeKind(lstatSync(path)) : kindOf(path),
      ),
      [undefined, 'a directory', 'a symbolic link', 'a socket', 'a device'],
    );
    await new Promise((resolve) => server.close(resolve));
  });
});

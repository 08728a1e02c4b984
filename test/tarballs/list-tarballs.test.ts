import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isUnchanged, listTarballs } from '../../src/tarballs/list-tarballs.ts';

describe('listTarballs', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-list-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function write(path: string): string {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), 'bytes');
    return join(directory, path);
  }
  const list = () => listTarballs(directory).files.map(({ path }) => relative(directory, path));

  it('finds tarballs in the folder and below, sorted by path', () => {
    for (const path of ['b.tar.gz', 'a/deep/er/c.tar.gz', 'a.tar.gz']) write(path);
    assert.deepEqual(list(), ['a.tar.gz', 'a/deep/er/c.tar.gz', 'b.tar.gz']);
  });

  it('looks at nothing else', () => {
    for (const path of ['a.zip', 'b.tgz', 'tar.gz', '.c.tar.gz', '.git/d.tar.gz']) write(path);
    mkdirSync(join(directory, 'e.tar.gz'));
    assert.deepEqual(list(), []);
  });

  it('passes over vendored archives that nobody has released', () => {
    write('acme-web-1.0.0-0123456789ab.tarball');
    write(`git/web-${'a'.repeat(40)}.pack`);
    write(`git/web-${'a'.repeat(40)}.tarball`);
    assert.deepEqual(list(), []);
    assert.deepEqual(listTarballs(directory).unreadable, []);
  });

  it('follows a link to a tarball, and none to a directory', () => {
    write('real/a.tar.gz');
    symlinkSync('real/a.tar.gz', join(directory, 'link.tar.gz'));
    symlinkSync('.', join(directory, 'circle'));
    assert.deepEqual(list(), ['link.tar.gz', 'real/a.tar.gz']);
  });

  it('tells of a link that leads nowhere', () => {
    symlinkSync('nowhere', join(directory, 'a.tar.gz'));
    assert.deepEqual(listTarballs(directory).unreadable, [
      { path: join(directory, 'a.tar.gz'), reason: 'it is not there' },
    ]);
  });

  it('finds the annotations of the folder itself, and no other', () => {
    for (const path of ['deprecated.json', 'other.json', 'below/deleted.json']) write(path);
    mkdirSync(join(directory, 'deleted.json'));
    assert.deepEqual(
      listTarballs(directory).annotations.map(({ path }) => relative(directory, path)),
      ['deprecated.json'],
    );
  });

  it('knows the directories that it has seen', () => {
    write('a/b/c.tar.gz');
    const paths = ['', 'a', 'a/b'].map((path) => join(directory, path));
    assert.deepEqual([...listTarballs(directory).directories.keys()], paths);
  });

  it('throws where the folder itself cannot be read', () => {
    assert.throws(() => listTarballs(join(directory, 'none')), { code: 'ENOENT' });
    assert.throws(() => listTarballs(write('a.tar.gz')), { code: 'ENOTDIR' });
  });

  it('notices a file that is touched, longer, or gone', () => {
    const path = write('a.tar.gz');
    const [file] = listTarballs(directory).files;
    assert.ok(file);
    assert.ok(isUnchanged(file));
    assert.ok(!isUnchanged({ ...file, sizeBytes: file.sizeBytes + 1 }));
    utimesSync(path, 1, 1);
    assert.ok(!isUnchanged(file));
    rmSync(path);
    assert.ok(!isUnchanged(file));
  });
});

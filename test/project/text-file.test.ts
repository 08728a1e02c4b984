import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile, stageTextFile } from '../../src/project/text-file.ts';
import { thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readTextFile', () => {
  const directory = useTemporaryDirectory();
  const path = () => join(directory(), 'Puppetfile');
  const read = () => readTextFile(path(), 'Puppetfile', 'PUPPETFILE_UNREADABLE');

  for (const text of ['', "mod 'acme-web'\n", 'Grüße\r\n', '\u{feff}mod']) {
    it(`gives ${JSON.stringify(text)} as it is`, () => {
      writeFileSync(path(), text);
      assert.equal(read(), text);
    });
  }

  it('gives nothing where there is no file', () => {
    assert.equal(read(), undefined);
  });

  it('gives nothing where a link leads nowhere', () => {
    symlinkSync('missing', path());
    assert.equal(read(), undefined);
  });

  it('follows a link to a file', () => {
    writeTree(directory(), { elsewhere: 'text' });
    symlinkSync('elsewhere', path());
    assert.equal(read(), 'text');
  });

  const unreadable: readonly [string, () => void, string][] = [
    ['a directory', () => mkdirSync(path()), 'it is a directory'],
    ['a FIFO', () => execFileSync('mkfifo', [path()]), 'it is not a regular file'],
    ['a device', () => symlinkSync('/dev/zero', path()), 'it is not a regular file'],
    ['a link to itself', () => symlinkSync('Puppetfile', path()), 'its links lead in a circle'],
    [
      'a text that is not UTF-8',
      () => writeFileSync(path(), Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65])),
      'it is not UTF-8 text',
    ],
    ['a file that is too large', () => makeLarge(path()), 'it is larger than 2 MiB'],
  ];
  for (const [title, make, reason] of unreadable) {
    it(`refuses ${title}`, () => {
      make();
      const error = thrown(read, 'PUPPETFILE_UNREADABLE');
      assert.equal(error.message, `Cannot read \`Puppetfile\`: ${reason}`);
      assert.deepEqual(error.notes, [path()]);
    });
  }

  it('refuses a path that leads through a file', () => {
    writeTree(directory(), { file: '' });
    const below = join(directory(), 'file', 'Puppetfile');
    const error = thrown(
      () => readTextFile(below, 'Puppetfile', 'LOCKFILE_INVALID'),
      'LOCKFILE_INVALID',
    );
    assert.equal(error.message, 'Cannot read `Puppetfile`: a part of its path is no directory');
  });
});

describe('stageTextFile', () => {
  const directory = useTemporaryDirectory();
  const path = () => join(directory(), 'Puppetfile.lock');
  const tree = () => readTree(directory());
  const leftover = 'Puppetfile.lock.0123456789ab.tmp';

  it('leaves the file as it is until it is committed', () => {
    writeTree(directory(), { 'Puppetfile.lock': 'old' });
    const staged = stageTextFile(path(), 'new');
    assert.equal(staged.isChange, true);
    assert.equal(tree()['Puppetfile.lock'], 'old');
    staged.commit();
    assert.deepEqual(tree(), { 'Puppetfile.lock': 'new' });
  });

  it('makes a file where there is none', () => {
    stageTextFile(path(), 'new').commit();
    assert.deepEqual(tree(), { 'Puppetfile.lock': 'new' });
  });

  it('leaves nothing behind when it is discarded', () => {
    stageTextFile(path(), 'new').discard();
    assert.deepEqual(tree(), {});
  });

  it('may be discarded after it was committed', () => {
    const staged = stageTextFile(path(), 'new');
    staged.commit();
    staged.discard();
    assert.deepEqual(tree(), { 'Puppetfile.lock': 'new' });
  });

  it('writes nothing where the file says so already', () => {
    writeTree(directory(), { 'Puppetfile.lock': 'same' });
    const staged = stageTextFile(path(), 'same');
    assert.equal(staged.isChange, false);
    assert.deepEqual(Object.keys(tree()), ['Puppetfile.lock']);
    staged.commit();
    assert.deepEqual(tree(), { 'Puppetfile.lock': 'same' });
  });

  it('takes away what a killed run has left, even where it writes nothing itself', () => {
    writeTree(directory(), { 'Puppetfile.lock': 'same', [leftover]: 'ne', [`x${leftover}`]: '' });
    const anHourAgo = Date.now() / 1000 - 3601;
    utimesSync(join(directory(), leftover), anHourAgo, anHourAgo);
    stageTextFile(path(), 'same').discard();
    assert.deepEqual(Object.keys(tree()), ['Puppetfile.lock', `x${leftover}`]);
  });

  it('leaves alone what another run may be writing', () => {
    writeTree(directory(), { 'Puppetfile.lock': 'same', [leftover]: 'ne' });
    stageTextFile(path(), 'same').discard();
    assert.deepEqual(Object.keys(tree()), ['Puppetfile.lock', leftover]);
  });

  it('writes to where a link leads, and leaves the link', () => {
    writeTree(directory(), { 'shared/lock': 'old' });
    symlinkSync('shared/lock', path());
    stageTextFile(path(), 'new').commit();
    assert.deepEqual(tree(), {
      'Puppetfile.lock': 'link',
      shared: 'directory',
      'shared/lock': 'new',
    });
  });

  it('names the file that it cannot write, and leaves nothing behind', () => {
    writeTree(directory(), { file: '' });
    const below = join(directory(), 'file', 'Puppetfile.lock');
    const error = thrown(() => stageTextFile(below, 'new'), 'FILE_SYSTEM');
    assert.equal(error.message, `Could not write \`${below}\`: a part of its path is no directory`);
    assert.deepEqual(tree(), { file: '' });
  });

  it('leaves nothing behind where the file cannot be replaced', () => {
    const staged = stageTextFile(path(), 'new');
    writeTree(directory(), { 'Puppetfile.lock/child': '' });
    const error = thrown(() => staged.commit(), 'FILE_SYSTEM');
    assert.equal(error.message, `Could not write \`${path()}\`: it is a directory`);
    assert.deepEqual(tree(), { 'Puppetfile.lock': 'directory', 'Puppetfile.lock/child': '' });
  });
});

function makeLarge(path: string): void {
  writeFileSync(path, '');
  truncateSync(path, 2 * 1024 * 1024 + 1);
}

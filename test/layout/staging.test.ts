import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  clearStaleStaging,
  createStaging,
  discardStaging,
  hasUnfinishedRun,
} from '../../src/layout/staging.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('discardStaging', () => {
  const directory = useTemporaryDirectory();

  it('leaves nothing', () => {
    const staging = createStaging(directory());
    writeTree(staging.directory, { 'new/web/metadata.json': '{}' });
    assert.equal(discardStaging(staging), undefined);
    assert.deepEqual(readTree(directory()), { '.pupfile': 'directory' });
  });

  it('tells what it could not delete, and why; the next run tries again', () => {
    const staging = createStaging(directory());
    const held = join(staging.directory, 'old', 'web');
    mkdirSync(held);
    const letGo = holdDirectory(held);
    try {
      const leftover = discardStaging(staging);
      assert.equal(leftover?.directory, staging.directory);
      assert.match(leftover?.reason ?? '', /not permitted|permission denied/);
      clearStaleStaging(directory());
      assert.equal(readdirSync(join(directory(), '.pupfile')).length, 1);
    } finally {
      letGo();
    }
    clearStaleStaging(directory());
    assert.deepEqual(readTree(directory()), { '.pupfile': 'directory' });
  });
});

describe('hasUnfinishedRun', () => {
  const directory = useTemporaryDirectory();

  it('holds as long as there is a lock or a staging folder', () => {
    assert.equal(hasUnfinishedRun(directory()), false);
    const staging = createStaging(directory());
    assert.equal(hasUnfinishedRun(directory()), true);
    discardStaging(staging);
    assert.equal(hasUnfinishedRun(directory()), false);
    writeTree(directory(), { '.pupfile/lock': '' });
    assert.equal(hasUnfinishedRun(directory()), true);
  });
});

describe('clearStaleStaging', () => {
  const directory = useTemporaryDirectory();

  it('takes a link away, and leaves what it leads to', () => {
    writeTree(directory(), {
      'modules/web/version': 'mine',
      'outside/installed.json': '',
      'outside/swap.json': '{"incoming":["web"]}',
      'outside/new/mine': '',
      'outside/old/mine': '',
    });
    const before = readTree(directory());
    mkdirSync(join(directory(), 'modules/.pupfile'));
    symlinkSync('../../outside', join(directory(), 'modules/.pupfile/staging-x'));
    clearStaleStaging(join(directory(), 'modules'));
    const { 'modules/.pupfile': _, ...after } = readTree(directory());
    assert.deepEqual(after, before);
  });
});

/** Has a directory refuse to be deleted until what is returned is called; root may do so whatever its mode. */
function holdDirectory(path: string): () => void {
  const isRoot = process.getuid?.() === 0;
  const change = (words: readonly string[]) => {
    const [command = '', ...args] = words;
    assert.equal(spawnSync(command, args).status, 0, words.join(' '));
  };
  writeTree(path, { file: '' });
  change(isRoot ? ['chattr', '+i', join(path, 'file')] : ['chmod', '0500', path]);
  return () => change(isRoot ? ['chattr', '-i', join(path, 'file')] : ['chmod', '0700', path]);
}

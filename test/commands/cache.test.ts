import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import {
  cleanCache,
  locateCache,
  type PruneOptions,
  pruneCache,
} from '../../src/commands/cache.ts';
import { settingsOf } from '../support/project.ts';
import { rejection, thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const dayMs = 86_400_000;
const archiveOf = (digit: string) =>
  `archives/sha256/${digit.repeat(2)}/${digit.repeat(64)}.tar.gz`;
const answer = 'forges/https%3A%2F%2Fforge.example/acme-web.json';
const mirror = 'git/acme-web-0123456789abcdef.git';

describe('the cache command', () => {
  const directory = useTemporaryDirectory();
  const store = () => join(directory(), 'store');
  const settings = () => ({ ...settingsOf(directory()), cacheDirectory: store() });

  /** Ten bytes, used so many days ago. */
  function keep(path: string, days: number): void {
    writeTree(store(), { [path]: '0123456789' });
    use(path, days);
  }

  function use(path: string, days: number): void {
    const time = new Date(Date.now() - days * dayMs);
    utimesSync(join(store(), path), time, time);
  }

  function filesLeft(): readonly string[] {
    return Object.entries(readTree(store()))
      .filter(([, kind]) => kind !== 'directory')
      .map(([path]) => path);
  }

  it('tells where the store is, and that there is none', () => {
    assert.equal(locateCache(settings()), store());
    thrown(() => locateCache({ ...settings(), cacheDirectory: undefined }), 'USAGE');
  });

  it('cleans everything of its own away, and the store with it', async () => {
    keep(archiveOf('a'), 0);
    keep(`${mirror}/HEAD`, 0);
    keep(answer, 0);
    const { removed, kept, inUse } = await cleanCache(settings());
    assert.deepEqual(removed, { archives: 1, mirrors: 1, bytes: 30 });
    assert.deepEqual([kept, inUse], [{ archives: 0, mirrors: 0, bytes: 0 }, []]);
    assert.deepEqual(readTree(directory()), {});
    assert.deepEqual((await cleanCache(settings())).removed.archives, 0);
  });

  it('cleans nothing away that is not its own', async () => {
    keep(archiveOf('a'), 0);
    writeTree(store(), {
      'notes.txt': 'mine',
      'archives/notes.txt': 'mine',
      'git/my.git/HEAD': '',
    });
    await cleanCache(settings());
    assert.deepEqual(filesLeft(), ['archives/notes.txt', 'git/my.git/HEAD', 'notes.txt']);
  });

  it('refuses a directory that is no store', async () => {
    writeTree(store(), { 'notes.txt': 'mine' });
    const limits = { mostBytes: 0 };
    for (const run of [cleanCache(settings()), pruneCache(settings(), limits)]) {
      const error = await rejection(run, 'USAGE');
      assert.match(error.message, /store` is no store of pupfile: it holds other things$/);
    }
    assert.deepEqual(filesLeft(), ['notes.txt']);
  });

  const prunes: readonly [string, PruneOptions, readonly string[]][] = [
    ['what was not used for long', { olderThanMs: 10 * dayMs }, ['b', 'c']],
    ['nothing that was used', { olderThanMs: 50 * dayMs }, ['a', 'b', 'c']],
    ['what was used longest ago, down to a size', { mostBytes: 10 }, ['c']],
    ['everything for which there is no room', { mostBytes: 9 }, []],
    ['by both', { olderThanMs: 10 * dayMs, mostBytes: 20 }, ['b', 'c']],
  ];
  for (const [title, limits, left] of prunes) {
    it(`prunes ${title}`, async () => {
      keep(archiveOf('a'), 20);
      keep(archiveOf('b'), 5);
      keep(archiveOf('c'), 1);
      const { removed, kept } = await pruneCache(settings(), limits);
      assert.deepEqual([removed.archives, kept.archives], [3 - left.length, left.length]);
      assert.deepEqual(filesLeft(), left.map(archiveOf));
    });
  }

  it('prunes what Forges said like archives', async () => {
    keep(answer, 20);
    keep(archiveOf('a'), 5);
    await pruneCache(settings(), { mostBytes: 10 });
    assert.deepEqual(filesLeft(), [archiveOf('a')]);
    keep(answer, 20);
    await pruneCache(settings(), { olderThanMs: 10 * dayMs });
    assert.deepEqual(filesLeft(), [archiveOf('a')]);
  });

  it('prunes mirrors as a whole, by their last use', async () => {
    keep(`${mirror}/HEAD`, 1);
    use(mirror, 20);
    assert.equal((await pruneCache(settings(), { olderThanMs: dayMs })).removed.mirrors, 1);
    assert.deepEqual(filesLeft(), []);
  });

  it('leaves a mirror that some run is fetching into, and says so', async () => {
    keep(`${mirror}/HEAD`, 1);
    keep(`${mirror}.lock`, 0);
    for (const { inUse, removed } of [
      await pruneCache(settings(), { mostBytes: 0 }),
      await cleanCache(settings()),
    ]) {
      assert.deepEqual([inUse, removed.mirrors], [[mirror], 0]);
    }
    assert.deepEqual(filesLeft(), [`${mirror}.lock`, `${mirror}/HEAD`].sort());
  });

  it('prunes what killed runs have left, and nothing that is being written', async () => {
    const uuid = '01234567-89ab-cdef-0123-456789abcdef';
    keep(`${archiveOf('a')}.${uuid}.tmp`, 1);
    keep(`${archiveOf('b')}.${uuid}.tmp`, 0);
    await pruneCache(settings(), { olderThanMs: 300 * dayMs });
    assert.deepEqual(filesLeft(), [`${archiveOf('b')}.${uuid}.tmp`]);
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTarballFolder } from '../../src/tarballs/tarball-folder.ts';
import { addRelease } from '../support/forge.ts';
import { moduleTarball } from '../support/module-tarball.ts';

const web = { name: 'acme-web', version: '1.0.0' };
const base = { name: 'acme-base', version: '1.0.0' };
const longAgo = new Date('2024-01-01T00:00:00Z');

describe('openTarballFolder', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-folder-'));
    addRelease(directory, web);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** As if everything had been written long ago, so that only changes of times can tell. */
  function settle(...segments: string[]): void {
    utimesSync(join(directory, ...segments), longAgo, longAgo);
  }

  const slugs = (folder: ReturnType<typeof openTarballFolder>) =>
    [...folder.currentIndex().releases.keys()].sort();

  it('has the same index for as long as nothing changes', () => {
    const recent = openTarballFolder(directory);
    assert.equal(recent.currentIndex(), recent.currentIndex());
    settle();
    const settled = openTarballFolder(directory);
    assert.equal(settled.currentIndex(), settled.currentIndex());
    assert.equal(settled.freshIndex(), settled.currentIndex());
  });

  it('sees a tarball that is added', () => {
    settle();
    const folder = openTarballFolder(directory);
    addRelease(directory, base);
    assert.deepEqual(slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
  });

  it('sees a tarball that is added in the same moment as the one before', () => {
    const folder = openTarballFolder(directory);
    const now = new Date();
    utimesSync(directory, now, now);
    folder.currentIndex();
    addRelease(directory, base);
    utimesSync(directory, now, now);
    assert.deepEqual(slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
  });

  it('sees a tarball that is removed', () => {
    const path = addRelease(directory, base);
    settle();
    const folder = openTarballFolder(directory);
    rmSync(path);
    assert.deepEqual(slugs(folder), ['acme-web-1.0.0']);
  });

  it('sees a tarball in a folder that is added', () => {
    settle();
    const folder = openTarballFolder(directory);
    mkdirSync(join(directory, 'more'));
    addRelease(join(directory, 'more'), base);
    assert.deepEqual(slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
  });

  it('sees a tarball that replaces another under its name', () => {
    const path = addRelease(directory, base);
    settle();
    const folder = openTarballFolder(directory);
    const before = folder.currentIndex().releases.get('acme-base-1.0.0');
    writeFileSync(join(directory, 'new'), moduleTarball({ ...base, files: { 'a.txt': 'a' } }));
    renameSync(join(directory, 'new'), path);
    const now = folder.currentIndex().releases.get('acme-base-1.0.0');
    assert.notEqual(now?.sha256, before?.sha256);
  });

  it('serves a tarball as soon as it is copied as a whole', () => {
    const bytes = moduleTarball(base);
    const path = join(directory, 'copy.tar.gz');
    writeFileSync(path, bytes.subarray(0, 100));
    settle('copy.tar.gz');
    settle();
    const folder = openTarballFolder(directory);
    assert.deepEqual(
      folder.currentIndex().skipped.map(({ file }) => file),
      ['copy.tar.gz'],
    );
    writeFileSync(path, bytes);
    settle();
    assert.deepEqual(slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
    assert.deepEqual(folder.currentIndex().skipped, []);
  });

  it('sees an annotation that is added, written over, and removed', () => {
    const path = join(directory, 'deprecated.json');
    const reason = () => folder.currentIndex().modules.values().next().value?.deprecation?.reason;
    settle();
    const folder = openTarballFolder(directory);
    assert.equal(reason(), undefined);
    for (const text of ['old', 'older']) {
      writeFileSync(path, `{ "acme-web": { "for": "${text}" } }`);
      settle('deprecated.json');
      assert.equal(reason(), text);
      // From now on the directory's time tells nothing.
      settle();
      folder.currentIndex();
    }
    rmSync(path);
    assert.equal(reason(), undefined);
  });

  it('reads a tarball only once', () => {
    const folder = openTarballFolder(directory);
    const before = folder.currentIndex().releases.get('acme-web-1.0.0');
    addRelease(directory, base);
    assert.equal(folder.currentIndex().releases.get('acme-web-1.0.0'), before);
  });

  it('throws while the folder is gone, and goes on when it is back', () => {
    const folder = openTarballFolder(directory);
    rmSync(directory, { recursive: true });
    assert.throws(() => folder.currentIndex(), { code: 'FILE_SYSTEM' });
    mkdirSync(directory);
    addRelease(directory, base);
    assert.deepEqual(slugs(folder), ['acme-base-1.0.0']);
  });
});

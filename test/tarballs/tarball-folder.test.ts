import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTarballFolder, type TarballFolder } from '../../src/tarballs/tarball-folder.ts';
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

  const slugs = async (folder: TarballFolder) =>
    [...(await folder.currentIndex()).releases.keys()].sort();

  it('has the same index for as long as nothing changes', async () => {
    const recent = await openTarballFolder(directory);
    assert.equal(await recent.currentIndex(), await recent.currentIndex());
    settle();
    const settled = await openTarballFolder(directory);
    assert.equal(await settled.currentIndex(), await settled.currentIndex());
    assert.equal(await settled.freshIndex(), await settled.currentIndex());
  });

  it('sees a tarball that is added', async () => {
    settle();
    const folder = await openTarballFolder(directory);
    addRelease(directory, base);
    assert.deepEqual(await slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
  });

  it('sees a tarball that is added in the same moment as the one before', async () => {
    const folder = await openTarballFolder(directory);
    const now = new Date();
    utimesSync(directory, now, now);
    await folder.currentIndex();
    addRelease(directory, base);
    utimesSync(directory, now, now);
    assert.deepEqual(await slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
  });

  it('sees a tarball that is removed', async () => {
    const path = addRelease(directory, base);
    settle();
    const folder = await openTarballFolder(directory);
    rmSync(path);
    assert.deepEqual(await slugs(folder), ['acme-web-1.0.0']);
  });

  it('sees a tarball in a folder that is added', async () => {
    settle();
    const folder = await openTarballFolder(directory);
    mkdirSync(join(directory, 'more'));
    addRelease(join(directory, 'more'), base);
    assert.deepEqual(await slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
  });

  it('sees a tarball that replaces another under its name', async () => {
    const path = addRelease(directory, base);
    settle();
    const folder = await openTarballFolder(directory);
    const before = (await folder.currentIndex()).releases.get('acme-base-1.0.0');
    writeFileSync(join(directory, 'new'), moduleTarball({ ...base, files: { 'a.txt': 'a' } }));
    renameSync(join(directory, 'new'), path);
    const now = (await folder.currentIndex()).releases.get('acme-base-1.0.0');
    assert.notEqual(now?.sha256, before?.sha256);
  });

  it('serves a tarball as soon as it is copied as a whole', async () => {
    const bytes = moduleTarball(base);
    const path = join(directory, 'copy.tar.gz');
    writeFileSync(path, bytes.subarray(0, 100));
    settle('copy.tar.gz');
    settle();
    const folder = await openTarballFolder(directory);
    assert.deepEqual(
      (await folder.currentIndex()).skipped.map(({ file }) => file),
      ['copy.tar.gz'],
    );
    writeFileSync(path, bytes);
    settle();
    assert.deepEqual(await slugs(folder), ['acme-base-1.0.0', 'acme-web-1.0.0']);
    assert.deepEqual((await folder.currentIndex()).skipped, []);
  });

  it('sees an annotation that is added, written over, and removed', async () => {
    const path = join(directory, 'deprecated.json');
    const reason = async () =>
      (await folder.currentIndex()).modules.values().next().value?.deprecation?.reason;
    settle();
    const folder = await openTarballFolder(directory);
    assert.equal(await reason(), undefined);
    for (const text of ['old', 'older']) {
      writeFileSync(path, `{ "acme-web": { "for": "${text}" } }`);
      settle('deprecated.json');
      assert.equal(await reason(), text);
      // From now on the directory's time tells nothing.
      settle();
      await folder.currentIndex();
    }
    rmSync(path);
    assert.equal(await reason(), undefined);
  });

  it('reads a tarball only once', async () => {
    const folder = await openTarballFolder(directory);
    const before = (await folder.currentIndex()).releases.get('acme-web-1.0.0');
    addRelease(directory, base);
    assert.equal((await folder.currentIndex()).releases.get('acme-web-1.0.0'), before);
  });

  it('is read once for all who ask at the same time', async () => {
    const folder = await openTarballFolder(directory);
    addRelease(directory, base);
    settle();
    const [one, other] = await Promise.all([folder.currentIndex(), folder.currentIndex()]);
    assert.equal(one.releases.size, 2);
    assert.equal(one, other);
  });

  it('throws while the folder is gone, and goes on when it is back', async () => {
    const folder = await openTarballFolder(directory);
    rmSync(directory, { recursive: true });
    await assert.rejects(folder.currentIndex(), { code: 'FILE_SYSTEM' });
    mkdirSync(directory);
    addRelease(directory, base);
    assert.deepEqual(await slugs(folder), ['acme-base-1.0.0']);
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTarballFolder } from '../../src/tarballs/tarball-folder.ts';
import { addRelease } from '../support/forge.ts';

describe('indexReleases', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-index-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const index = async () => (await openTarballFolder(directory)).currentIndex();

  it('is empty for an empty folder', async () => {
    assert.equal((await index()).modules.size, 0);
    assert.deepEqual((await index()).skipped, []);
  });

  it('takes one module for all spellings of its name', async () => {
    addRelease(directory, { name: 'acme/web', version: '1.0.0' });
    addRelease(directory, { name: 'Acme-Web', version: '2.0.0' });
    const [module, ...others] = (await index()).modules.values();
    assert.equal(module?.slug, 'Acme-Web');
    assert.equal(module?.releases.length, 2);
    assert.deepEqual(others, []);
  });

  it('serves the first of two tarballs of one release and tells of the other', async () => {
    mkdirSync(join(directory, 'copies'));
    addRelease(directory, { name: 'acme-web', version: '1.0.0' });
    addRelease(join(directory, 'copies'), { name: 'Acme/Web', version: '1.0.0' });
    assert.equal((await index()).releases.get('acme-web-1.0.0')?.moduleSlug, 'acme-web');
    assert.deepEqual((await index()).skipped, [
      {
        file: 'copies/Acme-Web-1.0.0.tar.gz',
        reason: 'acme-web-1.0.0.tar.gz is the same release',
      },
    ]);
  });

  it('serves the others where one tarball is broken', async () => {
    writeFileSync(join(directory, 'broken.tar.gz'), 'no tarball');
    addRelease(directory, { name: 'acme-web', version: '1.0.0' });
    assert.deepEqual([...(await index()).releases.keys()], ['acme-web-1.0.0']);
    assert.deepEqual(
      (await index()).skipped.map(({ file }) => file),
      ['broken.tar.gz'],
    );
  });

  it('takes a deleted release for the current one only where there is nothing else', async () => {
    const current = async () =>
      (await index()).modules.values().next().value?.currentRelease.version.text;
    for (const version of ['1.0.0', '1.1.0', '2.0.0-rc1']) {
      addRelease(directory, { name: 'acme-web', version });
    }
    const remove = (...versions: readonly string[]) => {
      const slugs = versions.map((version) => `acme-web-${version}`);
      writeFileSync(join(directory, 'deleted.json'), JSON.stringify(slugs));
    };
    remove('1.1.0');
    assert.equal(await current(), '1.0.0');
    remove('1.1.0', '1.0.0');
    assert.equal(await current(), '2.0.0-rc1');
    remove('1.1.0', '1.0.0', '2.0.0-rc1');
    assert.equal(await current(), '2.0.0-rc1');
    assert.equal((await index()).releases.size, 3);
  });

  it('tells of an annotation that is damaged', async () => {
    writeFileSync(join(directory, 'deleted.json'), '{');
    const skipped = { file: 'deleted.json', reason: 'it is not valid JSON' };
    assert.deepEqual((await index()).skipped, [skipped]);
  });

  it('changed when the newest of its files and folders did', async () => {
    addRelease(directory, { name: 'acme-web', version: '1.0.0' });
    assert.ok((await index()).modifiedMs > Date.parse('2024-01-01T00:00:00Z'));
  });
});

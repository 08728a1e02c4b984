import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { localPlaces, readLocalArchive } from '../../src/commands/read-local-archive.ts';
import { writeArchiveToStore } from '../../src/store/archive-store.ts';
import { moduleName } from '../support/declare-modules.ts';
import { settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readLocalArchive', () => {
  const directory = useTemporaryDirectory();
  const sha256 = createHash('sha256').update('archive').digest('hex');
  const read = async (forgeUrl?: string) => {
    const wanted = { name: moduleName('acme-web'), version: '1.0.0', sha256, forgeUrl };
    const bytes = await readLocalArchive(wanted, localPlaces(settingsOf(directory()), directory()));
    return bytes && String(bytes);
  };

  it('finds one in the store', async () => {
    await writeArchiveToStore(join(directory(), '.cache'), sha256, Buffer.from('archive'));
    assert.equal(await read(), 'archive');
  });

  it('finds one that is vendored', async () => {
    writeTree(directory(), { 'vendor/acme-web-1.0.0.tar.gz': 'archive' });
    assert.equal(await read('https://forge.example'), 'archive');
  });

  it('finds one that is vendored and from no Forge', async () => {
    writeTree(directory(), { [`vendor/other-2.0.0-${sha256.slice(0, 12)}.tarball`]: 'archive' });
    assert.equal(await read(), 'archive');
  });

  it('finds one in the folder that is its Forge', async () => {
    writeTree(directory(), { 'forge/acme-web-1.0.0.tar.gz': 'archive' });
    assert.equal(await read('./forge'), 'archive');
  });

  it('passes over another one, and what cannot be read', async () => {
    writeTree(directory(), {
      'vendor/acme-web-1.0.0.tar.gz': 'another',
      'forge/acme-web-1.0.0.tar.gz/file': '',
    });
    assert.equal(await read('./forge'), undefined);
    assert.equal(await read('./gone'), undefined);
    assert.equal(await read('file://other.example/forge'), undefined);
  });
});

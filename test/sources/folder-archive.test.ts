import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFolderRelease } from '../../src/sources/folder-archive.ts';
import { moduleName } from '../support/declare-modules.ts';
import { addRelease } from '../support/forge.ts';
import { moduleTarball } from '../support/module-tarball.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readFolderRelease', () => {
  const directory = useTemporaryDirectory();
  const module = { name: 'acme-web', version: '1.0.0' };
  const bytes = moduleTarball(module);
  const read = (changed: Partial<Parameters<typeof readFolderRelease>[1]> = {}) =>
    readFolderRelease(directory(), {
      name: moduleName('acme-web'),
      version: '1.0.0',
      reference: undefined,
      isPromised: true,
      mostBytes: 1_000_000,
      ...changed,
    });

  it('takes what is promised by its usual name, and leaves the judgement to others', async () => {
    writeTree(directory(), { 'acme-web-1.0.0.tar.gz': 'whatever it is' });
    assert.deepEqual(await read(), { bytes: Buffer.from('whatever it is'), reference: undefined });
  });

  it('asks the folder where nothing is promised, and then knows the checksum', async () => {
    addRelease(directory(), module);
    const found = await read({ isPromised: false });
    assert.deepEqual(found?.bytes, bytes);
    assert.match(found?.reference?.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it('finds one of another name, in a folder below', async () => {
    const path = addRelease(directory(), module);
    writeTree(directory(), { 'below/README': '' });
    renameSync(path, join(directory(), 'below', 'web.tar.gz'));
    assert.deepEqual((await read())?.bytes, bytes);
  });

  it('reads from where a catalog has found it', async () => {
    const path = join(directory(), 'elsewhere.tar.gz');
    writeFileSync(path, 'found');
    const url = pathToFileURL(path).href;
    const reference = { url, sha256: undefined, md5: undefined, sizeBytes: undefined };
    assert.deepEqual(await read({ reference }), { bytes: Buffer.from('found'), reference });
  });

  it('has none of what is not there', async () => {
    addRelease(directory(), { ...module, version: '2.0.0' });
    assert.equal(await read(), undefined);
    const url = pathToFileURL(join(directory(), 'gone.tar.gz')).href;
    const reference = { url, sha256: undefined, md5: undefined, sizeBytes: undefined };
    assert.equal(await read({ reference }), undefined);
  });
});

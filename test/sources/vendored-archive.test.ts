import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readVendoredArchive } from '../../src/sources/vendored-archive.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readVendoredArchive', () => {
  const directory = useTemporaryDirectory();
  const sha256 = createHash('sha256').update('archive').digest('hex');
  const read = (changed: Partial<Parameters<typeof readVendoredArchive>[1]> = {}) =>
    readVendoredArchive(join(directory(), 'vendor'), {
      name: moduleName('acme-web'),
      version: '1.0.0',
      sha256,
      promisedBy: 'Puppetfile.lock',
      mostBytes: 1000,
      ...changed,
    });

  it('reads the one that is promised', async () => {
    writeTree(directory(), { 'vendor/acme-web-1.0.0.tar.gz': 'archive' });
    assert.equal(String(await read()), 'archive');
  });

  it('has none where there is no folder, no such file, or a file for a folder', async () => {
    assert.equal(await read(), undefined);
    writeTree(directory(), { 'vendor/acme-web-1.1.0.tar.gz': 'archive' });
    assert.equal(await read(), undefined);
    writeTree(directory(), { file: '' });
    const wanted = { name: moduleName('acme-web'), version: '1.0.0', sha256 };
    const beside = { ...wanted, promisedBy: '', mostBytes: 1 };
    assert.equal(await readVendoredArchive(join(directory(), 'file'), beside), undefined);
  });

  it('refuses another one, with both checksums', async () => {
    writeTree(directory(), { 'vendor/acme-web-1.0.0.tar.gz': 'tampered' });
    const error = await rejection(read(), 'CHECKSUM_MISMATCH');
    assert.equal(
      error.message,
      'acme-web 1.0.0: `vendor/acme-web-1.0.0.tar.gz` is not the archive that was promised',
    );
    assert.match(error.notes.join('\n'), new RegExp(`Puppetfile\\.lock: ${sha256}\n.*8 bytes`));
  });

  it('never reads outside of its folder, whatever version a lock names', async () => {
    writeTree(directory(), { 'x.tar.gz': 'archive', 'vendor/acme-web-1.0.0.tar.gz': 'archive' });
    assert.equal(await read({ version: '1.0.0/../../x' }), undefined);
  });

  it('does not pass over one that cannot be read', async () => {
    mkdirSync(join(directory(), 'vendor', 'acme-web-1.0.0.tar.gz'), { recursive: true });
    const error = await rejection(read({ sha256: sha256Of(1) }), 'FILE_SYSTEM');
    assert.match(error.message, /acme-web-1\.0\.0\.tar\.gz`: it is not a regular file$/);
  });

  it('does not read what is larger than an archive may be', async () => {
    writeTree(directory(), { 'vendor/acme-web-1.0.0.tar.gz': 'archive' });
    await rejection(read({ mostBytes: 3 }), 'FILE_SYSTEM');
  });
});

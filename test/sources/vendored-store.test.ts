import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf } from '../../src/files/bytes.ts';
import { openVendoredFiles } from '../../src/sources/vendored-files.ts';
import { vendoredStore } from '../../src/sources/vendored-store.ts';
import { memoryStore } from '../support/archive-store.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('vendoredStore', () => {
  const directory = useTemporaryDirectory();
  const bytes = Buffer.from('archive');
  const sha256 = checksumOf('sha256', bytes);
  const file = `acme-web-1.0.0-${sha256.slice(0, 12)}.tarball`;
  const open = (store = memoryStore()) =>
    vendoredStore(store, openVendoredFiles(join(directory(), 'vendor')));

  it('has what is vendored, and asks the store for nothing of it', async () => {
    writeTree(directory(), { [`vendor/${file}`]: 'archive' });
    assert.deepEqual(await open().read(sha256), bytes);
  });

  it('has what the store has, and keeps there what is written', async () => {
    const store = memoryStore();
    await open(store).write(sha256, bytes);
    assert.deepEqual(store.archives.get(sha256), bytes);
    assert.deepEqual(await open(store).read(sha256), bytes);
    assert.equal(await open().read(sha256), undefined);
  });

  it('refuses a damaged one and names it, whatever the store has', async () => {
    writeTree(directory(), { [`vendor/${file}`]: 'tampered' });
    const error = await rejection(
      open(memoryStore([sha256, bytes])).read(sha256),
      'CHECKSUM_MISMATCH',
    );
    assert.equal(error.message, `\`vendor/${file}\` is not the archive that was promised`);
    assert.match(error.notes.join('\n'), new RegExp(`^promised: ${sha256}\n.* \\(8 bytes\\)$`));
  });

  it('does not pass over one that cannot be read', async () => {
    mkdirSync(join(directory(), 'vendor', file), { recursive: true });
    await rejection(open().read(sha256), 'FILE_SYSTEM');
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVendoredCommitTarball } from '../../src/sources/vendored-commit-tarball.ts';
import { openVendoredFiles } from '../../src/sources/vendored-files.ts';
import { commitArchive, shaOf } from '../support/code-host.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('readVendoredCommitTarball', () => {
  const directory = useTemporaryDirectory();
  const sha = shaOf('a');
  const file = `acme-web-${sha}.tarball`;
  const bytes = commitArchive(sha, { 'metadata.json': '{}' });
  const readWith = (content: Buffer) => {
    mkdirSync(join(directory(), 'vendor', 'git'), { recursive: true });
    writeFileSync(join(directory(), 'vendor', 'git', file), content);
    return readVendoredCommitTarball(sha, openVendoredFiles(join(directory(), 'vendor')));
  };

  it('reads the archive of the commit', async () => {
    assert.deepEqual(await readWith(bytes), bytes);
    const others = openVendoredFiles(join(directory(), 'vendor'));
    assert.equal(await readVendoredCommitTarball(shaOf('b'), others), undefined);
  });

  it('refuses that of another commit, and names the file', async () => {
    const other = commitArchive(shaOf('b'), { 'metadata.json': '{}' });
    const error = await rejection(readWith(other), 'CHECKSUM_MISMATCH');
    assert.equal(error.message, `\`vendor/git/${file}\` is not the archive that was promised`);
    assert.deepEqual(error.notes, [
      `promised: the commit ${sha}`,
      `what is there: the commit ${shaOf('b')}`,
    ]);
  });

  it('refuses one that ends early', async () => {
    const error = await rejection(readWith(bytes.subarray(0, -12)), 'CHECKSUM_MISMATCH');
    assert.match(error.notes.join('\n'), /what is there: an archive that cannot be read: /);
  });
});

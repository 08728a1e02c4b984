import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openVendoredFiles } from '../../src/sources/vendored-files.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const sha = 'a1'.repeat(20);
const sha256 = '0123456789ab'.padEnd(64, 'f');

describe('openVendoredFiles', () => {
  const directory = useTemporaryDirectory();
  const open = () => openVendoredFiles(join(directory(), 'vendor'));

  it('finds what the names promise', () => {
    writeTree(directory(), {
      'vendor/acme-web-1.0.0-0123456789ab.tarball': '',
      [`vendor/git/web-${sha}.pack`]: '',
      [`vendor/git/web-${sha}.tarball`]: '',
    });
    const files = open();
    assert.deepEqual(files.tarball(sha256), {
      file: 'acme-web-1.0.0-0123456789ab.tarball',
      path: join(directory(), 'vendor', 'acme-web-1.0.0-0123456789ab.tarball'),
      shown: 'vendor/acme-web-1.0.0-0123456789ab.tarball',
    });
    assert.equal(files.pack(sha)?.shown, `vendor/git/web-${sha}.pack`);
    assert.equal(files.commitTarball(sha)?.file, `git/web-${sha}.tarball`);
  });

  it('finds nothing where there is no folder, another file, or a file in its place', () => {
    assert.equal(open().pack(sha), undefined);
    writeTree(directory(), { 'vendor/git': 'a file', 'vendor/README': 'ours' });
    assert.equal(open().pack(sha), undefined);
    assert.equal(open().tarball(sha256), undefined);
    assert.equal(openVendoredFiles(undefined).tarball(sha256), undefined);
  });

  it('takes the first of two that promise the same', () => {
    writeTree(directory(), { [`vendor/git/b-${sha}.pack`]: '', [`vendor/git/a-${sha}.pack`]: '' });
    assert.equal(open().pack(sha)?.file, `git/a-${sha}.pack`);
  });
});

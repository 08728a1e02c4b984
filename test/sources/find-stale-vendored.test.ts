import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf } from '../../src/files/bytes.ts';
import { findStaleVendored } from '../../src/sources/find-stale-vendored.ts';
import { commitArchive, shaOf } from '../support/code-host.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('findStaleVendored', () => {
  const directory = useTemporaryDirectory();
  const archive = Buffer.from('archive');
  const sha256 = checksumOf('sha256', archive);
  const tarball = `acme-web-1.0.0-${sha256.slice(0, 12)}.tarball`;
  const pack = `git/web-${shaOf('a')}.pack`;
  const hosted = `git/web-${shaOf('b')}.tarball`;

  const content = Buffer.from('PACK and what is in it');
  const wholePack = Buffer.concat([content, createHash('sha1').update(content).digest()]);

  function write(files: Readonly<Record<string, Buffer>>): void {
    mkdirSync(join(directory(), 'git'), { recursive: true });
    for (const [name, bytes] of Object.entries(files))
      writeFileSync(join(directory(), name), bytes);
  }
  const find = (...wanted: readonly string[]) => findStaleVendored(directory(), wanted);

  it('finds archives, packs and archives of commits that nobody wants', async () => {
    write({
      [tarball]: archive,
      [pack]: wholePack,
      [hosted]: commitArchive(shaOf('b'), {}),
    });
    assert.deepEqual(await find(), [tarball, pack, hosted]);
    assert.deepEqual(await find(sha256), [pack, hosted]);
    assert.deepEqual(await find(sha256, shaOf('a')), [hosted]);
    assert.deepEqual(await find(sha256, shaOf('a'), shaOf('b')), []);
  });

  it('takes nothing that is not named after what it holds', async () => {
    write({
      [tarball]: Buffer.from('another'),
      [pack]: Buffer.from('PACK, or what is left'),
      [hosted]: commitArchive(shaOf('c'), {}),
      [`git/pack-${shaOf('a')}.pack`]: wholePack,
      'git/README': Buffer.from('ours'),
      'acme-web-1.0.0.tar.gz': archive,
      [`web-${shaOf('a')}.pack`]: wholePack,
    });
    mkdirSync(join(directory(), `git/dir-${shaOf('a')}.pack`));
    assert.deepEqual(await find(), []);
  });

  it('has nothing where there is no folder', async () => {
    assert.deepEqual(await findStaleVendored(join(directory(), 'none'), []), []);
  });
});

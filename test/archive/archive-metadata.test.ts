import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parseArchiveMetadata } from '../../src/archive/archive-metadata.ts';
import { readArchiveMetadata } from '../../src/archive/read-archive.ts';
import { tarBytes, tarGzBytes } from '../support/tar-bytes.ts';

const mebibyte = 1024 * 1024;
const metadata = { path: 'm-1/metadata.json', content: '{"name":"acme-m"}' };

describe('parseArchiveMetadata', () => {
  it('forgives a byte order mark', () => {
    assert.deepEqual(parseArchiveMetadata(Buffer.from('\ufeff{"a":1}'), 'It'), { a: 1 });
  });

  it('refuses more than 4 MiB', () => {
    const content = `{}${' '.repeat(4 * 1024 * 1024 - 2)}`;
    assert.deepEqual(parseArchiveMetadata(Buffer.from(content), 'It'), {});
    assert.throws(() => parseArchiveMetadata(Buffer.from(`${content} `), 'It'), {
      code: 'ARCHIVE_INVALID',
      message: /`metadata.json` is larger than 4 MiB$/,
    });
  });

  for (const text of ['', '{', '[]', 'null', '"name"', '{"a":1}}']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseArchiveMetadata(Buffer.from(text), 'It'), {
        code: 'ARCHIVE_INVALID',
        message: /^It cannot be read: its `metadata.json` is not/,
      });
    });
  }
});

describe('readArchiveMetadata', () => {
  it('reads the metadata.json in the top folder, not one below it', async () => {
    const other = { path: 'm-1/spec/fixtures/metadata.json', content: '{}' };
    assert.deepEqual(await readArchiveMetadata(tarGzBytes(other, metadata)), { name: 'acme-m' });
  });

  it('does not mind damage behind the metadata.json of a large archive', async () => {
    const large = { path: 'm-1/files/large', content: randomBytes(200_000) };
    const half = gzipSync(tarBytes(metadata, large)).subarray(0, 100_000);
    assert.deepEqual(await readArchiveMetadata(half), { name: 'acme-m' });
  });

  it('finds the metadata.json at the end of a large archive', async () => {
    const large = { path: 'm-1/files/large', content: randomBytes(200_000) };
    assert.deepEqual(await readArchiveMetadata(tarGzBytes(large, metadata)), { name: 'acme-m' });
  });

  it('finds the metadata.json behind what is too large to be kept before it is measured', async () => {
    const noise = { path: 'm-1/files/noise', content: randomBytes(mebibyte) };
    const large = { path: 'm-1/files/zeros', content: Buffer.alloc(40 * mebibyte) };
    assert.deepEqual(await readArchiveMetadata(tarGzBytes(noise, large, metadata)), {
      name: 'acme-m',
    });
  });

  it('finds the metadata.json in front of a file that grows by a thousand', async () => {
    const noise = { path: 'm-1/files/noise', content: randomBytes(100_000) };
    const large = { path: 'm-1/files/zeros', content: Buffer.alloc(10 * mebibyte) };
    assert.deepEqual(await readArchiveMetadata(tarGzBytes(metadata, large, noise)), {
      name: 'acme-m',
    });
  });

  it('refuses an archive that grows by a thousand before there is a metadata.json', async () => {
    const large = { path: 'm-1/files/zeros', content: Buffer.alloc(70 * mebibyte) };
    await assert.rejects(readArchiveMetadata(tarGzBytes(large, metadata)), {
      code: 'ARCHIVE_UNSAFE',
      message: /it inflates to more than 67108864 bytes, 100 times its own size$/,
    });
  });

  it('refuses an archive without one', async () => {
    await assert.rejects(readArchiveMetadata(tarGzBytes({ path: 'm-1/x' })), {
      code: 'ARCHIVE_INVALID',
      message: 'The archive cannot be read: it has no metadata.json',
    });
  });

  it('refuses a link in its place', async () => {
    await assert.rejects(readArchiveMetadata(tarGzBytes({ ...metadata, content: '', type: '2' })), {
      code: 'ARCHIVE_INVALID',
    });
  });
});

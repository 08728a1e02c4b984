import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readTarball } from '../../src/archive/read-tarball.ts';
import { rejection } from '../support/rejection.ts';
import { type TestMember, tarBytes, tarGzBytes } from '../support/tar-bytes.ts';

const metadata = { path: 'm-1/metadata.json', content: '{}' };
const manifest = { path: 'm-1/manifests/init.pp', content: 'class m {}\n' };

async function pathsOf(bytes: Buffer): Promise<readonly string[]> {
  return (await readTarball(bytes)).entries.map(({ path }) => path);
}

describe('readTarball', () => {
  const cases: readonly [title: string, readonly TestMember[], readonly string[]][] = [
    ['a folder around the module', [metadata, manifest], ['metadata.json', 'manifests/init.pp']],
    [
      'its directories listed',
      [{ path: 'm-1/', type: '5' }, { path: 'm-1/manifests/', type: '5' }, manifest],
      ['manifests/init.pp'],
    ],
    [
      'the module at the root',
      [{ path: './', type: '5' }, { path: './metadata.json' }, { path: './manifests/init.pp' }],
      ['metadata.json', 'manifests/init.pp'],
    ],
    ['what is no module left as it stands', [{ path: 'hiera/common.yaml' }], ['hiera/common.yaml']],
    ['the file beside it that macOS writes', [{ path: './._m-1' }, metadata], ['metadata.json']],
  ];
  for (const [title, members, expected] of cases) {
    it(`reads ${title}`, async () =>
      assert.deepEqual(await pathsOf(tarGzBytes(...members)), expected));
  }

  it('reads a tar that nobody compressed', async () => {
    assert.deepEqual(await pathsOf(tarBytes(metadata, manifest)), [
      'metadata.json',
      'manifests/init.pp',
    ]);
  });

  it('gives content and modes', async () => {
    const [entry] = (await readTarball(tarGzBytes({ ...manifest, mode: 0o755 }))).entries;
    assert.ok(entry?.kind === 'file');
    assert.deepEqual([entry.content.toString(), entry.isExecutable], ['class m {}\n', true]);
  });

  const damaged: readonly [title: string, Buffer, RegExp][] = [
    ['an xz file', Buffer.from('fd377a585a000004', 'hex'), /it is an xz file, and neither a \.tar/],
    ['a ZIP file', Buffer.from('PK\x03\x04'), /it is a ZIP file/],
    ['a web page', Buffer.from('<html>Please log in</html>'), /it is a web page/],
    ['no bytes at all', Buffer.of(), /it is empty/],
    ['half a gzip file', tarGzBytes(metadata).subarray(0, 60), /not a complete gzip file/],
    ['half a tar', tarBytes(metadata).subarray(0, 700), /ends in the middle of/],
    ['a gzipped page', gzipSync('<html>'.repeat(200)), /header .* is damaged/],
    ['no file', tarGzBytes({ path: 'm-1/', type: '5' }), /there is no file in it/],
  ];
  for (const [title, bytes, reason] of damaged) {
    it(`refuses ${title}`, async () => {
      const reading = readTarball(bytes, { subject: 'The tarball' });
      const error = await rejection(reading, 'ARCHIVE_INVALID');
      assert.match(error.message, /^The tarball cannot be read: /);
      assert.match(error.message, reason);
    });
  }

  const unsafe: readonly [title: string, readonly TestMember[]][] = [
    ['a path out of the folder', [metadata, { path: 'm-1/../../x' }]],
    ['a path out of the root', [{ path: 'metadata.json' }, { path: '../x' }]],
    ['an absolute path', [{ path: 'metadata.json' }, { path: '/etc/passwd' }]],
    ['a file twice', [metadata, metadata]],
    ['a file below a link', [{ path: 'lib', type: '2' }, { path: 'lib/x' }, { path: 'a' }]],
    ['a file in place of its folder', [{ path: 'm-1', content: 'x' }, metadata]],
  ];
  for (const [title, members] of unsafe) {
    it(`refuses ${title}`, async () => {
      await rejection(readTarball(tarGzBytes(...members)), 'ARCHIVE_UNSAFE');
      await rejection(readTarball(tarBytes(...members)), 'ARCHIVE_UNSAFE');
    });
  }

  it('refuses what is larger than the limit, compressed or not', async () => {
    const members = [metadata, { path: 'm-1/files/zeros', content: Buffer.alloc(100_000) }];
    const options = { limits: { unpackedBytes: 99_999 } };
    await rejection(readTarball(tarGzBytes(...members), options), 'ARCHIVE_UNSAFE');
    await rejection(readTarball(tarBytes(...members), options), 'ARCHIVE_UNSAFE');
  });
});

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readArchive } from '../../src/archive/read-archive.ts';
import { paxBody, type TestMember, tarBytes, tarGzBytes } from '../support/tar-bytes.ts';

const metadata = { path: 'm-1/metadata.json', content: '{}' };
const long = `m-1/lib/${'a-long-folder-name/'.repeat(8)}file.rb`;
const longBelowTop = long.slice('m-1/'.length);

async function read(...members: readonly TestMember[]): Promise<readonly [string, string][]> {
  const { entries } = await readArchive(tarGzBytes(...members));
  return entries.map((entry) => [
    entry.path,
    entry.kind === 'file' ? entry.content.toString() : entry.description,
  ]);
}

describe('readArchive', () => {
  it('gives the files below the top folder, in the order of the archive', async () => {
    const entries = await read(
      { path: 'm-1/', type: '5' },
      { path: 'm-1/manifests/', type: '5' },
      { path: 'm-1/manifests/init.pp', content: 'class m {}\n' },
      metadata,
      { path: 'm-1/files/empty' },
    );
    assert.deepEqual(entries, [
      ['manifests/init.pp', 'class m {}\n'],
      ['metadata.json', '{}'],
      ['files/empty', ''],
    ]);
  });

  it('gives times and whether the owner may execute', async () => {
    const mtime = new Date('2020-02-03T04:05:06Z');
    const bytes = tarGzBytes({ path: 'm-1/tasks/run.sh', mode: 0o755, mtime }, metadata);
    const [script, plain] = (await readArchive(bytes)).entries;
    assert.deepEqual(
      [script, plain].map((entry) => entry?.kind === 'file' && entry.isExecutable),
      [true, false],
    );
    assert.equal(script?.mtimeMs, mtime.getTime());
  });

  it('takes the path from a pax header, whatever the plain header says', async () => {
    const path = paxBody({ path: long });
    const entries = await read(
      { path: 'PaxHeader/x', type: 'x', content: path },
      { path: 'm-1/lib/a-long', content: 'a', raw: { 345: 'a/prefix' } },
      { path: 'm-1/next', content: 'b' },
    );
    assert.deepEqual(entries, [
      [longBelowTop, 'a'],
      ['next', 'b'],
    ]);
  });

  it('takes the size from a pax header', async () => {
    const entries = await read(
      { path: 'PaxHeader/x', type: 'x', content: paxBody({ size: '3' }) },
      { path: 'm-1/x', content: 'abc', raw: { 124: '00000000000\0' } },
      metadata,
    );
    assert.deepEqual(entries[0], ['x', 'abc']);
  });

  it('takes the path from a GNU long name, also where a link name comes between', async () => {
    const entries = await read(
      { path: '././@LongLink', type: 'L', content: `${long}\0` },
      { path: '././@LongLink', type: 'K', content: 'elsewhere\0' },
      { path: long.slice(0, 100), content: 'a' },
      { path: 'm-1/next', content: 'b' },
    );
    assert.deepEqual(entries, [
      [longBelowTop, 'a'],
      ['next', 'b'],
    ]);
  });

  it('ignores the commit that `git archive` writes first', async () => {
    const commit = {
      path: 'pax_global_header',
      type: 'g',
      content: paxBody({ comment: 'c0ffee' }),
    };
    assert.deepEqual(await read(commit, metadata), [['metadata.json', '{}']]);
  });

  it('ignores the file that macOS writes beside the top folder', async () => {
    assert.deepEqual(await read({ path: './._m-1', content: 'x' }, metadata), [
      ['metadata.json', '{}'],
    ]);
  });

  it('tells links and devices from files and leaves the judgement to others', async () => {
    const entries = await read(
      { path: 'm-1/link', type: '2' },
      { path: 'm-1/hard', type: '1' },
      { path: 'm-1/device', type: '3' },
      { path: 'm-1/pipe', type: '6' },
      { path: 'm-1/unheard-of', type: 'Z' },
      { path: 'PaxHeader/x', type: 'x', content: paxBody({ 'GNU.sparse.major': '1' }) },
      { path: 'm-1/sparse', content: 'map' },
    );
    assert.deepEqual(entries, [
      ['link', 'a symbolic link'],
      ['hard', 'a hard link'],
      ['device', 'a device'],
      ['pipe', 'a pipe'],
      ['unheard-of', 'no plain file'],
      ['sparse', 'a sparse file'],
    ]);
  });

  it('ignores what stands behind the end of the tar', async () => {
    const bytes = gzipSync(Buffer.concat([tarBytes(metadata), Buffer.from('garbage')]));
    assert.equal((await readArchive(bytes)).entries.length, 1);
  });

  it('reads an archive whose gzip trailer lies about the size', async () => {
    const whole = gzipSync(tarBytes(metadata));
    const second = gzipSync(Buffer.alloc(0));
    assert.equal((await readArchive(Buffer.concat([whole, second]))).entries.length, 1);
  });

  const damaged: readonly [string, Buffer, RegExp][] = [
    ['no gzip', Buffer.from('<html>Please log in</html>'), /not a complete gzip file/],
    ['nothing', Buffer.alloc(0), /not a complete gzip file/],
    ['half a gzip', tarGzBytes(metadata).subarray(0, 60), /not a complete gzip file/],
    ['gzip but no tar', gzipSync('x'.repeat(2000)), /header .* is damaged/],
    ['a damaged header', damageHeader(), /header of the entry `mXXm-1\/metadata.json` is damaged/],
    ['half a header', gzipSync(tarBytes(metadata).subarray(0, 1100)), /header at byte 1024/],
    [
      'half a file',
      gzipSync(tarBytes(metadata).subarray(0, 600)),
      /middle of `m-1\/metadata.json`/,
    ],
    ['a negative size', sized('-0000000001\0'), /`m-1\/x` has no size/],
    ['no size', sized('\0'.repeat(12)), /`m-1\/x` has no size/],
    ['a negative size in base 256', sized(`${'\xff'.repeat(10)}\xf6\0`), /`m-1\/x` has no size/],
    ['a huge size', sized('\x80\0\0\0\0\x10\0\0\0\0\0\0'), /middle of `m-1\/x`/],
    ['an unreadable size', sized('\x91\0\0\0\0\0\0\0\0\0\0\0'), /header at byte 0 is damaged/],
    ['two top folders', tarGzBytes(metadata, { path: 'n/x' }), /top folder, `m-1` and `n`/],
    ['no top folder', tarGzBytes({ path: 'metadata.json' }), /stands outside of a top folder/],
    ['a file without a name', tarGzBytes({ path: './/.' }, metadata), /`\.\/\/\.` has no name/],
    ['a link without a name', tarGzBytes({ path: '', type: '2' }, metadata), /`` has no name/],
    ['no file', tarGzBytes({ path: 'm-1/', type: '5' }), /there is no file in it/],
    [
      'a broken pax header',
      tarGzBytes({ path: 'PaxHeader/x', type: 'x', content: '99 path=a\n' }, metadata),
      /extended header `PaxHeader\/x` is damaged/,
    ],
    [
      'one path for everything',
      tarGzBytes({ path: 'g', type: 'g', content: paxBody({ path: 'm/x' }) }, metadata),
      /global header `g` names a path or a size/,
    ],
  ];
  for (const [title, bytes, reason] of damaged) {
    it(`refuses an archive with ${title} as damaged`, async () => {
      await assert.rejects(() => readArchive(bytes), { code: 'ARCHIVE_INVALID', message: reason });
    });
  }

  const unsafe: readonly [string, readonly TestMember[], RegExp][] = [
    ['a path out of the folder', [{ path: 'm-1/../../x' }], /`m-1\/..\/..\/x` leads out/],
    ['a directory out of the folder', [{ path: '../', type: '5' }], /`..\/` leads out/],
    [
      'a pax path out of the folder',
      [{ path: 'p', type: 'x', content: paxBody({ path: '/etc/x' }) }, { path: 'm-1/x' }],
      /`\/etc\/x` has an absolute path/,
    ],
    [
      'a GNU name out of the folder',
      [{ path: 'l', type: 'L', content: '../../x\0' }, { path: 'm-1/x' }],
      /`..\/..\/x` leads out/,
    ],
    ['a prefix out of the folder', [{ path: 'x', raw: { 345: '../m' } }], /leads out/],
    ['a file twice', [metadata, metadata], /`metadata.json` is there twice/],
    ['a file over a link', [{ path: 'm/x', type: '2' }, { path: 'm/x' }], /`x` is there twice/],
    ['a file below a link', [{ path: 'm/x', type: '2' }, { path: 'm/x/y' }], /`x` is a file and/],
    ['a file below a file', [{ path: 'm/x' }, { path: 'm/x/y/z' }], /`x` is a file and a dir/],
    ['a file over a directory', [{ path: 'm/x/y' }, { path: 'm/x' }], /`x` is there twice/],
  ];
  for (const [title, members, reason] of unsafe) {
    it(`refuses an archive with ${title} as unsafe`, async () => {
      await assert.rejects(() => read(...members), { code: 'ARCHIVE_UNSAFE', message: reason });
    });
  }

  it('refuses an archive that inflates beyond the limit', async () => {
    const bytes = tarGzBytes({ path: 'm-1/zeros', content: Buffer.alloc(1_000_000) });
    const limits = { unpackedBytes: 999_999 };
    await assert.rejects(() => readArchive(bytes, { limits }), {
      code: 'ARCHIVE_UNSAFE',
      message: /inflates to more than 999999 bytes/,
    });
  });

  it('refuses an archive with more entries than the limit, extended headers included', async () => {
    const header = { path: 'x', type: 'x', content: paxBody({ comment: 'x' }) };
    const bytes = tarGzBytes(header, header, metadata);
    assert.equal((await readArchive(bytes, { limits: { entries: 3 } })).entries.length, 1);
    await assert.rejects(() => readArchive(bytes, { limits: { entries: 2 } }), {
      code: 'ARCHIVE_UNSAFE',
      message: /more than 2 entries/,
    });
  });

  it('refuses an archive whose paths name more directories than it may have entries', async () => {
    const bytes = tarGzBytes(metadata, { path: 'm-1/a/b/c/d/x' });
    const { entries } = await readArchive(bytes, { limits: { entries: 6 } });
    assert.equal(entries.length, 2);
    await assert.rejects(readArchive(bytes, { limits: { entries: 5 } }), {
      code: 'ARCHIVE_UNSAFE',
      message: /more than 5 entries/,
    });
  });

  it('takes the name of the header where a pax header takes the path back', async () => {
    const header = { path: 'x', type: 'x', content: paxBody({ path: '' }) };
    assert.deepEqual(await read(header, metadata), [['metadata.json', '{}']]);
  });

  it('names the archive as it was told to', async () => {
    const options = { subject: 'The archive of acme-web 1.0.0' };
    await assert.rejects(() => readArchive(Buffer.alloc(3), options), {
      message: /^The archive of acme-web 1\.0\.0 cannot be read: /,
    });
  });

  it('keeps terminal escapes out of its messages', async () => {
    await assert.rejects(() => read({ path: 'm-1/a\u001b[2Jb' }), {
      message: /`m-1\/a\ufffd\[2Jb`/,
    });
  });
});

function damageHeader(): Buffer {
  const tar = tarBytes({ ...metadata, path: 'mm-1/metadata.json' });
  // Two bytes more in the name than when the checksum was made.
  tar.write('mXXm-1/metadata.json', 0);
  return gzipSync(tar);
}

function sized(field: string): Buffer {
  return tarGzBytes({ path: 'm-1/x', raw: { 124: field } }, metadata);
}

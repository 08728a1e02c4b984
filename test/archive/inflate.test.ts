import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inflate, inflateStart } from '../../src/archive/inflate.ts';
import type { ArchiveContext } from '../../src/archive/module-archive.ts';
import { wholeOf } from '../../src/files/bytes.ts';
import { tarBytes } from '../support/tar-bytes.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { checkGivenUp, type WatchedSpool, watchedSpool } from '../support/watched-spool.ts';

const context = { subject: 'It', limits: { unpackedBytes: 1000, entries: 1 } };
const mebibyte = 1024 * 1024;
const large = { subject: 'It', limits: { unpackedBytes: 512 * mebibyte, entries: 1 } };

describe('inflate', () => {
  for (const size of [0, 1, 63, 999, 1000]) {
    it(`inflates ${size} bytes where 1000 are allowed`, async () => {
      assert.equal((await inflate(gzipSync(Buffer.alloc(size)), context)).length, size);
    });
  }

  it('refuses 1001 bytes where 1000 are allowed', async () => {
    const bytes = gzipSync(Buffer.alloc(1001));
    await assert.rejects(inflate(bytes, context), { code: 'ARCHIVE_UNSAFE' });
  });

  it('inflates all parts of a file of several', async () => {
    const parts = ['one, ', 'two'].map((text) => gzipSync(text));
    assert.equal((await inflate(Buffer.concat(parts), context)).toString(), 'one, two');
  });

  const behind: readonly [title: string, Buffer][] = [
    ['zeros', Buffer.alloc(700)],
    ['text', Buffer.from('a text that somebody appended to it')],
    ['one byte', Buffer.of(1)],
  ];
  for (const [title, garbage] of behind) {
    it(`ignores what stands behind it: ${title}`, async () => {
      const bytes = Buffer.concat([gzipSync('one, '), gzipSync('two'), garbage]);
      assert.equal((await inflate(bytes, context)).toString(), 'one, two');
    });
  }

  const lies: readonly [string, number][] = [
    ['too small', 0],
    ['too large', 0xffff_ffff],
  ];
  for (const [title, claimed] of lies) {
    it(`refuses a size in the trailer that is ${title}, as gzip does`, async () => {
      const bytes = gzipSync('content');
      bytes.writeUInt32LE(claimed, bytes.length - 4);
      await assert.rejects(inflate(bytes, context), { code: 'ARCHIVE_INVALID' });
    });
  }

  it('refuses a wrong checksum, also before something that is no gzip', async () => {
    const bytes = gzipSync('content');
    bytes.writeUInt32LE(1, bytes.length - 8);
    const followed = Buffer.concat([bytes, Buffer.from('garbage')]);
    await assert.rejects(inflate(bytes, context), { code: 'ARCHIVE_INVALID' });
    await assert.rejects(inflate(followed, context), { code: 'ARCHIVE_INVALID' });
  });

  it('inflates what is too large to be kept before it is measured', async () => {
    const noise = Buffer.concat([randomBytes(mebibyte), Buffer.alloc(40 * mebibyte)]);
    const content = tarBytes({ path: 'm/noise', content: noise });
    const bytes = gzipSync(content, { level: 1 });
    const followed = Buffer.concat([bytes, Buffer.from('garbage')]);
    assert.ok(content.equals(wholeOf(await inflate(bytes, large))));
    assert.ok(content.equals(wholeOf(await inflate(followed, large))));
    await assert.rejects(inflate(bytes.subarray(0, -9), large), { code: 'ARCHIVE_INVALID' });
  });

  describe('with a spool', () => {
    const directory = useTemporaryDirectory();
    let spool: WatchedSpool;
    let context: ArchiveContext;
    beforeEach(() => {
      spool = watchedSpool(directory());
      context = { ...large, spool };
    });
    afterEach(() => spool.close());

    const noise = Buffer.concat([randomBytes(mebibyte), Buffer.alloc(40 * mebibyte)]);
    const content = tarBytes({ path: 'm/noise', content: noise });
    const bytes = gzipSync(content, { level: 1 });
    const inFile = (archive: Buffer) => {
      const file = spool.begin();
      file.append(archive);
      return file.end();
    };

    it('inflates what is small into memory', async () => {
      const small = await inflate(inFile(gzipSync('content')), context);
      assert.ok(Buffer.isBuffer(small));
      assert.equal(small.toString(), 'content');
    });

    it('inflates what is large into a file, from memory and from a file', async () => {
      for (const archive of [bytes, inFile(bytes)]) {
        const inflated = await inflate(archive, context);
        assert.ok(!Buffer.isBuffer(inflated));
        assert.ok(inflated.read().equals(content));
      }
    });

    it('inflates what is large into a file although it claims to be small', async () => {
      const inflated = await inflate(Buffer.concat([bytes, gzipSync('')]), context);
      assert.ok(!Buffer.isBuffer(inflated));
      assert.ok(inflated.read().equals(content));
    });

    it('ignores what stands behind it', async () => {
      const followed = Buffer.concat([bytes, Buffer.from('garbage')]);
      for (const archive of [followed, inFile(followed)]) {
        assert.ok(wholeOf(await inflate(archive, context)).equals(content));
      }
    });

    const broken: readonly (readonly [string, Buffer, string])[] = [
      ['breaks off', bytes.subarray(0, -9), 'ARCHIVE_INVALID'],
      ['is damaged', Buffer.from(bytes).fill(0, 500_000, 500_100), 'ARCHIVE_INVALID'],
      ['is no gzip', Buffer.alloc(40 * mebibyte, 'pupfile'), 'ARCHIVE_INVALID'],
      ['is no tar', gzipSync(Buffer.alloc(40 * mebibyte, 'pupfile')), 'ARCHIVE_INVALID'],
      [
        'has too many entries',
        gzipSync(tarBytes({ path: 'm/a' }, { path: 'm/noise', content: noise })),
        'ARCHIVE_UNSAFE',
      ],
      ['is a bomb', gzipSync(Buffer.alloc(65 * mebibyte), { level: 1 }), 'ARCHIVE_UNSAFE'],
    ];
    for (const [title, archive, code] of broken) {
      it(`refuses what ${title}, and gives its file up`, async () => {
        await assert.rejects(inflate(archive, context), { code });
        assert.equal(spool.begun.length, 1);
        checkGivenUp(spool.begun);
      });
    }

    it('says where there is no room', async () => {
      rmSync(directory(), { recursive: true });
      await assert.rejects(inflate(bytes, context), { code: 'FILE_SYSTEM' });
    });
  });

  it('refuses what is too large to be kept and has too many entries', async () => {
    const noise = Buffer.concat([randomBytes(mebibyte), Buffer.alloc(40 * mebibyte)]);
    const bytes = gzipSync(tarBytes({ path: 'm/a' }, { path: 'm/noise', content: noise }));
    const expected = { code: 'ARCHIVE_UNSAFE', message: /more than 1 entries/ };
    await assert.rejects(inflate(bytes, large), expected);
  });

  it('refuses what grows to more than 64 MiB and 100 times its size, whatever it claims', async () => {
    const bomb = gzipSync(Buffer.alloc(65 * mebibyte), { level: 1 });
    const expected = { code: 'ARCHIVE_UNSAFE', message: /67108864 bytes, 100 times its own size/ };
    await assert.rejects(inflate(bomb, large), expected);
    await assert.rejects(inflate(Buffer.concat([bomb, gzipSync('')]), large), expected);
  });
});

describe('inflateStart', () => {
  it('inflates what there is of a file that breaks off', () => {
    const text = 'a line of text that zlib can not fold away: '.concat('0123456789'.repeat(5));
    const bytes = gzipSync(text, { level: 0 });
    const start = inflateStart(bytes.subarray(0, 50), context).toString();
    assert.ok(start.length > 0 && text.startsWith(start));
  });
});

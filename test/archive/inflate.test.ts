import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { inflate, inflateStart } from '../../src/archive/inflate.ts';

const context = { subject: 'It', limits: { unpackedBytes: 1000, entries: 1 } };

describe('inflate', () => {
  for (const size of [0, 1, 63, 999, 1000]) {
    it(`inflates ${size} bytes where 1000 are allowed`, () => {
      assert.equal(inflate(gzipSync(Buffer.alloc(size)), context).length, size);
    });
  }

  it('refuses 1001 bytes where 1000 are allowed', () => {
    assert.throws(() => inflate(gzipSync(Buffer.alloc(1001)), context), { code: 'ARCHIVE_UNSAFE' });
  });

  it('inflates all parts of a file of several', () => {
    const parts = ['one, ', 'two'].map((text) => gzipSync(text));
    assert.equal(inflate(Buffer.concat(parts), context).toString(), 'one, two');
  });

  const lies: readonly [string, number][] = [
    ['too small', 0],
    ['too large', 0xffff_ffff],
  ];
  for (const [title, claimed] of lies) {
    it(`refuses a size in the trailer that is ${title}, as gzip does`, () => {
      const bytes = gzipSync('content');
      bytes.writeUInt32LE(claimed, bytes.length - 4);
      assert.throws(() => inflate(bytes, context), { code: 'ARCHIVE_INVALID' });
    });
  }

  it('refuses a wrong checksum', () => {
    const bytes = gzipSync('content');
    bytes.writeUInt32LE(1, bytes.length - 8);
    assert.throws(() => inflate(bytes, context), { code: 'ARCHIVE_INVALID' });
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

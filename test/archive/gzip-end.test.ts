import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { findGzipEnd } from '../../src/archive/gzip-end.ts';

const plain = gzipSync('content');
const garbage = Buffer.from('garbage');

/** The same member with further fields in its header. */
function withHeader(flags: number, fields: string): Buffer {
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = flags;
  return Buffer.concat([header, Buffer.from(fields, 'latin1'), plain.subarray(10)]);
}

describe('findGzipEnd', () => {
  const members: readonly [title: string, Buffer][] = [
    ['a member', plain],
    ['two members', Buffer.concat([plain, plain])],
    ['a member with a name', withHeader(8, 'name\0')],
    ['a member with a comment', withHeader(16, 'a comment\0')],
    ['a member with an extra field', withHeader(4, '\x03\0abc')],
    ['a member with all of them', withHeader(30, '\x03\0abcname\0comment\0cc')],
  ];
  for (const [title, bytes] of members) {
    it(`finds the end of ${title}`, () => {
      assert.equal(findGzipEnd(Buffer.concat([bytes, garbage]), 100), bytes.length);
    });
  }

  const damaged: readonly [title: string, Buffer][] = [
    ['that breaks off in the header', plain.subarray(0, 9)],
    ['that breaks off in the data', plain.subarray(0, 14)],
    ['that breaks off in the trailer', plain.subarray(0, -1)],
    ['whose name has no end', withHeader(8, '').subarray(0, 10)],
    ['whose extra field is cut', withHeader(4, '').subarray(0, 11)],
    ['whose second one is damaged', Buffer.concat([plain, plain.subarray(0, 12)])],
  ];
  for (const [title, bytes] of damaged) {
    it(`finds none of a member ${title}`, () => {
      assert.equal(findGzipEnd(bytes, 100), undefined);
    });
  }

  it('finds none where more would have to be inflated', () => {
    assert.equal(findGzipEnd(plain, 3), undefined);
  });
});

import assert from 'node:assert/strict';
import { parsePaxRecords } from '../../src/archive/pax-records.ts';
import { paxBody } from '../support/tar-bytes.ts';

describe('parsePaxRecords', () => {
  const readable: readonly [string, string, object][] = [
    ['a path', paxBody({ path: 'm-1/lib/ä.rb' }), { path: 'm-1/lib/ä.rb' }],
    ['a path with an equals sign', paxBody({ path: 'm/a=b' }), { path: 'm/a=b' }],
    ['a size', paxBody({ size: '12' }), { sizeBytes: 12 }],
    ['a time with a fraction', paxBody({ mtime: '1.9996' }), { mtimeMs: 1999 }],
    ['a time before 1970', paxBody({ mtime: '-2' }), { mtimeMs: -2000 }],
    ['the last of two paths', paxBody({ path: 'a' }) + paxBody({ path: 'b' }), { path: 'b' }],
    ['a sparse file of GNU tar', paxBody({ 'GNU.sparse.major': '1' }), { isSparse: true }],
    ['nothing from the comment of git', paxBody({ comment: 'f'.repeat(40) }), {}],
    ['nothing from a path that is taken back', paxBody({ path: '', size: '', mtime: '' }), {}],
    ['no records', '', {}],
    ['no path inside of the value of another record', paxBody({ x: '1\n9 path=b\n' }), {}],
  ];
  for (const [title, body, expected] of readable) {
    it(`reads ${title}`, () => {
      assert.deepEqual(parsePaxRecords(Buffer.from(body)), expected);
    });
  }

  const damaged: readonly [string, string][] = [
    ['a length beyond the end', '99 path=a\n'],
    ['a length that is too short', '3 path=a\n'],
    ['a length of zero', '0 path=a\n'],
    ['a length that is no number', 'x1 path=a\n'],
    ['no blank', '10path=a\n'],
    ['no equals sign', '8 patha\n'],
    ['no line feed at its end', '9 path=ab'],
    ['a negative size', paxBody({ size: '-1' })],
    ['a size in words', paxBody({ size: '1e9' })],
  ];
  for (const [title, body] of damaged) {
    it(`refuses a record with ${title}`, () => {
      assert.equal(parsePaxRecords(Buffer.from(body)), null);
    });
  }
});

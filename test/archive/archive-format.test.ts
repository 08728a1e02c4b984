import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describeFormat, detectFormat } from '../../src/archive/archive-format.ts';
import { tarBytes } from '../support/tar-bytes.ts';

const tar = tarBytes({ path: 'm-1/metadata.json', content: '{}' });

describe('detectFormat', () => {
  it('knows a gzip file', () => assert.equal(detectFormat(gzipSync(tar)), 'gzip'));
  it('knows a tar', () => assert.equal(detectFormat(tar), 'tar'));
  it('knows nothing else', () => {
    for (const bytes of [Buffer.of(), Buffer.of(0x1f), Buffer.alloc(1024), Buffer.from('ustar')]) {
      assert.equal(detectFormat(bytes), undefined);
    }
  });
});

describe('describeFormat', () => {
  const cases: readonly [Buffer | string, string][] = [
    [Buffer.from('fd377a585a0000', 'hex'), 'an xz file'],
    ['BZh91AY', 'a bzip2 file'],
    [Buffer.from('28b52ffd04', 'hex'), 'a Zstandard file'],
    ['PK\x03\x04\x14', 'a ZIP file'],
    ['PK\x05\x06\0', 'an empty ZIP file'],
    [Buffer.from('377abcaf271c', 'hex'), 'a 7-Zip file'],
    ['!<arch>\ndebian-binary', 'a Debian package'],
    ['\n<!DOCTYPE html>\n<html>', 'a web page'],
    ['<html><body>Please log in', 'a web page'],
    ['version https://git-lfs.github.com/spec/v1\noid', 'a pointer of Git LFS'],
    ['Not Found\nsorry', 'a text that begins with `Not Found`'],
    ['{"message":"Not Found"}', 'a text that begins with `{"message":"Not Found"}`'],
    ['', 'empty'],
    [Buffer.alloc(512), 'something unknown'],
    [Buffer.of(0xff, 0xfe, 0x80), 'something unknown'],
  ];
  for (const [bytes, expected] of cases) {
    it(`finds ${expected}`, () => assert.equal(describeFormat(Buffer.from(bytes)), expected));
  }

  it('keeps terminal escapes out of messages', () => {
    assert.equal(describeFormat(Buffer.from('\u001b[2Jx')), 'something unknown');
  });
});

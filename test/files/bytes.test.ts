import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Bytes,
  checksumOf,
  discardBytes,
  piecesOf,
  readBytes,
  wholeOf,
} from '../../src/files/bytes.ts';
import { mostBytesInMemory, openSpool } from '../../src/files/spool.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const text = 'some bytes';

describe('bytes', () => {
  const directory = useTemporaryDirectory();
  const inFile = (isHashed: boolean) => {
    const file = openSpool(directory()).begin({ isHashed });
    file.append(Buffer.from(text));
    return file.end();
  };
  const places: readonly (readonly [string, () => Bytes])[] = [
    ['in memory', () => Buffer.from(text)],
    ['in a file', () => inFile(false)],
    ['in a file that was hashed', () => inFile(true)],
  ];
  for (const [title, make] of places) {
    it(`are the same ${title}`, () => {
      const bytes = make();
      assert.equal(wholeOf(bytes).toString(), text);
      assert.equal(Buffer.concat([...piecesOf(bytes)]).toString(), text);
      for (const algorithm of ['sha256', 'md5'] as const) {
        const expected = createHash(algorithm).update(text).digest('hex');
        assert.equal(checksumOf(algorithm, bytes), expected);
      }
      discardBytes(bytes);
    });
  }

  it('have checksums in hexadecimal', () => {
    const bytes = Buffer.from('abc');
    assert.equal(checksumOf('md5', bytes), '900150983cd24fb0d6963f7d28e17f72');
    assert.match(checksumOf('sha256', bytes), /^ba7816bf[0-9a-f]{56}$/);
  });

  it('are out of reach when their file is given up', () => {
    const bytes = inFile(false);
    discardBytes(bytes);
    assert.throws(() => wholeOf(bytes), /the file is closed/);
  });

  const sizes: readonly (readonly [string, number, boolean])[] = [
    ['small', mostBytesInMemory, false],
    ['large', mostBytesInMemory + 1, true],
  ];
  for (const [title, sizeBytes, isSpooled] of sizes) {
    it(`of a ${title} file are ${isSpooled ? 'copied' : 'in memory'} where there is a spool`, () => {
      const path = join(directory(), 'file');
      writeFileSync(path, Buffer.alloc(sizeBytes, text));
      const spool = openSpool(directory());
      const bytes = readBytes(path, sizeBytes, spool);
      assert.equal(Buffer.isBuffer(bytes), !isSpooled);
      assert.ok(Buffer.isBuffer(readBytes(path, sizeBytes, undefined)));
      const expected = createHash('sha256').update(Buffer.alloc(sizeBytes, text)).digest('hex');
      assert.equal(checksumOf('sha256', bytes), expected);
      spool.close();
    });
  }
});

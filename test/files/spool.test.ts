import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSpool, type Spool, type SpooledBytes } from '../../src/files/spool.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const content = randomBytes(700_000);

function spooled(spool: Spool, isHashed = false): SpooledBytes {
  const file = spool.begin({ isHashed });
  for (let start = 0; start < content.length; start += 123_456) {
    file.append(content.subarray(start, start + 123_456));
  }
  return file.end();
}

/** Of copies: each piece is overwritten by the next. */
function joined(bytes: SpooledBytes): Buffer {
  return Buffer.concat(Array.from(bytes.pieces(), (piece) => Buffer.from(piece)));
}

describe('a spool', () => {
  const directory = useTemporaryDirectory();

  it('gives back what was put into a file, whole and in pieces', () => {
    const bytes = spooled(openSpool(directory()));
    assert.equal(bytes.length, content.length);
    assert.ok(bytes.read().equals(content));
    assert.ok(joined(bytes).equals(content));
    assert.equal(bytes.sha256, undefined);
    assert.deepEqual(readdirSync(directory()), []);
    bytes.discard();
  });

  it('knows the SHA-256 of what it was to hash, and of no stretch of it', () => {
    const bytes = spooled(openSpool(directory()), true);
    assert.equal(bytes.sha256, createHash('sha256').update(content).digest('hex'));
    assert.equal(bytes.subarray(0, 5).sha256, undefined);
    bytes.discard();
  });

  const stretches: readonly (readonly [number, number])[] = [
    [0, 0],
    [0, 700_000],
    [262_143, 262_145],
    [1, 600_000],
    [699_999, 700_001],
    [700_001, 700_002],
  ];
  for (const [start, end] of stretches) {
    it(`gives the stretch from ${start} to ${end} as a buffer would`, () => {
      const whole = spooled(openSpool(directory()));
      const expected = content.subarray(start, end);
      const stretch = whole.subarray(start, end);
      assert.equal(stretch.length, expected.length);
      assert.ok(stretch.read().equals(expected));
      assert.ok(joined(stretch).equals(expected));
      assert.ok(
        whole
          .subarray(10, 600_000)
          .subarray(start, end)
          .read()
          .equals(content.subarray(10, 600_000).subarray(start, end)),
      );
      whole.discard();
    });
  }

  it('keeps several files apart', () => {
    const spool = openSpool(directory());
    const files = [spool.begin(), spool.begin()];
    for (const text of ['a', 'b', 'c']) {
      for (const [index, file] of files.entries()) file.append(Buffer.from(`${text}${index}`));
    }
    const texts = files.map((file) => file.end().read().toString());
    assert.deepEqual(texts, ['a0b0c0', 'a1b1c1']);
    spool.close();
  });

  it('copies a file, which may change afterwards', () => {
    const path = join(directory(), 'file');
    writeFileSync(path, content);
    const copy = openSpool(directory()).copy(path);
    writeFileSync(path, 'another content');
    assert.ok(copy.read().equals(content));
    assert.equal(copy.sha256, createHash('sha256').update(content).digest('hex'));
    copy.discard();
  });

  it('throws what the file system says of a file that it is to copy', () => {
    const spool = openSpool(directory());
    assert.throws(() => spool.copy(join(directory(), 'missing')), { code: 'ENOENT' });
    assert.throws(() => spool.copy(directory()), { code: 'EISDIR' });
  });

  it('gives up a file, with all stretches of it', () => {
    const whole = spooled(openSpool(directory()));
    const stretch = whole.subarray(1, 5);
    stretch.discard();
    for (const bytes of [whole, stretch]) {
      assert.throws(() => bytes.read(), /the file is closed/);
      assert.throws(() => joined(bytes), /the file is closed/);
    }
  });

  it('gives up everything that is left when it is closed', () => {
    const spool = openSpool(directory());
    const [ended, discarded, begun] = [spooled(spool), spooled(spool), spool.begin()];
    discarded.discard();
    for (const _ of [1, 2]) spool.close();
    assert.throws(() => ended.read(), /the file is closed/);
    assert.throws(() => begun.append(content), /the file is closed/);
  });
});

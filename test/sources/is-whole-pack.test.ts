import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { isWholePack } from '../../src/sources/is-whole-pack.ts';

describe('isWholePack', () => {
  const content = Buffer.from('PACK and what is in it');
  for (const hash of ['sha1', 'sha256'] as const) {
    const pack = Buffer.concat([content, createHash(hash).update(content).digest()]);

    it(`takes what ends with its own hash (${hash})`, () => {
      assert.ok(isWholePack(pack, hash));
    });

    it(`takes nothing that was cut, changed or added to (${hash})`, () => {
      const changed = Buffer.from(pack);
      changed.writeUInt8(0, 6);
      const others = [pack.subarray(0, -1), changed, Buffer.concat([pack, Buffer.from('x')])];
      for (const bytes of others) assert.ok(!isWholePack(bytes, hash));
    });
  }

  it('takes nothing that is no pack', () => {
    const page = Buffer.from('<html>');
    const hashed = Buffer.concat([page, createHash('sha1').update(page).digest()]);
    for (const bytes of [Buffer.alloc(0), page, hashed]) assert.ok(!isWholePack(bytes, 'sha1'));
  });
});

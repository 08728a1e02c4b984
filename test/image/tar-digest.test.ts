import assert from 'node:assert/strict';
import { encodeLayer } from '../../src/image/encode-layer.ts';
import { tarDigest } from '../../src/image/tar-digest.ts';
import { writeTar } from '../../src/image/write-tar.ts';

describe('tarDigest', () => {
  it('is the diff_id of a layer, whatever pieces it comes in', async () => {
    const entries = [{ path: 'a', mode: 0o644, content: Buffer.alloc(70_000, 7) }];
    const { diffId } = await encodeLayer(entries, 1);
    assert.equal(await tarDigest(writeTar(entries, 1)), diffId);
    const whole = Buffer.concat([...writeTar(entries, 1)]);
    const halves = async function* () {
      yield whole.subarray(0, 999);
      yield whole.subarray(999);
    };
    assert.equal(await tarDigest(halves()), diffId);
  });
});

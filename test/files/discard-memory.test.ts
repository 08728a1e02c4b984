import assert from 'node:assert/strict';
import { createDiscarder } from '../../src/files/discard-memory.ts';

describe('a discarder of memory', () => {
  const { own, whole } = createDiscarder();

  it('gives back what somebody has for himself', () => {
    const bytes = Buffer.alloc(50_000, 'x');
    own(bytes);
    assert.equal(bytes.length, 0);
    own(bytes);
  });

  it('leaves alone what is a part of something larger, as are the pieces of an answer over HTTP/2', () => {
    const read = Buffer.alloc(50_000, 'x');
    const [piece, another] = [read.subarray(9, 20_000), read.subarray(20_009)];
    own(piece);
    assert.equal(another.toString(), 'x'.repeat(29_991));
    assert.equal(piece.length, 19_991);
  });

  it('gives back all of what something is a part of', () => {
    const read = Buffer.alloc(50_000, 'x');
    whole(read.subarray(9, 20_000));
    assert.equal(read.length, 0);
  });

  it('leaves alone what is small, and shares its memory', () => {
    const [bytes, neighbour] = [Buffer.from('a'), Buffer.from('neighbour')];
    for (const discard of [own, whole]) discard(bytes);
    assert.deepEqual([bytes.toString(), neighbour.toString()], ['a', 'neighbour']);
  });
});

import assert from 'node:assert/strict';
import { toPieces } from '../../src/net/request-body.ts';

describe('the body of a request', () => {
  it('is sent in pieces that a slow connection takes in time', async () => {
    const whole = Buffer.alloc(40_000, 'x');
    const pieces: Buffer[] = [];
    for await (const piece of toPieces(bodyOf(whole, Buffer.from('end')))) pieces.push(piece);
    assert.deepEqual(
      pieces.map((piece) => piece.length),
      [16_384, 16_384, 7232, 3],
    );
    assert.equal(Buffer.concat(pieces).toString(), `${whole.toString()}end`);
  });

  it('may be empty', async () => {
    for await (const piece of toPieces(bodyOf())) assert.fail(String(piece));
  });

  it('fails with what reading it throws', async () => {
    const broken = new Error('damaged');
    const body = {
      sizeBytes: 1,
      read: async function* () {
        yield Buffer.from('x');
        throw broken;
      },
    };
    await assert.rejects(toPieces(body).toArray(), broken);
  });
});

function bodyOf(...chunks: readonly Buffer[]) {
  return {
    sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    read: async function* () {
      yield* chunks;
    },
  };
}

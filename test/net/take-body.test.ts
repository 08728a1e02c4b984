import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { takeBody } from '../../src/net/take-body.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';

/** A stream in which all of a body waits already, in these pieces. */
function streamOf(...pieces: readonly string[]): Readable {
  const stream = new Readable({ read() {} });
  for (const piece of [...pieces.map((text) => Buffer.from(text)), null]) stream.push(piece);
  return stream;
}

describe('takeBody', () => {
  const options = { mostBytes: 1024 * 1024, announcedBytes: undefined };

  for (const pieces of [[], ['text'], ['te', 'xt']]) {
    it(`takes a body of ${pieces.length} pieces, and ends its stream`, async () => {
      const stream = streamOf(...pieces);
      assert.equal(takeBody(stream, options).toString(), pieces.join(''));
      await once(stream, 'end');
    });
  }

  it('takes a body as large as it may be', () => {
    assert.equal(takeBody(streamOf('text'), { mostBytes: 4, announcedBytes: 4 }).length, 4);
  });

  for (const [title, announcedBytes] of [
    ['is', undefined],
    ['was announced to be', 2 * 1024 * 1024],
  ] as const) {
    it(`refuses a body that ${title} too large, and ends its stream`, async () => {
      const stream = streamOf('x'.repeat(announcedBytes === undefined ? 1024 * 1024 + 1 : 1));
      assert.throws(
        () => takeBody(stream, { ...options, announcedBytes }),
        (error) => error instanceof TransferFault && /larger than 1 MiB/.test(error.message),
      );
      await once(stream, 'end');
    });
  }

  it('tells a transfer what has arrived', () => {
    const transfer = {
      ...{ subject: 'acme-web 1.0.0', peer: 'forge.example', isOver: false },
      ...{ arrivedBytes: 7, announcedBytes: 9 },
    };
    takeBody(streamOf('text'), { ...options, announcedBytes: 4, transfer });
    assert.deepEqual([transfer.arrivedBytes, transfer.announcedBytes], [4, 4]);
  });
});

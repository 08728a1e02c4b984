import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checksumOf, wholeOf } from '../../src/files/bytes.ts';
import { openSpool, type Spool } from '../../src/files/spool.ts';
import { collectBody } from '../../src/net/collect-body.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { checkGivenUp, watchedSpool } from '../support/watched-spool.ts';

const mebibyte = 1024 * 1024;
const watch = { count: () => {} };

describe('collectBody', () => {
  const directory = useTemporaryDirectory();
  const sizes: readonly (readonly [string, number, number | undefined])[] = [
    ['nothing', 0, undefined],
    ['a small body', 5, 5],
    ['a small body that nobody announced', 5, undefined],
    ['a large body', 20 * mebibyte + 3, 20 * mebibyte + 3],
    ['a large body that nobody announced', 20 * mebibyte + 3, undefined],
    ['a large body of which too little was announced', 20 * mebibyte, 9 * mebibyte],
    ['a body as large as it may be', 32 * mebibyte, undefined],
  ];
  for (const [title, size, announcedBytes] of sizes) {
    it(`reads ${title}`, async () => {
      const body = patterned(size);
      const { collected, counted } = await collect(body, announcedBytes);
      assert.ok(wholeOf(collected).equals(body));
      assert.equal(counted, size);
    });
  }

  for (const [title, size, announcedBytes] of sizes) {
    it(`reads ${title} into a spool, where it is not small`, async () => {
      const body = patterned(size);
      const spool = openSpool(directory());
      const { collected, counted } = await collect(body, announcedBytes, spool);
      assert.equal(Buffer.isBuffer(collected), size < mebibyte);
      assert.ok(wholeOf(collected).equals(body));
      assert.equal(checksumOf('sha256', collected), checksumOf('sha256', body));
      assert.equal(counted, size);
      spool.close();
    });
  }

  it('gives up what is in a spool where a body breaks off, or is too large', async () => {
    const spool = watchedSpool(directory());
    const options = { announcedBytes: undefined, watch, spool };
    const { pieces } = countedPieces(patterned(4 * mebibyte));
    await assert.rejects(collectBody(pieces, { ...options, mostBytes: 3 * mebibyte }), /larger/);
    const stream = new Readable({ read() {} });
    stream.push(patterned(2 * mebibyte));
    const collected = collectBody(stream, { ...options, mostBytes: 32 * mebibyte });
    stream.once('data', () => stream.destroy());
    await assert.rejects(collected, /the connection was closed/);
    assert.equal(spool.begun.length, 2);
    checkGivenUp(spool.begun);
  });

  it('says where a spool has no room, and reads no more', async () => {
    const spool = openSpool(join(directory(), 'missing'));
    const { pieces } = countedPieces(patterned(20 * mebibyte));
    const options = { mostBytes: 32 * mebibyte, announcedBytes: undefined, watch, spool };
    await assert.rejects(collectBody(pieces, options), { code: 'FILE_SYSTEM' });
    assert.ok(pieces.destroyed);
  });

  it('keeps a transfer current, and forgets what an attempt before has brought', async () => {
    const transfer = {
      ...{ subject: 'acme-web 1.0.0', peer: 'forge.example', isOver: false },
      ...{ arrivedBytes: 7, announcedBytes: 9 },
    };
    const seen: number[] = [];
    const { pieces } = countedPieces(patterned(2 * mebibyte));
    const count = () => seen.push(transfer.arrivedBytes);
    const announcedBytes = 2 * mebibyte;
    await collectBody(pieces, {
      mostBytes: 32 * mebibyte,
      announcedBytes,
      watch: { count },
      transfer,
    });
    assert.deepEqual([...seen, transfer.arrivedBytes], [0, mebibyte, 2 * mebibyte]);
    assert.equal(transfer.announcedBytes, announcedBytes);
  });

  it('refuses a body that is too large as soon as it is', async () => {
    const { pieces, read } = countedPieces(patterned(40 * mebibyte));
    await assert.rejects(
      collectBody(pieces, { mostBytes: 32 * mebibyte, announcedBytes: undefined, watch }),
      /larger than 32 MiB/,
    );
    // A piece more may be on its way already.
    assert.ok(read() <= 34, String(read()));
    assert.ok(pieces.destroyed);
  });

  it('refuses a body that is announced to be too large before any of it is read', async () => {
    const { pieces, read } = countedPieces(patterned(mebibyte));
    const announcedBytes = 32 * mebibyte + 1;
    await assert.rejects(
      collectBody(pieces, { mostBytes: 32 * mebibyte, announcedBytes, watch }),
      /larger than 32 MiB/,
    );
    assert.equal(read(), 0);
  });

  it('takes a body of one piece as it is', async () => {
    const piece = patterned(5);
    const { collected } = await collect(piece, 5);
    assert.equal(wholeOf(collected).buffer, piece.buffer);
  });

  const reason = new Error('the wire was cut');
  const breaks: readonly (readonly [string, Error | undefined, RegExp])[] = [
    ['with a reason', reason, /^Error: the wire was cut$/],
    ['without a word', undefined, /^TransferFault: the connection was closed$/],
  ];
  for (const [title, error, message] of breaks) {
    const options = { mostBytes: mebibyte, announcedBytes: undefined, watch };

    it(`fails where a body breaks off ${title}`, async () => {
      const stream = new Readable({ read() {} });
      stream.push('a');
      const collected = collectBody(stream, options);
      stream.once('data', () => stream.destroy(error));
      await assert.rejects(collected, message);
    });

    it(`fails where a body was broken ${title} before anybody read it`, async () => {
      const stream = new Readable({ read() {} });
      stream.on('error', () => {}).destroy(error);
      await assert.rejects(collectBody(stream, options), message);
    });
  }
});

async function collect(body: Buffer, announcedBytes: number | undefined, spool?: Spool) {
  let counted = 0;
  const count = (bytes: number) => {
    counted += bytes;
  };
  const { pieces } = countedPieces(body);
  const options = { mostBytes: 32 * mebibyte, announcedBytes, watch: { count }, spool };
  return { collected: await collectBody(pieces, options), counted };
}

/** A body in pieces of a mebibyte, and how many of them were read. */
function countedPieces(body: Buffer) {
  let count = 0;
  function* pieces() {
    for (let start = 0; start < body.length; start += mebibyte) {
      count += 1;
      yield body.subarray(start, start + mebibyte);
    }
  }
  return { pieces: Readable.from(pieces(), { highWaterMark: 1 }), read: () => count };
}

/** Bytes of which no two neighbouring pieces are the same. */
function patterned(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 4096) bytes[index] = (index / 4096) % 251;
  return bytes;
}

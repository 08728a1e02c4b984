import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { wholeOf } from '../../src/files/bytes.ts';
import { openSpool, type Spool } from '../../src/files/spool.ts';
import { type Downloaded, downloadArchive } from '../../src/sources/download-archive.ts';
import { type FaultyAnswer, inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { checkGivenUp, type WatchedSpool, watchedSpool } from '../support/watched-spool.ts';

const bytes = gzipSync('an archive');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const encoded = { 'content-encoding': 'gzip' };

describe('downloadArchive', () => {
  it('gives the bytes with their sha256', async () => {
    const found = await download(reply(200, {}, bytes));
    assert.deepEqual([found.bytes, found.sha256], [bytes, sha256]);
  });

  it('leaves an archive as it is that a server calls gzip-encoded', async () => {
    assert.deepEqual((await download(reply(200, encoded, bytes))).bytes, bytes);
  });

  it('undoes what a server compressed once more', async () => {
    const found = await download(reply(200, encoded, gzipSync(bytes)));
    assert.deepEqual([found.bytes, found.sha256], [bytes, sha256]);
  });

  it('does not undo it where the server does not say so', async () => {
    await rejection(download(reply(200, {}, gzipSync(bytes))), 'CHECKSUM_MISMATCH');
  });

  it('refuses what is compressed once more, and damaged', async () => {
    const damaged = gzipSync(bytes).subarray(0, 20);
    await rejection(download(reply(200, encoded, damaged)), 'CHECKSUM_MISMATCH');
  });

  it('takes everything where nothing is promised', async () => {
    const found = await download(reply(200, {}, 'anything'), () => undefined);
    assert.equal(found.bytes.toString(), 'anything');
  });

  it('hands on an answer of another status', async () => {
    assert.equal((await download(reply(404, {}, 'gone'))).answer.status, 404);
  });

  describe('with a spool', () => {
    const directory = useTemporaryDirectory();
    const large = randomBytes(2 * 1024 * 1024);
    const largeSha256 = createHash('sha256').update(large).digest('hex');
    const holdLarge = ({ sha256: actual }: { readonly sha256: string }) =>
      actual === largeSha256 ? undefined : other();
    let spool: WatchedSpool;
    beforeEach(() => {
      spool = watchedSpool(directory());
    });
    afterEach(() => spool.close());

    it('puts a large archive into a file', async () => {
      const found = await download(reply(200, {}, large), holdLarge, spool);
      assert.ok(!Buffer.isBuffer(found.bytes));
      assert.ok(found.bytes.read().equals(large));
      assert.equal(found.sha256, largeSha256);
    });

    it('undoes what a server compressed once more', async () => {
      const found = await download(reply(200, encoded, gzipSync(large)), holdLarge, spool);
      assert.ok(wholeOf(found.bytes).equals(large));
      assert.equal(found.sha256, largeSha256);
      checkGivenUp(spool.begun);
    });

    it('gives up one that is another, and takes the next', async () => {
      const damaged = Buffer.from(large).fill(0, 0, 100);
      const answer = inTurn(reply(200, {}, damaged), reply(200, {}, large));
      const found = await download(answer, holdLarge, spool);
      assert.ok(wholeOf(found.bytes).equals(large));
      assert.equal(spool.begun.length, 2);
      checkGivenUp(spool.begun.slice(0, 1));
    });

    it('gives up what is no archive', async () => {
      const { answer } = await download(reply(404, {}, large), holdLarge, spool);
      assert.equal(answer.status, 404);
      assert.equal(spool.begun.length, 1);
      checkGivenUp(spool.begun);
    });

    it('gives up everything where no answer is right', async () => {
      const damaged = Buffer.from(large).fill(0, 0, 100);
      await rejection(download(reply(200, {}, damaged), holdLarge, spool), 'CHECKSUM_MISMATCH');
      assert.equal(spool.begun.length, 2);
      checkGivenUp(spool.begun);
    });

    it('says where there is no room, and asks no more', async () => {
      await withFaultyServer(reply(200, {}, large), async ({ url, requests }) => {
        const missing = openSpool(join(directory(), 'missing'));
        const options = { url, subject: 'acme-web 1.0.0', mismatch: holdLarge, spool: missing };
        await rejection(
          withHttpClient((http) => downloadArchive(http, options)),
          'FILE_SYSTEM',
        );
        assert.equal(requests.length, 1);
      });
    });
  });
});

const other = () => new PupfileError('CHECKSUM_MISMATCH', 'It is another one');
const mismatch = ({ sha256: actual }: { readonly sha256: string }) =>
  actual === sha256 ? undefined : other();

async function download(
  answer: FaultyAnswer,
  hold: (found: { readonly sha256: string }) => PupfileError | undefined = mismatch,
  spool?: Spool,
): Promise<Downloaded> {
  const found: Downloaded[] = [];
  await withFaultyServer(answer, async ({ url }) => {
    const options = { url, subject: 'acme-web 1.0.0', mismatch: hold, spool };
    found.push(await withHttpClient((http) => downloadArchive(http, options)));
  });
  const [one] = found;
  assert.ok(one);
  return one;
}

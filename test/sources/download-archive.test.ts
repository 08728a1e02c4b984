import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { type Downloaded, downloadArchive } from '../../src/sources/download-archive.ts';
import { type FaultyAnswer, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

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
});

const mismatch = ({ sha256: actual }: { readonly sha256: string }) =>
  actual === sha256 ? undefined : new PupfileError('CHECKSUM_MISMATCH', 'It is another one');

async function download(
  answer: FaultyAnswer,
  hold: (found: { readonly sha256: string }) => PupfileError | undefined = mismatch,
): Promise<Downloaded> {
  const found: Downloaded[] = [];
  await withFaultyServer(answer, async ({ url }) => {
    const options = { url, subject: 'acme-web 1.0.0', mismatch: hold };
    found.push(await withHttpClient((http) => downloadArchive(http, options)));
  });
  const [one] = found;
  assert.ok(one);
  return one;
}

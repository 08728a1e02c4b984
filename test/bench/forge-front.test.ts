import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ForgeFront, startForgeFront } from '../../bench/forge-front.ts';

const archive = '/v3/files/acme-web-1.0.0.tar.gz';
const metadata = '/v3/releases?module=acme-web';
const largeBytes = 10_000_000;

describe('startForgeFront', () => {
  const asked: string[] = [];
  const forge = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/missing') response.writeHead(404).end('nothing here');
    else if (url === '/large') response.end(Buffer.alloc(largeBytes));
    else response.setHeader('etag', '"1"').end(url === archive ? 'archive' : '{}');
  });
  let front: ForgeFront;
  before((done) => void forge.listen(0, '127.0.0.1', done));
  after((done) => {
    forge.closeAllConnections();
    forge.close(done);
  });
  beforeEach(async () => {
    asked.length = 0;
    front = await startForgeFront(`http://127.0.0.1:${(forge.address() as AddressInfo).port}`);
  });
  afterEach(() => front.stop());

  const get = (path: string) => fetch(front.url + path);

  it('passes on what the Forge says, and asks it once', async () => {
    for (const _ of [1, 2]) {
      const found = await get(archive);
      assert.equal(found.status, 200);
      assert.equal(found.headers.get('etag'), '"1"');
      assert.equal(await found.text(), 'archive');
      const missing = await get('/missing');
      assert.equal(missing.status, 404);
      assert.equal(await missing.text(), 'nothing here');
    }
    assert.deepEqual(asked, [archive, '/missing']);
  });

  it('counts requests, and the bytes of archives apart from all others', async () => {
    await Promise.all([get(archive), get(archive), get(metadata)]);
    assert.deepEqual(front.takeTraffic(), { requests: 3, archiveBytes: 14, metadataBytes: 2 });
    assert.deepEqual(front.takeTraffic(), { requests: 0, archiveBytes: 0, metadataBytes: 0 });
  });

  it('holds an answer back for as long as the network takes', async () => {
    front.setNetwork({ latencyMs: 3_600_000 });
    const slow = get(metadata);
    // Whether it is under way already would be chance otherwise.
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    front.setNetwork({ latencyMs: 0 });
    await get(archive);
    assert.equal(front.takeTraffic().requests, 1);
    await front.stop();
    await assert.rejects(slow);
  });

  it('sends no faster than the bandwidth allows', async () => {
    front.setNetwork({ latencyMs: 0, megabitsPerSecond: 1 });
    const slow = (await get('/large')).arrayBuffer();
    front.setNetwork({ latencyMs: 0 });
    assert.equal((await (await get('/large')).arrayBuffer()).byteLength, largeBytes);
    await front.stop();
    await assert.rejects(slow);
  });

  it('sends all of it in the end, however it was held up', async () => {
    front.setNetwork({ latencyMs: 1, megabitsPerSecond: 10_000 });
    assert.equal((await (await get('/large')).arrayBuffer()).byteLength, largeBytes);
  });

  it('breaks the connection where the Forge does not answer', async () => {
    const lonely = await startForgeFront('http://127.0.0.1:1');
    await assert.rejects(fetch(`${lonely.url}/`));
    await lonely.stop();
  });
});

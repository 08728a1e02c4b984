import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { addRelease, startTestForge, type TestForge } from '../support/forge.ts';
import { moduleTarball, type TestModule } from '../support/module-tarball.ts';

interface RawResponse {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const large: TestModule = {
  name: 'acme-large',
  version: '1.0.0',
  files: { 'files/noise': randomBytes(3 * 1024 * 1024) },
};
const document = '/v3/modules/acme-web';
const tarball = '/v3/files/acme-web-1.0.0.tar.gz';

describe('sendReply', () => {
  let forge: TestForge;

  before(async () => {
    const metadata = { description: 'much to say '.repeat(200) };
    forge = await startTestForge([{ name: 'acme-web', version: '1.0.0', metadata }, large]);
  });
  after(() => forge.close());

  function send(path: string, headers = {}, method = 'GET'): Promise<RawResponse> {
    return new Promise((resolve, reject) => {
      request(forge.url + path, { headers, method }, async (response) => {
        const { statusCode, headers } = response;
        resolve({ status: statusCode, headers, body: await buffer(response) });
      })
        .on('error', reject)
        .end();
    });
  }

  it('compresses a document for who accepts gzip', async () => {
    const { headers, body } = await send(document, { 'accept-encoding': 'br, gzip;q=0.8' });
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal(headers['content-length'], String(body.length));
    assert.deepEqual(gunzipSync(body), (await send(document)).body);
  });

  for (const accepted of ['identity', 'gzip;q=0', 'gzip; q=0.0, br', '']) {
    it(`sends a document as it is for '${accepted}'`, async () => {
      const { headers } = await send(document, { 'accept-encoding': accepted });
      assert.equal(headers['content-encoding'], undefined);
      assert.equal(headers.vary, 'Accept-Encoding');
    });
  }

  it('never compresses a tarball or a short document', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    assert.equal((await send(tarball, headers)).headers['content-encoding'], undefined);
    assert.equal((await send('/v3/none', headers)).headers['content-encoding'], undefined);
  });

  it('says what kind of document it sends', async () => {
    const { headers } = await send(document);
    assert.equal(headers['content-type'], 'application/json;charset=utf-8');
    assert.equal(headers['cache-control'], 'public, must-revalidate');
  });

  for (const path of [document, tarball]) {
    it(`answers HEAD of ${path} with the headers of GET`, async () => {
      const { date: _now, ...expected } = (await send(path)).headers;
      const { status, headers, body } = await send(path, {}, 'HEAD');
      const { date: _then, ...found } = headers;
      assert.equal(status, 200);
      assert.deepEqual(found, expected);
      assert.equal(body.length, 0);
    });

    it(`answers 304 to who has the newest ${path}, by tag or by date`, async () => {
      const { etag, 'last-modified': since } = (await send(path)).headers;
      for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': since }]) {
        const { status, body, headers: answered } = await send(path, headers);
        assert.equal(status, 304);
        assert.equal(body.length, 0);
        assert.equal(answered.etag, etag);
      }
    });
  }

  it('dates a tarball by its file', async () => {
    const { headers } = await send(tarball);
    assert.equal(headers['last-modified'], 'Mon, 01 Jan 2024 00:00:00 GMT');
    assert.equal(headers['content-disposition'], 'attachment; filename="acme-web-1.0.0.tar.gz"');
  });

  it('lets nobody keep a failure', async () => {
    const { headers } = await send('/v3/modules/acme-none');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers.etag, undefined);
  });

  it('streams a tarball of some megabytes', async () => {
    const { body, headers } = await send('/v3/files/acme-large-1.0.0.tar.gz');
    assert.ok(body.equals(moduleTarball(large)));
    assert.equal(headers['content-length'], String(body.length));
  });

  it('survives a client that goes away in the middle of a tarball', async () => {
    await new Promise<void>((resolve, reject) => {
      const client = get(`${forge.url}/v3/files/acme-large-1.0.0.tar.gz`, (response) => {
        response.once('data', () => response.destroy());
        response.once('close', resolve);
      });
      client.on('error', reject);
    });
    assert.equal((await send(document)).status, 200);
  });

  it('sends the new bytes of a tarball that was overwritten in place', async () => {
    const before: TestModule = { name: 'acme-moving', version: '1.0.0' };
    const now: TestModule = { ...before, files: { 'manifests/init.pp': '# other\n' } };
    const path = addRelease(forge.directory, before);
    const url = '/v3/files/acme-moving-1.0.0.tar.gz';
    assert.deepEqual((await send(url)).body, moduleTarball(before));
    writeFileSync(join(path), moduleTarball(now));
    assert.deepEqual((await send(url)).body, moduleTarball(now));
  });
});

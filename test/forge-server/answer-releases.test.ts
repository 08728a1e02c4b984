import assert from 'node:assert/strict';
import { request } from 'node:http';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { getJson, type Json } from '../support/get-json.ts';
import { moduleTarball, type TestModule } from '../support/module-tarball.ts';

const web: TestModule = {
  name: 'acme-web',
  version: '1.2.0+build.5',
  dependencies: { 'acme/base': '>= 1.0.0 < 2.0.0' },
  requirements: { puppet: '>= 7.0.0' },
};

describe('/v3/releases', () => {
  let forge: TestForge;

  before(async () => {
    forge = await startTestForge([
      web,
      { name: 'acme-web', version: '1.10.0' },
      { name: 'Acme-Base', version: '1.0.0' },
    ]);
  });
  after(() => forge.close());

  const get = (target: string) => getJson(`${forge.url}/v3/releases${target}`);

  it('brings the metadata.json as it stands in the tarball', async () => {
    const { json } = await get('/acme-web-1.2.0+build.5');
    assert.deepEqual(json.metadata.dependencies, [
      { name: 'acme/base', version_requirement: '>= 1.0.0 < 2.0.0' },
    ]);
    assert.deepEqual(json.metadata.requirements, [
      { name: 'puppet', version_requirement: '>= 7.0.0' },
    ]);
  });

  for (const spelling of [
    'Acme-Base-1.0.0',
    'acme-base-1.0.0',
    'acme/base-1.0.0',
    'acme/base/1.0.0',
  ]) {
    it(`finds a release by the spelling ${spelling}`, async () => {
      assert.equal((await get(`/${spelling}`)).json.slug, 'Acme-Base-1.0.0');
    });
  }

  it('answers 404 for a version that there is not', async () => {
    assert.equal((await get('/acme-web-9.9.9')).status, 404);
  });

  it('answers 400 for a slug without a version', async () => {
    const { status, json } = await get('/acme-web');
    assert.equal(status, 400);
    assert.deepEqual(json, {
      message: '400 Bad Request',
      errors: ["'acme-web' is not a valid release slug"],
    });
  });

  for (const [query, slugs] of [
    ['module=acme-web', ['acme-web-1.10.0', 'acme-web-1.2.0+build.5']],
    ['module=ACME/web&sort_by=version', ['acme-web-1.10.0', 'acme-web-1.2.0+build.5']],
    ['module=acme-none', []],
    ['owner=acme&limit=1', ['Acme-Base-1.0.0']],
    ['', ['Acme-Base-1.0.0', 'acme-web-1.10.0', 'acme-web-1.2.0+build.5']],
  ] as const) {
    it(`lists ${slugs.length} releases for '${query}'`, async () => {
      const { json } = await get(`?${query}`);
      assert.deepEqual(
        json.results.map((release: Json) => release.slug),
        slugs,
      );
    });
  }

  it('answers 400 where the module can be none', async () => {
    assert.equal((await get('?module=web')).status, 400);
  });
});

describe('/v3/files', () => {
  let forge: TestForge;

  before(async () => {
    forge = await startTestForge([web]);
  });
  after(() => forge.close());

  it('brings the tarball byte for byte from where the release says that it is', async () => {
    const { json } = await getJson(`${forge.url}/v3/releases/acme-web-1.2.0+build.5`);
    const response = await fetch(forge.url + json.file_uri);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.equal(response.headers.get('etag'), `"${json.file_md5}"`);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), moduleTarball(web));
  });

  it('finds a tarball whatever the case of its name', async () => {
    const response = await fetch(`${forge.url}/v3/files/ACME-Web-1.2.0%2Bbuild.5.tar.gz`);
    assert.equal(response.status, 200);
  });

  for (const path of [
    '/v3/files/',
    '/v3/files/acme-web-1.2.0',
    '/v3/files/acme-web-9.9.9.tar.gz',
    '/v3/files/../answer-releases.test.ts',
    '/v3/files/..%2f..%2fetc%2fpasswd',
    '/v3/files/%2e%2e/%2e%2e/acme-web-1.2.0+build.5.tar.gz',
    '/v3/files//etc/passwd',
    '/v3/files/__proto__.tar.gz',
  ]) {
    it(`has no way out of the folder by ${path}`, async () => {
      assert.equal(await statusOfRawPath(forge, path), 404);
    });
  }
});

/** The status for a path that goes out as it is: `fetch` would resolve its dots. */
function statusOfRawPath(forge: TestForge, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(forge.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

import assert from 'node:assert/strict';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { getJson, type Json } from '../support/get-json.ts';

const slugsOf = (json: Json) => json.results.map((module: Json) => module.slug);

describe('/v3/modules', () => {
  let forge: TestForge;

  before(async () => {
    forge = await startTestForge([
      { name: 'acme-web', version: '1.9.0', dependencies: { 'acme-base': '>= 1.0.0' } },
      { name: 'acme-web', version: '1.10.0' },
      { name: 'acme-web', version: '2.0.0-rc1' },
      { name: 'Acme/Base', version: '1.0.0', metadata: { tags: ['foundation'] } },
      { name: 'other-web', version: '0.1.0-beta', metadata: { summary: 'Serves pages' } },
    ]);
  });
  after(() => forge.close());

  const get = (target: string) => getJson(`${forge.url}/v3/modules${target}`);

  it('lists the releases of a module from the newest to the oldest, by number', async () => {
    const { json } = await get('/acme-web');
    const versions = json.releases.map((release: Json) => release.version);
    assert.deepEqual(versions, ['2.0.0-rc1', '1.10.0', '1.9.0']);
  });

  it('takes the newest release that is no pre-release for the current one', async () => {
    assert.equal((await get('/acme-web')).json.current_release.version, '1.10.0');
  });

  it('takes a pre-release for the current one where there is nothing else', async () => {
    assert.equal((await get('/other-web')).json.current_release.version, '0.1.0-beta');
  });

  for (const spelling of ['acme-base', 'ACME-base', 'acme/base', 'Acme%2Fbase']) {
    it(`finds a module by the spelling ${spelling}`, async () => {
      assert.equal((await get(`/${spelling}`)).json.slug, 'Acme-Base');
    });
  }

  it('answers 404 for a module that it does not have', async () => {
    const { status, json } = await get('/acme-none');
    assert.equal(status, 404);
    assert.deepEqual(json, {
      message: '404 Not Found',
      errors: ['The requested resource could not be found'],
    });
  });

  for (const slug of ['web', '-web', 'acme-web%00', '..-..%2f..']) {
    it(`answers 400 for the slug ${slug}, which no module can have`, async () => {
      const { status, json } = await get(`/${slug}`);
      assert.equal(status, 400);
      assert.deepEqual(json.errors, [`'${decodeURIComponent(slug)}' is not a valid module slug`]);
    });
  }

  it('leaves out the fields that are excluded', async () => {
    const { json } = await get('/acme-web?exclude_fields=releases+current_release%20owner,uri');
    assert.equal(json.slug, 'acme-web');
    for (const field of ['releases', 'current_release', 'owner', 'uri']) {
      assert.equal(json[field], undefined);
    }
  });

  it('ignores include_fields, because it has none of the optional fields', async () => {
    const { json } = await get('/acme-web?include_fields=docs%20pe_compatibility');
    assert.deepEqual(json, (await get('/acme-web')).json);
  });

  it('lists all modules by name', async () => {
    assert.deepEqual(slugsOf((await get('')).json), ['Acme-Base', 'acme-web', 'other-web']);
  });

  it('brings the modules that are named, with their current releases, in the order asked', async () => {
    const { json } = await get('?slugs=other-web,acme-base,Other-Web');
    assert.deepEqual(slugsOf(json), ['other-web', 'Acme-Base']);
    assert.equal(json.results[1].current_release.metadata.version, '1.0.0');
  });

  it('answers 404 and names each module that is missing', async () => {
    const { status, json } = await get('?slugs=acme-web,acme-none,acme-nil');
    assert.equal(status, 404);
    assert.deepEqual(json.errors, [
      "No module has the slug 'acme-none'",
      "No module has the slug 'acme-nil'",
    ]);
  });

  it('answers 400 where one of the named slugs can be no module', async () => {
    assert.equal((await get('?slugs=acme-web,web')).status, 400);
  });

  for (const [query, slugs] of [
    ['query=web', ['acme-web', 'other-web']],
    ['query=pages', ['other-web']],
    ['query=FOUNDATION', ['Acme-Base']],
    ['query=web+acme', ['acme-web']],
    ['query=nowhere', []],
    ['owner=acme', ['Acme-Base', 'acme-web']],
    ['owner=ACME&query=base', ['Acme-Base']],
    ['sort_by=downloads&module_groups=base+pe_only', ['Acme-Base', 'acme-web', 'other-web']],
  ] as const) {
    it(`finds ${slugs.join(' and ') || 'nothing'} by ${query}`, async () => {
      assert.deepEqual(slugsOf((await get(`?${query}`)).json), slugs);
    });
  }
});

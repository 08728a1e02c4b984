import assert from 'node:assert/strict';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { getJson, type Json } from '../support/get-json.ts';

describe('answerPage', () => {
  let forge: TestForge;

  before(async () => {
    const versions = Array.from({ length: 45 }, (_, patch) => `1.0.${patch}`);
    forge = await startTestForge(versions.map((version) => ({ name: 'acme-web', version })));
  });
  after(() => forge.close());

  const get = (query: string) => getJson(`${forge.url}/v3/releases?${query}`);

  it('cuts pages of twenty and links the others', async () => {
    const { json } = await get('module=acme-web');
    assert.equal(json.results.length, 20);
    assert.deepEqual(json.pagination, {
      limit: 20,
      offset: 0,
      first: '/v3/releases?module=acme-web&limit=20&offset=0',
      previous: null,
      current: '/v3/releases?module=acme-web&limit=20&offset=0',
      next: '/v3/releases?module=acme-web&limit=20&offset=20',
      total: 45,
    });
  });

  it('links the pages before and after, and keeps the limit', async () => {
    const { pagination } = (await get('limit=15&offset=10&module=acme-web')).json;
    assert.equal(pagination.previous, '/v3/releases?module=acme-web&limit=15&offset=0');
    assert.equal(pagination.next, '/v3/releases?module=acme-web&limit=15&offset=25');
  });

  it('has no next page after the last release', async () => {
    const { json } = await get('limit=5&offset=40');
    assert.equal(json.results.length, 5);
    assert.equal(json.pagination.next, null);
  });

  it('has an empty page beyond the end', async () => {
    const { json } = await get('offset=100');
    assert.deepEqual(json.results, []);
    assert.equal(json.pagination.total, 45);
  });

  it('leads through all pages, with the fields excluded on each', async () => {
    const seen: string[] = [];
    let next = '/v3/releases?module=acme-web&exclude_fields=metadata%20tags,uri';
    while (next !== null) {
      const { json } = await getJson(forge.url + next);
      seen.push(...json.results.map((release: Json) => release.version));
      assert.ok(
        json.results.every((release: Json) => !('metadata' in release || 'uri' in release)),
      );
      next = json.pagination.next;
    }
    assert.equal(new Set(seen).size, 45);
  });

  it('writes no escape into its links, because clients would escape it again', async () => {
    const { pagination } = (await get('module=acme/web&exclude_fields=metadata%20tags%2Curi')).json;
    const query = 'module=acme/web&exclude_fields=metadata+tags,uri&limit=20&offset=20';
    assert.equal(pagination.next, `/v3/releases?${query}`);
  });

  for (const query of ['limit=0', 'limit=101', 'limit=ten', 'limit=-1', 'limit=', 'limit=1e1']) {
    it(`answers 400 to ${query}`, async () => {
      const { status, json } = await get(query);
      assert.equal(status, 400);
      assert.deepEqual(json.errors, ["'limit' must be a number from 1 to 100"]);
    });
  }

  for (const query of ['offset=-1', 'offset=1.5', 'offset=x']) {
    it(`answers 400 to ${query}`, async () => {
      const { status, json } = await get(query);
      assert.equal(status, 400);
      assert.deepEqual(json.errors, ["'offset' must be a number from 0"]);
    });
  }
});

import assert from 'node:assert/strict';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { getJson } from '../support/get-json.ts';

describe('answerRequest', () => {
  let forge: TestForge;

  before(async () => {
    forge = await startTestForge([{ name: 'acme-web', version: '1.0.0' }]);
  });
  after(() => forge.close());

  for (const [target, status] of [
    ['/v3/modules/acme-web', 200],
    ['//v3/modules/acme-web', 200],
    ['/v3/modules/acme-web?', 200],
    ['/v3/modules/acme-web??a=b', 200],
    ['/', 404],
    ['/v3', 404],
    ['/v3/users/acme', 404],
    ['/v3/modulesacme-web', 404],
    ['/v1/modules.json', 404],
    ['/v3/modules/acme-web%ff', 400],
    ['/v3/modules/acme-web%', 400],
  ] as const) {
    it(`answers ${status} to ${target}`, async () => {
      assert.equal((await getJson(forge.url + target)).status, status);
    });
  }
});

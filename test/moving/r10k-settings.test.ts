import assert from 'node:assert/strict';
import { describeR10kSettings } from '../../src/moving/r10k-settings.ts';
import { settingsFile } from '../support/declare-facts.ts';

const told = (text: string) => describeR10kSettings(settingsFile(text, 'r10k.yaml'));

const cases: readonly (readonly [text: string, weight: string, advice: RegExp])[] = [
  ["forge: { baseurl: 'https://forge.example' }", 'renamed', /forge 'https:\/\/forge\.example'/],
  ['forge: { authorization_token: Bearer abc }', 'renamed', /PUPFILE_FORGE_TOKEN/],
  ['forge: { proxy: http://proxy }', 'renamed', /HTTPS_PROXY/],
  ['proxy: http://proxy', 'renamed', /HTTPS_PROXY/],
  ['git: { private_key: /root/key }', 'renamed', /ssh/],
  ['git: { repositories: [{ remote: x, private_key: y }] }', 'renamed', /ssh/],
  [':cachedir: /var/cache', 'renamed', /PUPFILE_CACHE_DIR/],
  ['pool_size: 8', 'renamed', /--concurrency 8/],
  [':sources: { control: { remote: x } }', 'different', /each branch/],
  ["postrun: ['/bin/run', '$modifiedenvs']", 'different', /&&/],
  ['deploy: { purge_levels: [puppetfile] }', 'different', /--clean/],
  ['deploy: { generate_types: true }', 'different', /puppet generate types/],
];

describe('describeR10kSettings', () => {
  for (const [text, weight, advice] of cases) {
    it(`tells what takes the place of ${text}`, () => {
      const [first, ...others] = told(text);
      assert.deepEqual([first?.weight, first?.rule, others], [weight, 'r10k-setting', []]);
      assert.match(first?.advice ?? '', advice);
    });
  }

  it('tells the number of requests that there will be', () => {
    assert.equal(
      told('pool_size: 8')[0]?.message,
      '`pool_size`: pupfile sends up to 100 requests at once',
    );
  });

  it('passes over what is as it would be here', () => {
    const text =
      'git: { provider: shellgit }\ndeploy: { generate_types: false }\nforge: { allow_puppetfile_override: true }';
    assert.deepEqual(told(text), []);
  });

  it('tells no secret', () => {
    const text =
      'forge:\n  baseurl: https://bob:geheim@forge.example\n  authorization_token: geheim\n  proxy: http://a:geheim@proxy\ngit: { oauth_token: geheim, username: geheim }\nproxy: http://geheim@x\n';
    assert.doesNotMatch(JSON.stringify(told(text)), /geheim/);
    assert.equal(told(text).length, 6);
  });
});

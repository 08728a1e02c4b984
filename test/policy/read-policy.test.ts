import assert from 'node:assert/strict';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { parsePlacedYaml } from '../../src/project/placed-yaml.ts';
import { thrown } from '../support/rejection.ts';

function read(text: string) {
  const document = parsePlacedYaml(text, 'house.yaml');
  assert.ok('node' in document);
  return readPolicy(document.node, 'house.yaml');
}

function mistakesIn(text: string) {
  const { message, labels } = thrown(() => read(text), 'POLICY_INVALID');
  return [
    message,
    ...labels.map(({ span, text: words }) => `${span.line}:${span.column} ${words}`),
  ];
}

describe('readPolicy', () => {
  const policy = {
    forges: ['forge.example.org', '*.example.com:8080'],
    hosts: [],
    httpsOnly: true,
    branches: false,
    licences: ['MIT'],
    deprecated: false,
    exactVersions: true,
  };

  it('reads every rule from JSON', () => {
    assert.deepEqual(read(JSON.stringify(policy, undefined, '\t')), policy);
  });

  it('reads YAML, and says nothing of what is left out', () => {
    assert.deepEqual(read('# ours\nlicences:\n- MIT\n- "Apache-2.0"\n'), {
      licences: ['MIT', 'Apache-2.0'],
    });
  });

  const message = 'Cannot use the policy `house.yaml`';
  const host = 'expected a list of hosts, such as [forge.example.org]';
  const wrong: readonly [text: string, ...mistakes: string[]][] = [
    ['', `${message}: it is empty`],
    ['# later', `${message}: it is empty`],
    ['{}', `${message}: it has no rules`],
    ['- forges', message, '1:1 expected keys with values'],
    ['yes', message, '1:1 expected keys with values'],
    ['forge: [a]', message, '1:1 unknown key, did you mean `forges`?'],
    ['\n maxAgeDays: 3', message, '2:2 unknown key'],
    ['toString: true', message, '1:1 unknown key'],
    ['__proto__: true', message, '1:1 unknown key'],
    ['? [a]\n: b', message, '1:3 unknown key'],
    ['httpsOnly: "true"', message, '1:12 expected true or false'],
    ['httpsOnly:', message, '1:11 expected true or false'],
    ['branches: [false]', message, '1:11 expected true or false'],
    ['forges: a', message, `1:9 ${host}`],
    ['forges: { a: b }', message, `1:9 ${host}`],
    ['forges: [a, 1, [b]]', message, `1:13 ${host}`, `1:16 ${host}`],
    ['hosts: [https://a/]', message, '1:9 expected a host alone, without `https://` and path'],
    ['licences: [""]', message, '1:12 expected a list of licences, such as [Apache-2.0, MIT]'],
    ['x: &a [b]\nhosts: *a', message, '1:1 unknown key', `2:8 ${host}`],
    ['hosts: 1\nhttpsOnly: 1', message, `1:8 ${host}`, '2:12 expected true or false'],
  ];
  for (const [text, ...mistakes] of wrong) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.deepEqual(mistakesIn(text), mistakes));
  }
});

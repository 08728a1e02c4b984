import assert from 'node:assert/strict';
import { parseChallenge, type RegistryChallenge } from '../../src/image/registry-challenge.ts';

const bearer = {
  kind: 'bearer',
  realm: 'https://auth.example/token',
  service: 'registry.example',
  scope: 'repository:team/app:pull,push',
} as const;
const text = `realm="${bearer.realm}",service="${bearer.service}",scope="${bearer.scope}"`;

describe('what a registry asks for', () => {
  const cases: readonly (readonly [string, RegistryChallenge | undefined])[] = [
    ['Basic realm="Registry"', { kind: 'basic' }],
    ['basic', { kind: 'basic' }],
    [`Bearer ${text}`, bearer],
    [`bearer ${text.replaceAll('",', '" , ')}`, bearer],
    [`Basic realm="x", Bearer ${text}`, bearer],
    [`Bearer ${text}, Basic realm="x"`, bearer],
    [
      'Bearer realm="https://auth.example/a\\"b"',
      { kind: 'bearer', realm: 'https://auth.example/a"b', service: undefined, scope: undefined },
    ],
    [
      'Bearer realm=https://auth.example/token,error="insufficient_scope"',
      { kind: 'bearer', realm: 'https://auth.example/token', service: undefined, scope: undefined },
    ],
    ['Bearer service="x"', undefined],
    ['Negotiate', undefined],
    ['', undefined],
  ];
  for (const [header, challenge] of cases) {
    it(`is ${challenge?.kind ?? 'nothing'} by \`${header.slice(0, 60)}\``, () => {
      assert.deepEqual(parseChallenge(header), challenge);
    });
  }

  it('is nothing without a header', () => assert.equal(parseChallenge(undefined), undefined));

  it('is read in linear time', () => {
    assert.equal(parseChallenge(`Bearer realm="${'\\'.repeat(100_000)}`), undefined);
    assert.equal(parseChallenge('a='.repeat(100_000)), undefined);
  });
});

import assert from 'node:assert/strict';
import { parseVersion } from '../../src/model/version.ts';
import { describeSuggestions, suggestionToJson } from '../../src/resolver/describe-suggestions.ts';
import type { Suggestion } from '../../src/resolver/suggest.ts';
import { declareModules } from '../support/declare-modules.ts';

const { declarations } = declareModules(
  ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`acme-${name}`, '1.x']),
);
const [declaration = assert.fail()] = declarations;

function versions(count: number): Suggestion {
  const version = parseVersion('2.0.0') ?? assert.fail();
  const changes = declarations.slice(0, count).map((one) => ({ declaration: one, version }));
  return { kind: 'versions', changes };
}

const removal: Suggestion = { kind: 'removal', declaration };

describe('describeSuggestions', () => {
  const cases: readonly [suggestions: Suggestion[], hint: string | undefined][] = [
    [[], undefined],
    [[versions(1)], 'everything fits with acme-a 2.0.0 (Puppetfile:1)'],
    [
      [versions(2), removal],
      'everything fits with acme-a 2.0.0 (Puppetfile:1) and acme-b 2.0.0 (Puppetfile:2), or without acme-a (Puppetfile:1)',
    ],
    [
      [{ kind: 'override-pins' }],
      'take the versions of the Puppetfile all the same with `--override-pins`',
    ],
    [
      [versions(7)],
      'everything fits with acme-a 2.0.0 (Puppetfile:1), acme-b 2.0.0 (Puppetfile:2), acme-c 2.0.0 (Puppetfile:3), acme-d 2.0.0 (Puppetfile:4), acme-e 2.0.0 (Puppetfile:5) and 2 more changes',
    ],
  ];
  for (const [suggestions, hint] of cases) {
    it(`hints: ${hint}`, () => assert.equal(describeSuggestions(suggestions), hint));
  }
});

describe('suggestionToJson', () => {
  it('tells where to change what', () => {
    const place = { name: 'acme-a', file: 'Puppetfile', line: 1 };
    assert.deepEqual(suggestionToJson(versions(1)), {
      kind: 'versions',
      changes: [{ ...place, from: ['1.x'], to: '2.0.0' }],
    });
    assert.deepEqual(suggestionToJson(removal), { kind: 'removal', ...place });
    assert.deepEqual(suggestionToJson({ kind: 'override-pins' }), { kind: 'override-pins' });
  });
});

import assert from 'node:assert/strict';
import { type GemTerm, renderTerm } from '../../src/lockfile/gem-term.ts';
import { joinAlternatives } from '../../src/lockfile/join-alternatives.ts';

describe('joinAlternatives', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['leaves a single alternative alone', ['!= 1.0.0, >= 1'], '!= 1.0.0, >= 1'],
    ['reaches from the lowest to the highest end', ['= 3.0.0', '~> 1.2'], '>= 1.2, <= 3.0.0'],
    ['knows where ~> ends', ['~> 1', '~> 1.2.3'], '>= 1, < 2.0.0'],
    ['takes the wider of two like ends', ['> 1, < 2', '>= 1.0, <= 2.0'], '>= 1.0, <= 2.0'],
    ['begins with a pre-release', ['= 1.0.0', '= 1.0.0-rc1'], '>= 1.0.0.pre.rc1, <= 1.0.0'],
    ['compares by number', ['= 9.0.0', '= 10.0.0'], '>= 9.0.0, <= 10.0.0'],
    ['has no end where an alternative has none', ['< 1', '> 2, < 3'], '< 3'],
    ['is anything where an alternative is', ['= 1', ''], ''],
    ['is nothing of nothing', [], ''],
  ];
  for (const [behaviour, alternatives, expected] of cases) {
    it(behaviour, () => {
      const joined = joinAlternatives(alternatives.map(termsOf));
      assert.equal(joined.map(renderTerm).join(', '), expected);
    });
  }
});

function termsOf(text: string): readonly GemTerm[] {
  return text
    .split(', ')
    .filter((term) => term !== '')
    .map((term) => {
      const [, operator = '', numbers = '', prerelease = ''] =
        /^(\S+) ([\d.]+)(-\w+)?$/.exec(term) ?? [];
      return { operator, version: { numbers: numbers.split('.').map(Number), prerelease } };
    });
}

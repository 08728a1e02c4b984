import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseLockedRequirement } from '../../src/lockfile/locked-requirement.ts';
import { renderDependencyRanges, renderRequirements } from '../../src/lockfile/requirement-text.ts';
import { parseRange } from '../../src/model/parse-range.ts';
import { parseVersion } from '../../src/model/version.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

describe('renderRequirements', () => {
  // What librarian-puppet 3.0.1 writes with Ruby 3.1.
  const asLibrarian: readonly (readonly [readonly string[], string])[] = [
    [[], '>= 0'],
    [['1.2.3'], '= 1.2.3'],
    [['4.1.0 '], '= 4.1.0'],
    [['2.9.0.2'], '= 2.9.0.2'],
    [['= 1.4.0.pre2'], '= 1.4.0.pre2'],
    [['1.2'], '= 1.2'],
    [['= 1.1'], '= 1.1'],
    [['1.x'], '~> 1.0'],
    [['1.2.x'], '~> 1.2.0'],
    [['1.x.x'], '~> 1.0'],
    [['~> 1'], '~> 1'],
    [['~> 1.2'], '~> 1.2'],
    [['~>1.2.3'], '~> 1.2.3'],
    [['!= 1.2.3'], '!= 1.2.3'],
    [['> 1'], '> 1'],
    [['<= 0.11.3'], '<= 0.11.3'],
    [['>= 1.0.0 < 2.0.0'], '>= 1.0.0, < 2.0.0'],
    [['>=1.0.0 <2.0.0'], '>= 1.0.0, < 2.0.0'],
    [['<2.0.0', '>=1.0.0'], '< 2.0.0, >= 1.0.0'],
    [['>= 1.0.0', '>= 1.0.0', '< 2'], '>= 1.0.0, < 2'],
    [['1.2.3-rc1'], '= 1.2.3.pre.rc1'],
    [['1.4.0-0-2'], '= 1.4.0.pre.0.pre.2'],
    [['1.4.0.pre2'], '= 1.4.0.pre2'],
    [['2.9.0.2'], '= 2.9.0.2'],
    [['= v1.0.pre.2'], '= 1.0.pre.2'],
  ];
  for (const [requirements, expected] of asLibrarian) {
    it(`writes ${JSON.stringify(requirements)} as librarian-puppet does`, () => {
      assert.equal(renderRequirements(requirements), expected);
    });
  }

  const inOtherWords: readonly (readonly [string, string])[] = [
    ['latest', '>= 0'],
    ['*', '>= 0'],
    ['>= 0', '>= 0'],
    ['>= 1.0.0,  <2.0.0', '>= 1.0.0, < 2.0.0'],
    ['v1.2.3', '= 1.2.3'],
    ['1.2.3+build', '= 1.2.3'],
    ['1.2.*', '~> 1.2.0'],
    ['^1.2.3', '>= 1.2.3, < 2.0.0'],
    ['^1', '>= 1, < 2.0.0'],
    ['^0.3.1', '~> 0.3.1'],
    ['~1', '~> 1.0'],
    ['~ 4.2', '~> 4.2.0'],
    ['~1.2.3', '~> 1.2.3'],
    ['>= 1.2.3-rc1 < 2.0.0', '>= 1.2.3.pre.rc1, < 2.0.0'],
    ['1.0.0 - 2.0.0', '>= 1.0.0, <= 2.0.0'],
    ['1.x || 3.x', '>= 1.0, < 4.0.0'],
    ['1.0.0 || > 3.0.0', '>= 1.0.0'],
    ['1.0.0 || *', '>= 0'],
  ];
  for (const [requirement, expected] of inOtherWords) {
    it(`says ${requirement} in RubyGems' words: ${expected}`, () => {
      assert.equal(renderRequirements([requirement]), expected);
    });
  }
});

// Build metadata, alternatives, and wildcards where they make no sense.
const beyondWords = /\+|\|\||[*xX]\.\d|[<>=-] ?[*xX]|[*xX] -/;

describe('renderDependencyRanges', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[''], '>= 0'],
    [['>= 4.13.1 < 9.0.0'], '>= 4.13.1, < 9.0.0'],
    [['>= 2.1.0  <3.0.0'], '>= 2.1.0, < 3.0.0'],
    [['2.x'], '~> 2.0'],
    [['0.2.0'], '= 0.2.0'],
    [['1.2'], '~> 1.2.0'],
    [['~> 0.10'], '~> 0.10.0'],
    [['~> 1'], '~> 1.0'],
    [['> 1.2'], '>= 1.3.0'],
    [['<= 1.2'], '< 1.3.0'],
    [['>= 1.0.0', '< 2.0.0'], '>= 1.0.0, < 2.0.0'],
    [['>= 1.0.0', ''], '>= 1.0.0'],
  ];
  for (const [ranges, expected] of cases) {
    it(`says ${JSON.stringify(ranges)} in RubyGems' words: ${expected}`, () => {
      assert.equal(renderDependencyRanges(ranges), expected);
    });
  }

  if (hasSharedData) {
    const text = readFileSync(sharedData('semver', 'verdicts.json'), 'utf8');
    const verdicts: Verdicts = JSON.parse(text);
    const versions = verdicts.versions.flatMap((version) => parseVersion(version) ?? []);

    it('keeps the meaning of every range that RubyGems can say', () => {
      const changed = verdicts.ranges.flatMap(({ range }) => {
        const meant = parseRange(range);
        const said = parseLockedRequirement(renderDependencyRanges([range]));
        if (meant === null || beyondWords.test(range)) return [];
        return versions
          .filter((version) => !version.text.includes('+') && version.text !== '0.0.0-0')
          .filter((version) => meant.covers(version) !== said?.covers(version))
          .map((version) => `${range} with ${version.text}`);
      });
      assert.deepEqual(changed, []);
    });

    it('never says less than the range', () => {
      const lost = verdicts.ranges.flatMap(({ range }) => {
        const meant = parseRange(range);
        const said = parseLockedRequirement(renderDependencyRanges([range]));
        return versions
          .filter((version) => !version.text.includes('+'))
          .filter((version) => meant?.covers(version) && !said?.covers(version))
          .map((version) => `${range} with ${version.text}`);
      });
      assert.deepEqual(lost, []);
    });
  }
});

interface Verdicts {
  readonly versions: readonly string[];
  readonly ranges: readonly { readonly range: string }[];
}

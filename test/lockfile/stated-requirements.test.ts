import assert from 'node:assert/strict';
import { parseLockedRequirement } from '../../src/lockfile/locked-requirement.ts';
import { renderRequirements } from '../../src/lockfile/requirement-text.ts';
import { isSameRange } from '../../src/lockfile/same-range.ts';
import {
  isStated,
  parseStated,
  renderStated,
  type StatedRange,
  stateRequirements,
} from '../../src/lockfile/stated-requirements.ts';
import { parseRequirements } from '../../src/model/parse-range.ts';

describe('stateRequirements', () => {
  const told: readonly (readonly string[])[] = [
    [],
    ['1.2.3'],
    ['= 1.2'],
    ['1.x'],
    ['~> 1.2'],
    ['^0.3.1'],
    ['1.0.0 - 2.0.0'],
    ['>= 1.0.0, < 2.0.0'],
    ['>= 1.0.0', '!= 1.2.3'],
    ['1.2.3-rc1'],
    ['1.x || 2.x'],
  ];
  for (const requirements of told) {
    it(`has nothing to add to RubyGems' words for ${JSON.stringify(requirements)}`, () => {
      assert.equal(stateRequirements(stated(...requirements)), undefined);
    });
  }

  const lost: readonly (readonly [requirements: readonly string[], line: string])[] = [
    [['1.x || 3.x'], '1.x || 3.x'],
    [['1.2'], '1.2'],
    [['> 1.2'], '> 1.2'],
    [['<= 1.2'], '<= 1.2'],
    [['1.2.3+build'], '1.2.3+build'],
    [['>= 1.0', '1.x||3.x'], '>= 1.0, 1.x||3.x'],
    [['1.x ||  >= 3.0, < 4'], '1.x || >= 3.0 < 4'],
    [['1.x || >= 3.0,<4 ', '!= 3.1.0'], '1.x || >= 3.0 <4, != 3.1.0'],
  ];
  for (const [requirements, line] of lost) {
    it(`states ${JSON.stringify(requirements)} so that it can be read back`, () => {
      const all = stateRequirements(stated(...requirements)) ?? [];
      assert.equal(renderStated(all), line);
      assert.deepEqual(parseStated(line), all);
      assert.ok(isStated(parseStated(line), stated(...requirements)));
    });
  }
});

describe('the requirements that are never tried version by version', () => {
  const numbers = [0, 1, 10];
  const versions = numbers.flatMap((major) =>
    numbers.flatMap((minor) => [
      `${major}.${minor}`,
      ...numbers.map((patch) => `${major}.${minor}.${patch}`),
    ]),
  );
  for (const operator of ['', '=', '= ', '>=', '>= ', '<', '< ', '~>', '~> ']) {
    it(`mean the same to RubyGems: ${operator}1.2.3 and its like`, () => {
      for (const requirement of versions.map((version) => `${operator}${version}`)) {
        const { range } = stated(requirement);
        const isSaid = stateRequirements({ requirements: [requirement], range }) === undefined;
        const words = parseLockedRequirement(renderRequirements([requirement]));
        assert.equal(isSaid, words !== null && isSameRange(words, range), requirement);
      }
    });
  }
});

describe('isStated', () => {
  const cases: readonly (readonly [line: string, now: readonly string[], isSame: boolean])[] = [
    ['1.x || 3.x', ['3.x || 1.x'], true],
    ['1.x || 3.x', ['1.x||3.x'], true],
    ['1.x || 3.x', ['1.x || 4.x'], false],
    ['1.x || 3.x', ['1.x || 3.x', '!= 1.0.1'], false],
    ['>= 1.0, 1.x || 3.x', ['1.x || 3.x', '>= 1.0'], true],
    ['1.2', ['= 1.2'], false],
    ['1.2.3+a', ['1.2.3+b'], false],
  ];
  for (const [line, now, isSame] of cases) {
    it(`is ${isSame} for ${line} and ${JSON.stringify(now)}`, () => {
      assert.equal(isStated(parseStated(line), stated(...now)), isSame);
    });
  }

  it('compares the words where they name a tag that is no version', () => {
    const range = { text: '2.9.0.2', allows: () => true, covers: () => true };
    assert.ok(isStated(['2.9.0.2'], { requirements: ['2.9.0.2'], range }));
    assert.ok(!isStated(['2.9.0.2'], { requirements: ['2.9.0.3'], range }));
  });
});

function stated(...requirements: readonly string[]): StatedRange {
  return { requirements, range: parseRequirements(requirements) ?? assert.fail() };
}

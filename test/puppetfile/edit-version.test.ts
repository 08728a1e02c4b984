import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRequirement, parseRequirements } from '../../src/model/parse-range.ts';
import { parseVersion, type Version } from '../../src/model/version.ts';
import { isPin, raiseRequirements, requirementFor } from '../../src/puppetfile/edit-version.ts';

function version(text: string): Version {
  const parsed = parseVersion(text);
  assert.ok(parsed);
  return parsed;
}

const raised: readonly [before: readonly string[], after: readonly string[] | null][] = [
  [['1.2.3'], ['3.4.5']],
  [['v1.2.3'], ['v3.4.5']],
  [['= 1.2.3'], ['= 3.4.5']],
  [['1.2.3-rc1'], ['3.4.5']],
  [['~> 1'], ['~> 3']],
  [['~> 1.2'], ['~> 3.4']],
  [['~>1.2.3'], ['~>3.4.5']],
  [['~1.2.3'], ['~3.4.5']],
  [['^1.2'], ['^3.4']],
  [['1.x'], ['3.x']],
  [['1.2.x'], ['3.4.x']],
  [['1'], ['3']],
  [['1.2'], ['3.4']],
  [['>= 1.2.0 < 2.0.0'], ['>= 3.4.5 < 4.0.0']],
  [['>=1.2 <2'], ['>=3.4.5 <4.0.0']],
  [['>= 1.2.0, < 1.3.0'], ['>= 3.4.5, < 3.5.0']],
  [
    ['>= 1.2.0', '< 2.0.0'],
    ['>= 3.4.5', '< 4.0.0'],
  ],
  [[], null],
  [['< 2.0.0'], null],
  [['>= 1.0.0'], null],
  [['<= 1.2.3'], null],
  [['!= 1.2.3'], null],
  [['1.x || 2.x'], null],
  [['1.0.0 - 2.0.0'], null],
  [['>= 1.0.0', '!= 1.1.0', '< 2.0.0'], null],
  [['< 2.0.0', '>= 1.0.0'], null],
  [['latest'], null],
];

describe('raiseRequirements', () => {
  for (const [before, after] of raised) {
    const text = JSON.stringify(before);
    const title =
      after === null ? `leaves ${text} alone` : `makes ${JSON.stringify(after)} of ${text}`;
    it(title, () => assert.deepEqual(raiseRequirements(before, version('3.4.5')), after));
  }

  it('gives what allows the release, whatever it was', () => {
    const number = fc.integer({ min: 0, max: 12 });
    const versions = fc.tuple(number, number, number).map((parts) => parts.join('.'));
    const texts = fc
      .tuple(fc.constantFrom('', '~> ', '~', '^', '= ', '>= 0 < '), versions)
      .map(([operator, text]) => operator + text);
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 2 }), versions, (requirements, text) => {
        const result = raiseRequirements(requirements, version(text));
        const range = result === null ? null : parseRequirements(result);
        assert.ok(result === null || range?.allows(version(text)) === true);
      }),
    );
  });
});

describe('requirementFor', () => {
  const cases = [
    ['1.2.3', 'pin', '1.2.3'],
    ['1.2.3', 'range', '>= 1.2.3 < 2.0.0'],
    ['0.4.0', 'range', '>= 0.4.0 < 1.0.0'],
    ['2.0.0-rc1', 'range', '>= 2.0.0-rc1 < 3.0.0'],
  ] as const;
  for (const [text, manner, expected] of cases) {
    it(`writes ${expected} for ${text} as a ${manner}`, () => {
      assert.equal(requirementFor(version(text), manner), expected);
      assert.equal(parseRequirement(expected)?.allows(version(text)), true);
    });
  }
});

describe('isPin', () => {
  for (const text of ['1.2.3', 'v1.2.3', '= 1.2.3', ' 1.2.3 ', '1.2.3-rc.1+b']) {
    it(`takes ${text} for a single version`, () => assert.equal(isPin(text), true));
  }
  for (const text of ['1.2', '1.x', '~> 1.2.3', '>= 1.2.3', '', 'latest']) {
    it(`takes \`${text}\` for several versions`, () => assert.equal(isPin(text), false));
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSameRange } from '../../src/lockfile/same-range.ts';
import { parseRequirement } from '../../src/model/parse-range.ts';
import { parseVersion } from '../../src/model/version.ts';
import type { VersionRange } from '../../src/model/version-range.ts';

describe('isSameRange', () => {
  const cases: readonly (readonly [left: string, right: string, isSame: boolean])[] = [
    ['1.x', '>= 1.0.0 < 2.0.0', true],
    ['~> 1.2', '>= 1.2.0 < 2', true],
    ['1.x || 2.x', '>= 1.0.0 < 3.0.0', true],
    ['3.x || 1.x', '1.x || 3.x', true],
    ['1.2', '1.2.x', true],
    ['*', '>= 0', true],
    ['>= 0', '>= 0.0.0', true],
    ['1.x || 3.x', '>= 1.0.0 < 4.0.0', false],
    ['1.x || 3.x', '1.x || 2.x || 3.x', false],
    ['1.2', '= 1.2', false],
    ['> 1.2', '> 1.2.0', false],
    ['<= 1.2', '<= 1.2.0', false],
    ['1.2.3', '1.2.3+b', false],
    ['1.2.3+a', '1.2.3+b', false],
    ['>= 1.0.0', '> 1.0.0', false],
    ['< 2.0.0', '<= 2.0.0', false],
    ['>= 1.0.0', '>= 1.0.0 !=1.2.3', false],
    ['>= 1.0.0 < 1.0.1', '1.0.0', false],
    ['>= 1.0.0-rc1', '>= 1.0.0', false],
    ['>= 1.0.0-rc1', '> 1.0.0-rc1', false],
    ['>= 1.0.0-rc1', '>= 1.0.0-rc2', false],
  ];
  for (const [left, right, isSame] of cases) {
    it(`is ${isSame} for ${left} and ${right}`, () => {
      assert.equal(isSameRange(read(left), read(right)), isSame);
      assert.equal(isSameRange(read(right), read(left)), isSame);
    });
  }

  it('tells ranges apart that any version tells apart', () => {
    const number = fc.nat(3);
    const bounds = fc
      .tuple(
        fc.constantFrom('', '=', '<', '<=', '>', '>=', '~>', '^', '!='),
        fc.integer({ min: 1, max: 3 }),
        number,
        number,
      )
      .chain(([operator, a, b, c]) =>
        fc
          .constantFrom(a, `${a}.${b}`, `${a}.x`, `${a}.${b}.${c}`, `${a}.${b}.${c}-rc1`)
          .map((version) => `${operator}${version}`),
      );
    const ranges = fc
      .array(
        fc.array(bounds, { minLength: 1, maxLength: 2 }).map((all) => all.join(' ')),
        { minLength: 1, maxLength: 2 },
      )
      .map((all) => all.join(' || '));
    const all = [0, 1, 2, 3, 4, 5].flatMap((a) =>
      [0, 1, 2, 3, 4, 5].flatMap((b) =>
        [0, 1, 2, 3, 4, 5].flatMap((c) =>
          ['', '-0', '-rc0', '-rc1', '-rc2'].map((end) => `${a}.${b}.${c}${end}`),
        ),
      ),
    );
    const versions = all.flatMap((text) => parseVersion(text) ?? []);
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        const [left, right] = [read(one), read(other)];
        const isSame = versions.every(
          (version) =>
            left.covers(version) === right.covers(version) &&
            left.allows(version) === right.allows(version),
        );
        assert.equal(isSameRange(left, right), isSame);
      }),
      { numRuns: 300 },
    );
  });
});

function read(text: string): VersionRange {
  return parseRequirement(text) ?? assert.fail(text);
}

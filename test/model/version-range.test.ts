import assert from 'node:assert/strict';
import { parseRange, parseRequirements } from '../../src/model/parse-range.ts';
import { parseVersion } from '../../src/model/version.ts';
import {
  anyVersion,
  describeRange,
  intersectRanges,
  type VersionRange,
} from '../../src/model/version-range.ts';

function range(text: string): VersionRange {
  const parsed = parseRange(text);
  assert(parsed, text);
  return parsed;
}

function version(text: string) {
  const parsed = parseVersion(text);
  assert(parsed, text);
  return parsed;
}

describe('VersionRange', () => {
  // range, version, whether it allows it, whether it covers it
  const cases = [
    ['>= 1.0.0', '1.0.0', true, true],
    ['>= 1.0.0', '0.9.9', false, false],
    ['>= 1.0.0', '2.0.0-rc1', false, true],
    ['>= 1.0.0', '1.0.0-rc1', false, false],
    ['>= 1.0.0 < 2.0.0', '2.0.0-rc1', false, true],
    ['>= 1.0.0-rc1', '1.0.0-rc1', true, true],
    ['>= 1.0.0-rc1', '1.0.0-rc2', true, true],
    ['>= 1.0.0-rc1', '1.0.0-alpha', false, false],
    ['>= 1.0.0-rc1', '1.0.1-rc1', false, true],
    ['>= 1.0.0-rc1 < 3.0.0', '1.0.0-rc2', true, true],
    ['1.0.0', '1.0.0-rc1', false, false],
    ['1.0.0-rc1', '1.0.0-rc1', true, true],
    ['1.0.0-rc1', '1.0.0', false, false],
    ['2.0.0-rc1 || 1.x', '2.0.0-rc1', true, true],
    ['2.0.0-rc1 || >= 1.0.0', '2.0.0-rc2', false, true],
    ['!= 1.0.0-rc1', '1.0.0-rc2', false, true],
    ['1.0.0', '1.0.0+build', false, false],
    ['1.0.0+build', '1.0.0+build', true, true],
    ['>= 1.0.0', '1.0.0+build', true, true],
  ] as const;
  for (const [text, one, allows, covers] of cases) {
    it(`${text} ${allows ? 'allows' : covers ? 'covers but does not allow' : 'rejects'} ${one}`, () => {
      const parsed = range(text);
      assert.deepEqual(
        [parsed.allows(version(one)), parsed.covers(version(one))],
        [allows, covers],
      );
    });
  }
});

describe('anyVersion', () => {
  it('allows every release, and a pre-release only to a module that has nothing else', () => {
    assert(anyVersion.allows(version('0.0.0')));
    assert(!anyVersion.allows(version('1.0.0-rc1')));
    assert(anyVersion.covers(version('1.0.0-rc1')));
  });
});

describe('intersectRanges', () => {
  it('is any version where there is nothing to intersect', () => {
    assert.equal(intersectRanges([]), anyVersion);
  });

  it('is the range itself where there is only one', () => {
    const only = range('1.x');
    assert.equal(intersectRanges([only]), only);
  });

  it('joins what the author wrote by commas', () => {
    assert.equal(intersectRanges([range('>= 1.0.0'), range('< 2.0.0')]).text, '>= 1.0.0, < 2.0.0');
  });

  const cases = [
    ['1.5.0', true],
    ['2.0.0', false],
    ['0.9.0', false],
    ['1.0.0-rc1', true],
    ['1.5.0-rc1', false],
    ['2.0.0-rc1', false],
  ] as const;
  for (const [text, allowed] of cases) {
    it(`of >= 1.0.0-rc1 and < 2.0.0 ${allowed ? 'allows' : 'does not allow'} ${text}`, () => {
      const both = intersectRanges([range('>= 1.0.0-rc1'), range('< 2.0.0')]);
      assert.equal(both.allows(version(text)), allowed);
    });
  }
});

describe('describeRange', () => {
  it("quotes the author's own text", () => {
    assert.equal(describeRange(range(' >=1.0.0   <2.0.0')), '>=1.0.0   <2.0.0');
  });

  it('says where there is no text', () => {
    assert.equal(describeRange(anyVersion), 'any version');
    assert.equal(describeRange(parseRequirements([]) ?? range('1')), 'any version');
  });
});

import assert from 'node:assert/strict';
import {
  isSameRequirement,
  parseLockedRequirement,
} from '../../src/lockfile/locked-requirement.ts';
import { parseVersion } from '../../src/model/version.ts';

describe('parseLockedRequirement', () => {
  const cases = [
    ['>= 0', '0.0.1', true],
    ['>= 0', '0.0.0-rc1', true],
    ['= 1.2', '1.2.0', true],
    ['= 1.2', '1.2.5', false],
    ['> 1.2', '1.2.5', true],
    ['<= 1.2', '1.2.5', false],
    ['~> 1.2', '1.9.0', true],
    ['~> 1.2.0', '1.3.0', false],
    ['~> 1', '2.0.0', false],
    ['< 5.0.0, >= 4.6.0', '4.11.0', true],
    ['< 5.0.0, >= 4.6.0', '5.0.0', false],
    ['= 2.0.0.pre.rc1', '2.0.0-rc1', true],
    ['!= 1.2.3', '1.2.3', false],
  ] as const;
  for (const [requirement, version, allowed] of cases) {
    it(`${allowed ? 'lets' : 'does not let'} ${requirement} cover ${version}`, () => {
      const parsed = parseVersion(version);
      assert.ok(parsed);
      assert.equal(parseLockedRequirement(requirement)?.covers(parsed), allowed);
    });
  }

  it('gives up on versions that are not Semantic Versioning', () => {
    assert.equal(parseLockedRequirement('= 3.11.0a'), null);
  });
});

describe('isSameRequirement', () => {
  const cases = [
    ['< 2.0.0, >= 1.0.0', '>= 1.0, < 2', true],
    ['< 3.2.0, >= 0, >= 3.1.0', '>= 3.1.0, < 3.2.0', true],
    ['>= 0', '>= 0', true],
    ['~> 1.0', '~> 1.0.0', false],
    ['= 1.0.0', '>= 1.0.0', false],
  ] as const;
  for (const [left, right, same] of cases) {
    it(`takes ${left} and ${right} for ${same ? 'the same' : 'different'}`, () => {
      assert.equal(isSameRequirement(left, right), same);
      assert.equal(isSameRequirement(right, left), same);
    });
  }
});

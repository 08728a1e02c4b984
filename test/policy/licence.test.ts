import assert from 'node:assert/strict';
import { allowsLicence } from '../../src/policy/licence.ts';

describe('allowsLicence', () => {
  const allowed = ['Apache-2.0', 'MIT', 'Apache License, Version 2.0'];
  const cases: readonly [licence: string, expected: boolean][] = [
    ['Apache-2.0', true],
    ['apache-2.0 ', true],
    ['Apache License, Version 2.0', true],
    ['GPL-3.0-only', false],
    ['MIT OR GPL-3.0-only', true],
    ['GPL-3.0-only or MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT AND Apache-2.0', true],
    ['GPL-2.0-only OR MIT AND Apache-2.0', true],
    ['Apache-2.0-with-conditions', false],
    ['', false],
  ];
  for (const [licence, expected] of cases) {
    it(`${expected ? 'allows' : 'refuses'} ${JSON.stringify(licence)}`, () => {
      assert.equal(allowsLicence(allowed, licence), expected);
    });
  }
});

import assert from 'node:assert/strict';
import { isExactPin } from '../../src/model/module-declaration.ts';
import { declareModules } from '../support/declare-modules.ts';

describe('isExactPin', () => {
  const cases: readonly [requirements: string[], expected: boolean][] = [
    [['1.2.3'], true],
    [['= 1.2.3'], true],
    [['v1.2.3'], true],
    [['1.2.3-rc1'], true],
    [['1.2.3+b1'], true],
    [['1.2'], false],
    [['1.2.x'], false],
    [['>= 1.2.3'], false],
    [['1.2.3', '1.x'], false],
    [['1.2.3 < 2'], false],
    [[], false],
  ];
  for (const [requirements, expected] of cases) {
    it(`${expected ? 'knows' : 'sees no pin in'} ${JSON.stringify(requirements)}`, () => {
      const [declaration] = declareModules([['acme-web', ...requirements]]).declarations;
      assert.equal(isExactPin(declaration ?? assert.fail()), expected);
    });
  }
});

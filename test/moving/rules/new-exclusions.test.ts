import assert from 'node:assert/strict';
import { findNewExclusions } from '../../../src/moving/rules/new-exclusions.ts';
import { factsOf } from '../../support/declare-facts.ts';
import { declareModules, moduleName } from '../../support/declare-modules.ts';

describe('findNewExclusions', () => {
  it('tells of an exclusion with a slash', () => {
    const exclusions = ["exclusion 'acme/web'", "exclusion 'acme-base'"].map((lineText, index) => ({
      name: moduleName('acme-web'),
      spelledName: 'acme-web',
      span: { file: 'Puppetfile', line: index + 1, column: 1, length: 9, lineText },
    }));
    const puppetfile = { ...declareModules([]), exclusions };
    assert.deepEqual(
      findNewExclusions(factsOf({ puppetfile })).map(({ line }) => line),
      [1],
    );
    assert.deepEqual(findNewExclusions(factsOf()), []);
  });
});

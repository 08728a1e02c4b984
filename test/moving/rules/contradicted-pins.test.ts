import assert from 'node:assert/strict';
import {
  findContradictedPins,
  listContradictedPins,
} from '../../../src/moving/rules/contradicted-pins.ts';
import type { Puppetfile } from '../../../src/puppetfile/puppetfile.ts';
import { factsOf, foundModule, modulesOf } from '../../support/declare-facts.ts';
import { declareModules } from '../../support/declare-modules.ts';

function told(base: string, web: string, requirement: string): readonly string[] {
  const puppetfile = declareModules([
    ['acme-web', web],
    ['acme-base', base],
  ]);
  return toldOf(puppetfile, requirement);
}

function toldOf(puppetfile: Puppetfile, requirement: string): readonly string[] {
  const modules = modulesOf(foundModule('acme-web 1.0.0', [`acme-base ${requirement}`.trim()]));
  return findContradictedPins(factsOf({ puppetfile, ...modules })).map(
    ({ line, message }) => `${line} ${message}`,
  );
}

describe('findContradictedPins', () => {
  const expected = ['2 `acme-base` is pinned to 1.0.0, and acme-web 1.0.0 requires >= 2.0.0'];

  it('tells of a pin that an installed module does not take', () => {
    assert.deepEqual(told('1.0.0', '1.0.0', '>= 2.0.0'), expected);
    assert.deepEqual(told('= 1.0.0', '1.0.0', '>= 2.0.0'), expected);
  });

  for (const [base, web, requirement] of [
    ['2.0.0', '1.0.0', '>= 2.0.0'],
    ['1.0.0', '1.0.0', ''],
    ['1.0.0', '1.0.0', 'nonsense'],
    ['>= 1.0.0', '1.0.0', '>= 2.0.0'],
    ['1.0.0', '3.0.0', '>= 2.0.0'],
  ] as const) {
    it(`has nothing to tell of ${base} where acme-web ${web} requires ${requirement || 'any'}`, () => {
      assert.deepEqual(told(base, web, requirement), []);
    });
  }

  it('has nothing to tell of a version that wins', () => {
    const puppetfile = declareModules([
      ['acme-web', '1.0.0'],
      ['acme-base', '1.0.0'],
    ]);
    const declarations = puppetfile.declarations.map((one) => ({
      ...one,
      directives: ['override'] as const,
    }));
    assert.deepEqual(toldOf({ ...puppetfile, declarations }, '>= 2.0.0'), []);
  });

  it('looks at nothing without a Puppetfile', () => {
    assert.deepEqual(listContradictedPins(factsOf()), []);
  });
});

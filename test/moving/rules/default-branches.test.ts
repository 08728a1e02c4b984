import assert from 'node:assert/strict';
import { findDefaultBranches } from '../../../src/moving/rules/default-branches.ts';
import { factsOf } from '../../support/declare-facts.ts';
import { declareModules } from '../../support/declare-modules.ts';

describe('findDefaultBranches', () => {
  it('tells of modules of git without a ref, and of no others', () => {
    const git = { kind: 'git', url: 'https://git.example/x', path: undefined } as const;
    const sources = { site: { ...git, ref: undefined }, web: { ...git, ref: 'v1' } };
    const puppetfile = declareModules([['acme-base'], ['site'], ['web']], { sources });
    const found = findDefaultBranches(factsOf({ puppetfile }));
    assert.deepEqual(
      found.map(({ line }) => line),
      [2],
    );
    assert.match(found[0]?.message ?? '', /`site`.*`master`/);
    assert.deepEqual(findDefaultBranches(factsOf()), []);
  });
});

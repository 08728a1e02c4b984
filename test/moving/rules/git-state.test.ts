import assert from 'node:assert/strict';
import { findGitState } from '../../../src/moving/rules/git-state.ts';
import { factsOf } from '../../support/declare-facts.ts';

const git = { trackedFiles: 0, ignoresModules: true, ignoresLock: false };
const told = (changed: Partial<typeof git>) =>
  findGitState(factsOf({ git: { ...git, ...changed } })).map(({ rule }) => rule);

describe('findGitState', () => {
  it('tells of modules under version control, or in its way', () => {
    assert.deepEqual(told({ trackedFiles: 3 }), ['modules-in-git']);
    assert.deepEqual(told({ ignoresModules: false }), ['modules-not-ignored']);
  });

  it('has nothing to tell where git ignores them, or there is none', () => {
    assert.deepEqual([...told({}), ...findGitState(factsOf())], []);
  });
});

import assert from 'node:assert/strict';
import { explainFailure } from '../../src/resolver/explain.ts';
import { defaultLimit } from '../../src/resolver/step-counter.ts';
import { checkProof } from '../support/check-proof.ts';
import { type ResolutionProblem, readProblems } from '../support/problems.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { catalogOf, solveIn, tellReleases } from '../support/universe.ts';

// How many problems of each family there are, and how many decisions they take together. A change
// that makes the search slower, or faster, shows here.
const families = [
  ['fresh', 16, 1045],
  ['historic-exact', 4, 10],
  ['historic-ge_lt', 2, 36],
  ['historic-le', 6, 105],
  ['historic-xx', 2, 6],
  ['mixed', 23, 292],
  ['openstack', 6, 76],
  ['puppet-version', 11, 204],
  ['puppetfile', 24, 318],
  ['stale-pin', 23, 460],
  ['3sat', 5, 23_081],
  ['cycle', 2, 2],
  ['cyclic-random', 1, 225],
  ['deep-backtracking', 2, 2007],
  ['diamond', 1, 5],
  ['duplicate-dependency', 1, 3],
  ['layered', 2, 16_323],
  ['layered-random', 5, 410],
  ['names', 1, 2],
  ['pigeonhole', 1, 427],
  ['prerelease', 4, 6],
  ['ranges', 12, 22],
  ['root-order', 2, 5],
  ['staircase', 2, 1466],
  ['thrashing', 1, 14],
] as const;

if (hasSharedData) {
  describe('solve, for problems whose answer is known', () => {
    let problems: readonly ResolutionProblem[] = [];

    before(() => {
      problems = readProblems();
    });

    for (const [family, count, decisions] of families) {
      it(`solves the ${count} of ${family} in ${decisions} decisions`, async () => {
        const members = problems.filter((problem) => problem.family === family);
        let taken = 0;
        for (const problem of members) taken += await solveAsExpected(problem);
        assert.deepEqual([members.length, taken], [count, decisions]);
      });
    }

    it('solves all that there are', () => {
      const known = new Set<string>(families.map(([family]) => family));
      assert.deepEqual(
        problems.filter(({ family }) => !known.has(family)),
        [],
      );
    });
  });
}

/** Compares what the search finds with the answer; returns how many decisions it took. */
async function solveAsExpected(problem: ResolutionProblem): Promise<number> {
  const { id, universe, platform, declarations, solution } = problem;
  const outcome = await solveIn(universe, declarations, platform);
  if (outcome.kind === 'solution') {
    assert.deepEqual(tellReleases(outcome.releases), solution, id);
  } else {
    assert.equal(solution, undefined, id);
    checkProof(outcome.proof);
    assert.equal(
      explainFailure(outcome.proof, {
        catalog: catalogOf(universe),
        suggestions: [],
      }).exitCode,
      4,
      id,
    );
  }
  assert(outcome.steps * 10 < defaultLimit, id);
  return outcome.decisions;
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ModuleName } from '../../src/model/module-name.ts';
import { search } from '../../src/resolver/search.ts';
import type { Outcome } from '../../src/resolver/solver.ts';
import { bestReleases } from '../support/best-releases.ts';
import { caseCount } from '../support/cases.ts';
import { checkProof } from '../support/check-proof.ts';
import { randomProblem } from '../support/random-problems.ts';
import { catalogOf, tellReleases } from '../support/universe.ts';

function tellOutcome(outcome: Outcome): readonly string[] {
  return outcome.kind === 'solution' ? tellReleases(outcome.releases) : ['nothing fits'];
}

describe('solve, beside a search that tries everything', () => {
  it('finds the preferred solution of any universe, or proves that there is none', async () => {
    await fc.assert(
      fc.asyncProperty(randomProblem, async ({ universe, question }) => {
        const outcome = await search({ ...question, catalog: catalogOf(universe) });
        const best = bestReleases(universe, question);
        if (outcome.kind === 'failure') {
          assert.equal(best, undefined);
          checkProof(outcome.proof);
        } else {
          assert.deepEqual(tellReleases(outcome.releases), tellReleases(best ?? []));
        }
      }),
      { numRuns: caseCount(1000) },
    );
  });
});

describe('solve, beside itself with another network', () => {
  it('gives the same answer whenever the answers arrive, and asks for each module once', async () => {
    const delays = fc.array(fc.nat(5), { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(randomProblem, delays, async ({ universe, question }, turns) => {
        const asked: ModuleName[] = [];
        const slowly = catalogOf(universe, async (name) => {
          asked.push(name);
          for (let left = turns[asked.length % turns.length] ?? 0; left > 0; left -= 1) {
            await new Promise((resolve) => setImmediate(resolve));
          }
        });
        const outcome = await search({ ...question, catalog: slowly });
        const prompt = await search({ ...question, catalog: catalogOf(universe) });
        assert.deepEqual(tellOutcome(outcome), tellOutcome(prompt));
        assert.equal(outcome.steps, prompt.steps);
        assert.equal(new Set(asked).size, asked.length);
      }),
      { numRuns: caseCount(300) },
    );
  });
});

import assert from 'node:assert/strict';
import type { Release } from '../../src/model/release.ts';
import { declareModules } from '../support/declare-modules.ts';
import { declaredIn, largeUniverse } from '../support/large-universe.ts';
import { solveIn } from '../support/universe.ts';

/** What is not met of what the declarations and the chosen releases require. */
function unmet(releases: readonly Release[], { declarations }: ReturnType<typeof declareModules>) {
  const chosen = new Map(releases.map((release) => [release.name, release]));
  return [...declarations, ...releases.flatMap(({ dependencies }) => dependencies)].filter(
    ({ name, range }) => {
      const release = chosen.get(name);
      return release === undefined || !range.allows(release.version);
    },
  );
}

describe('solve, for 2,000 modules', () => {
  const shape = { moduleCount: 2000, declaredCount: 50 };

  it('looks at each of them no more often than it has to', async () => {
    const puppetfile = declareModules(declaredIn(shape).map((name) => [name]));
    const outcome = await solveIn(largeUniverse(shape), puppetfile.declarations);
    assert(outcome.kind === 'solution');
    assert.equal(outcome.releases.length, 2000);
    assert.deepEqual(unmet(outcome.releases, puppetfile), []);
    // Not the time but the work: what is settled is passed over, what was decided is remembered.
    assert.deepEqual([outcome.decisions, outcome.steps], [244_661, 5_865_392]);
  });
});

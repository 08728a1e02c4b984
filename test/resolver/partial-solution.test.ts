import assert from 'node:assert/strict';
import { unusable } from '../../src/resolver/incompatibility.ts';
import { PartialSolution } from '../../src/resolver/partial-solution.ts';
import { emptySet } from '../../src/resolver/release-set.ts';
import { moduleWith, setOf, tellReleases, tellSet } from '../support/universe.ts';

const web = moduleWith('acme-web', '1.0.0', '2.0.0', '3.0.0');
const base = moduleWith('acme-base', '1.0.0', '2.0.0');
const log = moduleWith('acme-log', '1.0.0');
const cause = unusable(web, emptySet, 'a test');

function told(solution: PartialSolution): string[] {
  return [web, base].map((module) => tellSet(module, solution.remaining(module)));
}

describe('PartialSolution.remaining', () => {
  it('is everything as long as nothing is known', () => {
    assert.deepEqual(told(new PartialSolution()), ['3.0.0|2.0.0|1.0.0|none', '2.0.0|1.0.0|none']);
  });

  it('narrows with every conclusion', () => {
    const solution = new PartialSolution();
    solution.derive(web, setOf(web, '3.0.0', '2.0.0', '1.0.0'), cause);
    solution.derive(web, setOf(web, '2.0.0', '1.0.0', 'none'), cause);
    assert.deepEqual(told(solution), ['2.0.0|1.0.0', '2.0.0|1.0.0|none']);
  });

  it('is the one release that was decided on', () => {
    const solution = new PartialSolution();
    solution.decide(web, 1);
    assert.equal(tellSet(web, solution.remaining(web)), '2.0.0');
  });
});

describe('PartialSolution.releases', () => {
  it('are those that were decided on, in that order', () => {
    const solution = new PartialSolution();
    solution.decide(web, 1);
    solution.derive(log, setOf(log, '1.0.0'), cause);
    solution.decide(base, 0);
    assert.deepEqual(tellReleases(solution.releases()), ['acme-web 2.0.0', 'acme-base 2.0.0']);
  });
});

describe('PartialSolution.includes', () => {
  it('knows an assignment until it is forgotten', () => {
    const solution = new PartialSolution();
    solution.decide(web, 0);
    const first = solution.latest(web);
    assert.equal(solution.includes(first), true);
    solution.backtrack(0);
    assert.equal(solution.includes(first), false);
    solution.decide(web, 0);
    assert.equal(solution.includes(first), false);
    assert.equal(solution.includes(solution.latest(web)), true);
  });
});

describe('PartialSolution.backtrack', () => {
  function threeLevels(): PartialSolution {
    const solution = new PartialSolution();
    solution.derive(base, setOf(base, '2.0.0', '1.0.0'), cause);
    solution.decide(web, 0);
    solution.derive(base, setOf(base, '1.0.0', 'none'), cause);
    solution.decide(base, 1);
    return solution;
  }

  it('forgets what came after the decision of the level', () => {
    const solution = threeLevels();
    solution.backtrack(1);
    assert.deepEqual(told(solution), ['3.0.0', '1.0.0']);
    assert.deepEqual(tellReleases(solution.releases()), ['acme-web 3.0.0']);
  });

  it('keeps at level 0 what no decision was needed for', () => {
    const solution = threeLevels();
    solution.backtrack(0);
    assert.deepEqual(told(solution), ['3.0.0|2.0.0|1.0.0|none', '2.0.0|1.0.0']);
  });

  it('changes nothing at the present level', () => {
    const solution = threeLevels();
    solution.backtrack(2);
    assert.deepEqual(told(solution), ['3.0.0', '1.0.0']);
    assert.equal(solution.releases().length, 2);
  });

  it('counts levels anew from where it went back to', () => {
    const solution = threeLevels();
    solution.backtrack(0);
    solution.decide(base, 0);
    assert.equal(solution.satisfier({ module: base, set: setOf(base, '2.0.0') }).level, 1);
  });
});

describe('PartialSolution.satisfier', () => {
  const solution = new PartialSolution();
  solution.derive(web, setOf(web, '3.0.0', '2.0.0', '1.0.0'), cause);
  solution.decide(base, 0);
  solution.derive(web, setOf(web, '2.0.0', '1.0.0', 'none'), cause);
  solution.decide(web, 1);

  const cases = [
    [['3.0.0', '2.0.0', '1.0.0'], 0, 0],
    [['2.0.0', '1.0.0'], 2, 1],
    [['2.0.0', '1.0.0', 'none'], 2, 1],
    [['2.0.0'], 3, 2],
  ] as const;
  for (const [versions, index, level] of cases) {
    it(`of acme-web ${versions.join(' or ')} is assignment ${index}`, () => {
      const found = solution.satisfier({ module: web, set: setOf(web, ...versions) });
      assert.deepEqual([found.index, found.level], [index, level]);
    });
  }

  it('does not exist for what is not true', () => {
    assert.throws(() => solution.satisfier({ module: web, set: setOf(web, '3.0.0') }));
    const unheard = moduleWith('acme-log', '1.0.0');
    assert.throws(() => solution.satisfier({ module: unheard, set: setOf(unheard, '1.0.0') }));
  });
});

describe('PartialSolution.levelBefore', () => {
  const solution = new PartialSolution();
  solution.decide(base, 0);
  solution.derive(web, setOf(web, '2.0.0', '1.0.0', 'none'), cause);
  solution.decide(moduleWith('acme-log', '1.0.0'), 0);
  solution.derive(web, setOf(web, '3.0.0', '2.0.0', '1.0.0'), cause);

  it('is 0 where the satisfier says it all', () => {
    const term = { module: web, set: setOf(web, '3.0.0', '2.0.0', '1.0.0') };
    const satisfier = solution.satisfier(term);
    assert.equal(solution.levelBefore(satisfier, { ...term, set: web.all & ~web.absent }), 0);
  });

  it('is the level of what the satisfier had to add to', () => {
    const term = { module: web, set: setOf(web, '2.0.0', '1.0.0') };
    const satisfier = solution.satisfier(term);
    assert.equal(satisfier.level, 2);
    assert.equal(solution.levelBefore(satisfier, term), 1);
  });
});

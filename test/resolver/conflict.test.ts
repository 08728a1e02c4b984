import assert from 'node:assert/strict';
import { learnFrom } from '../../src/resolver/conflict.ts';
import type { Incompatibility } from '../../src/resolver/incompatibility.ts';
import type { KnownModule } from '../../src/resolver/known-module.ts';
import { PartialSolution } from '../../src/resolver/partial-solution.ts';
import { defaultLimit, StepCounter } from '../../src/resolver/step-counter.ts';
import { moduleWith, setOf, tellTerms } from '../support/universe.ts';

const web = moduleWith('acme-web', '1.0.0', '2.0.0');
const base = moduleWith('acme-base', '1.0.0', '2.0.0');
const log = moduleWith('acme-log', '1.0.0');

type TermText = readonly [module: KnownModule, ...versions: string[]];

function about(...terms: readonly TermText[]): Incompatibility {
  return {
    terms: terms.map(([module, ...versions]) => ({ module, set: setOf(module, ...versions) })),
    cause: { kind: 'unusable', module: web, reason: 'a test' },
  };
}

const webNeedsBase = about([web, '2.0.0'], [base, '1.0.0', 'none']);
const webNeedsLog = about([web, '2.0.0'], [log, 'none']);
const logForbidsBase = about([log, '1.0.0'], [base, '2.0.0', 'none']);

const steps = () => new StepCounter(defaultLimit);

describe('learnFrom', () => {
  it('learns what was violated where only the latest decision made it so', () => {
    const solution = new PartialSolution();
    solution.derive(log, setOf(log, '1.0.0'), about([log, 'none']));
    solution.decide(web, 0);
    solution.derive(base, setOf(base, '2.0.0'), webNeedsBase);

    const { learned, level } = learnFrom(logForbidsBase, solution, steps());
    assert.equal(learned, logForbidsBase);
    assert.equal(level, 0);
  });

  it('follows the causes back to a decision that cannot be', () => {
    const solution = new PartialSolution();
    solution.decide(web, 0);
    solution.derive(base, setOf(base, '2.0.0'), webNeedsBase);
    solution.derive(log, setOf(log, '1.0.0'), webNeedsLog);

    const { learned, level } = learnFrom(logForbidsBase, solution, steps());
    assert.deepEqual(tellTerms(learned), ['acme-web 2.0.0']);
    assert.equal(level, 0);
  });

  it('goes back over decisions that have nothing to do with it', () => {
    const solution = new PartialSolution();
    solution.decide(log, 0);
    solution.decide(moduleWith('acme-other', '1.0.0'), 0);
    solution.decide(web, 0);
    solution.derive(base, setOf(base, '2.0.0'), webNeedsBase);

    const { learned, level } = learnFrom(logForbidsBase, solution, steps());
    assert.equal(learned, logForbidsBase);
    assert.equal(level, 1);
  });

  it('goes back to where an earlier conclusion had narrowed the choice', () => {
    const solution = new PartialSolution();
    solution.decide(log, 0);
    solution.derive(web, setOf(web, '2.0.0', 'none'), about([log, '1.0.0'], [web, '1.0.0']));
    solution.decide(moduleWith('acme-other', '1.0.0'), 0);
    solution.derive(web, setOf(web, '2.0.0', '1.0.0'), about([web, 'none']));

    const violated = about([web, '2.0.0']);
    const { learned, level } = learnFrom(violated, solution, steps());
    assert.equal(learned, violated);
    assert.equal(level, 1);
  });

  it('ends without terms where no decision is to blame', () => {
    const solution = new PartialSolution();
    solution.derive(web, setOf(web, '2.0.0'), about([web, '1.0.0', 'none']));
    solution.derive(base, setOf(base, '2.0.0'), webNeedsBase);
    solution.derive(log, setOf(log, '1.0.0'), webNeedsLog);

    const { learned, level } = learnFrom(logForbidsBase, solution, steps());
    assert.deepEqual(learned.terms, []);
    assert.equal(level, undefined);
  });
});

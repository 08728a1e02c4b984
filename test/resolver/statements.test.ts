import assert from 'node:assert/strict';
import type { Incompatibility } from '../../src/resolver/incompatibility.ts';
import type { KnownModule } from '../../src/resolver/known-module.ts';
import { PartialSolution } from '../../src/resolver/partial-solution.ts';
import { Statements } from '../../src/resolver/statements.ts';
import { StepCounter } from '../../src/resolver/step-counter.ts';
import { moduleWith, setOf, tellSet } from '../support/universe.ts';

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

function scene(...incompatibilities: readonly Incompatibility[]) {
  const steps = new StepCounter(1000);
  const statements = new Statements(steps);
  for (const one of incompatibilities) statements.add(one);
  const solution = new PartialSolution();
  const pending = new Set<KnownModule>();
  const conclude = (module: KnownModule) => statements.conclude(module, solution, pending);
  return { steps, statements, solution, pending, conclude };
}

describe('Statements.conclude', () => {
  it('makes the last term false where all others are true', () => {
    const { solution, pending, conclude } = scene(about([web, '2.0.0'], [base, '1.0.0', 'none']));
    solution.decide(web, 0);
    assert.equal(conclude(web), undefined);
    assert.equal(tellSet(base, solution.remaining(base)), '2.0.0');
    assert.deepEqual([...pending], [base]);
  });

  it('concludes nothing where two terms are open, or one is false', () => {
    const { solution, pending, conclude } = scene(
      about([web, '2.0.0'], [base, '1.0.0'], [log, 'none']),
      about([web, '1.0.0'], [base, '1.0.0']),
    );
    solution.decide(web, 0);
    assert.equal(conclude(web), undefined);
    assert.deepEqual([...pending], []);
  });

  it('returns what is violated, the newest first', () => {
    const older = about([web, '2.0.0']);
    const newer = about([web, '2.0.0', '1.0.0']);
    const { solution, conclude } = scene(older, newer);
    solution.decide(web, 0);
    assert.equal(conclude(web), newer);
  });

  it('passes over what is settled, until it no longer is', () => {
    const { solution, steps, pending, conclude } = scene(
      about([web, '2.0.0'], [base, '1.0.0', 'none']),
    );
    const costOf = (work: () => unknown) => {
      const before = steps.taken;
      work();
      return steps.taken - before;
    };
    solution.decide(web, 1);
    assert.equal(
      costOf(() => conclude(web)),
      3,
    );
    assert.equal(
      costOf(() => conclude(base)),
      1,
    );
    solution.backtrack(0);
    solution.decide(web, 0);
    assert.equal(
      costOf(() => conclude(web)),
      3,
    );
    assert.deepEqual([...pending], [base]);
  });

  it('knows nothing of a module that nobody has spoken of', () => {
    assert.equal(scene().conclude(web), undefined);
  });
});

describe('Statements.proof', () => {
  it('is the first incompatibility without terms', () => {
    const first = about();
    const { statements } = scene(about([web, '2.0.0']));
    assert.equal(statements.proof, undefined);
    statements.add(first);
    statements.add(about());
    assert.equal(statements.proof, first);
  });
});

import assert from 'node:assert/strict';
import { type Incompatibility, unusable } from '../../src/resolver/incompatibility.ts';
import { StepCounter } from '../../src/resolver/step-counter.ts';
import { thrown } from '../support/rejection.ts';
import { moduleWith } from '../support/universe.ts';

function about(...names: readonly string[]): Incompatibility {
  const modules = names.map((name) => moduleWith(name, '1.0.0'));
  const [first] = modules;
  assert(first);
  const { cause } = unusable(first, first.all, 'a test');
  return { terms: modules.map((module) => ({ module, set: module.absent })), cause };
}

function blaming(...conflicts: readonly Incompatibility[]): StepCounter {
  const steps = new StepCounter(10);
  for (const conflict of conflicts) steps.blame(conflict);
  return steps;
}

describe('StepCounter', () => {
  it('stops when there are more steps than the limit', () => {
    const steps = new StepCounter(10);
    steps.look(4);
    steps.look(6);
    assert.equal(steps.taken, 10);
    const { message } = thrown(() => steps.look(1), 'RESOLUTION_LIMIT');
    assert.match(message, /gave up after 10 steps/);
  });

  it('counts more for what has to be kept', () => {
    const steps = new StepCounter(1000);
    steps.learn(about('acme-web'));
    const one = steps.taken;
    steps.learn(about('acme-web', 'acme-base', 'acme-log'));
    assert(one > 10);
    assert.equal(steps.taken - one, 2 * one);
  });

  const web = about('acme-web');
  const both = about('acme-base', 'acme-web');
  const all = about('acme-disk', 'acme-log', 'acme-base', 'acme-web');
  const cases = [
    [[web], 'pin or narrow acme-web: '],
    [[both], 'pin or narrow acme-base and acme-web: '],
    [[both, web], 'pin or narrow acme-web and acme-base: '],
    [[all, both, web], 'pin or narrow acme-web, acme-base and acme-disk: '],
  ] as const;
  for (const [conflicts, hint] of cases) {
    it(`says to ${hint.slice(0, -2)}`, () => {
      const error = thrown(() => blaming(...conflicts).look(11), 'RESOLUTION_LIMIT');
      assert.equal(error.hint?.slice(0, hint.length), hint);
    });
  }
});

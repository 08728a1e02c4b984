import assert from 'node:assert/strict';
import type { ModuleName } from '../../src/model/module-name.ts';
import { prefetch } from '../../src/resolver/prefetch.ts';
import { declareModules } from '../support/declare-modules.ts';
import { knownModule, type Modules, universeOf } from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];

/** The modules that are asked for in rounds; those of one round are under way at once. */
async function roundsOf(modules: Modules, declared: Declared): Promise<string[][]> {
  const universe = universeOf(modules);
  const rounds: string[][] = [];
  let waiting: { readonly name: ModuleName; readonly answer: () => void }[] = [];
  const done = prefetch(declareModules(declared).declarations, async (name) => {
    await new Promise<void>((answer) => waiting.push({ name, answer }));
    return knownModule(universe, name);
  });
  while (waiting.length > 0) {
    const round = waiting;
    waiting = [];
    rounds.push(round.map(({ name }) => name));
    for (const { answer } of round) answer();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  return rounds;
}

const base = { '1.0.0': {}, '2.0.0': {} };

describe('prefetch', () => {
  it('asks for all declared modules at once, then for all that they require', async () => {
    const rounds = await roundsOf(
      {
        'acme-web': { '1.0.0': { 'acme-base': '', 'acme-log': '' } },
        'acme-db': { '1.0.0': { 'acme-disk': '' } },
        'acme-base': base,
        'acme-log': base,
        'acme-disk': { '1.0.0': { 'acme-deep': '' } },
        'acme-deep': base,
      },
      [['acme-web'], ['acme-db']],
    );
    assert.deepEqual(rounds, [
      ['acme-web', 'acme-db'],
      ['acme-base', 'acme-log', 'acme-disk'],
      ['acme-deep'],
    ]);
  });

  it('follows the newest release in the range that is asked for', async () => {
    const rounds = await roundsOf(
      {
        'acme-web': {
          '1.0.0': { 'acme-old': '' },
          '1.1.0': { 'acme-wanted': '' },
          '2.0.0': { 'acme-new': '' },
        },
      },
      [['acme-web', '1.x']],
    );
    assert.deepEqual(rounds, [['acme-web'], ['acme-wanted']]);
  });

  it('ends where modules require each other', async () => {
    const rounds = await roundsOf(
      {
        'acme-web': { '1.0.0': { 'acme-base': '' } },
        'acme-base': { '1.0.0': { 'acme-web': '' } },
      },
      [['acme-web']],
    );
    assert.deepEqual(rounds, [['acme-web'], ['acme-base']]);
  });

  it('ends at a module that nobody has, and at a range without a release', async () => {
    const rounds = await roundsOf({ 'acme-base': { '1.0.0': { 'acme-log': '' } } }, [
      ['acme-nowhere'],
      ['acme-base', '2.x'],
    ]);
    assert.deepEqual(rounds, [['acme-nowhere', 'acme-base']]);
  });

  it('leaves a failure for the search to report', async () => {
    const { declarations } = declareModules([['acme-web']]);
    await assert.doesNotReject(
      prefetch(declarations, async () => {
        throw new Error('the Forge did not answer');
      }),
    );
  });
});

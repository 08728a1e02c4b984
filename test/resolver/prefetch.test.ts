import assert from 'node:assert/strict';
import type { ModuleName } from '../../src/model/module-name.ts';
import { prefetch } from '../../src/resolver/prefetch.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';
import { requestWaves } from '../support/request-waves.ts';
import { knownModule, type Modules, moduleWith, setOf, universeOf } from '../support/universe.ts';

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

/** So many modules stand on each floor, and require all of the floor below. */
function tower(height: number, width: number): Modules {
  const floor = (level: number) =>
    Array.from({ length: width }, (_, index) => `acme-m${level}x${index}`);
  const below = (level: number) =>
    level + 1 < height ? Object.fromEntries(floor(level + 1).map((name) => [name, '1.x'])) : {};
  const floors = Array.from({ length: height }, (_, level) =>
    floor(level).map((name) => [name, { '1.0.0': {}, '1.1.0': below(level), '2.0.0': {} }]),
  );
  return Object.fromEntries(floors.flat());
}

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

  it('passes over releases that do not run on the platform', async () => {
    const known = knownModule(
      universeOf({
        'acme-web': { '1.0.0': { 'acme-wanted': '' }, '2.0.0': { 'acme-new': '' } },
      }),
      'acme-web',
    );
    const asked: ModuleName[] = [];
    await prefetch(declareModules([['acme-web']]).declarations, async (name) => {
      asked.push(name);
      return name === known.name
        ? { ...known, unsupported: setOf(known, '2.0.0') }
        : moduleWith(name, '1.0.0');
    });
    assert.deepEqual(asked, ['acme-web', 'acme-wanted']);
  });

  it('passes over releases that are broken', async () => {
    const web = { '1.0.0': { 'acme-wanted': '' }, '2.0.0': { 'acme-new': '' } };
    const universe = universeOf({ 'acme-web': web });
    const releases = universe.get(moduleName('acme-web')) ?? [];
    const broken = releases.map((one) =>
      one.version.text === '2.0.0' ? { ...one, unusable: 'it is broken' } : one,
    );
    const waves = await requestWaves(new Map([[moduleName('acme-web'), broken]]), {
      declarations: declareModules([['acme-web']]).declarations,
      locked: new Map(),
      excluded: new Set(),
    });
    assert.deepEqual(waves, [['acme-web'], ['acme-wanted']]);
  });

  for (const height of [1, 2, 5, 12]) {
    it(`asks for a tower of ${height} floors in ${height} rounds, once for each module`, async () => {
      const universe = universeOf(tower(height, 6));
      const declared = [...universe.keys()].filter((name) => name.startsWith('acme-m0x'));
      const waves = await requestWaves(universe, {
        declarations: declareModules(declared.map((name) => [name, '1.x'])).declarations,
        locked: new Map(),
        excluded: new Set(),
      });
      assert.deepEqual(
        waves.map((wave) => wave.length),
        Array.from({ length: height }, () => 6),
      );
      assert.equal(new Set(waves.flat()).size, universe.size);
    });
  }

  it('follows the locked releases, so that a lock saves rounds', async () => {
    const universe = universeOf({
      'acme-web': { '1.0.0': { 'acme-base': '1.x' }, '2.0.0': { 'acme-deep': '' } },
      'acme-base': base,
      'acme-deep': { '1.0.0': { 'acme-deeper': '' } },
      'acme-deeper': base,
    });
    const waves = await requestWaves(universe, {
      declarations: declareModules([['acme-web']]).declarations,
      locked: new Map([[moduleName('acme-web'), '1.0.0']]),
      excluded: new Set(),
    });
    assert.deepEqual(waves, [['acme-web'], ['acme-base']]);
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

import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { resolve } from '../../src/resolver/resolve.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';
import { catalogOf, type Modules, tellReleases, universeOf } from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];

const modules: Modules = {
  'acme-web': {
    '1.0.0': { 'acme-base': '1.x', 'acme-log': '' },
    '2.0.0': { 'acme-base': '1.x', 'acme-log': '' },
  },
  'acme-db': { '1.0.0': { 'acme-base': '>= 1.1.0', 'acme-disk': '' } },
  'acme-base': { '1.0.0': {}, '1.1.0': {}, '1.2.0': {}, '2.0.0': {} },
  'acme-log': { '1.0.0': { 'acme-disk': '' } },
  'acme-disk': { '1.0.0': {} },
};
const everything = [
  'acme-web 2.0.0',
  'acme-db 1.0.0',
  'acme-base 1.2.0',
  'acme-log 1.0.0',
  'acme-disk 1.0.0',
];

function optionsFor(declared: Declared) {
  return {
    declarations: declareModules(declared).declarations,
    excluded: new Set<ModuleName>(),
    locked: new Map<ModuleName, string>(),
    catalog: catalogOf(universeOf(modules)),
  };
}

describe('resolve', () => {
  it('lists the releases in the order of discovery', async () => {
    const { releases } = await resolve(optionsFor([['acme-web'], ['acme-db']]));
    assert.deepEqual(tellReleases(releases.values()), everything);
  });

  it('gives the same answer in whatever order the answers arrive', async () => {
    const names = Object.keys(modules);
    for (const first of names) {
      const late = names.toSpliced(0, names.indexOf(first) + 1);
      const { releases } = await resolve({
        ...optionsFor([['acme-web'], ['acme-db']]),
        catalog: catalogOf(universeOf(modules), async (name) => {
          for (let turns = late.indexOf(name) + 1; turns > 0; turns -= 1) {
            await new Promise((turn) => setImmediate(turn));
          }
        }),
      });
      assert.deepEqual(tellReleases(releases.values()), everything);
    }
  });

  it('prefers what is locked', async () => {
    const { releases } = await resolve({
      ...optionsFor([['acme-web'], ['acme-db']]),
      locked: new Map([
        [moduleName('acme-web'), '1.0.0'],
        [moduleName('acme-base'), '1.1.0'],
      ]),
    });
    assert.deepEqual(tellReleases(releases.values()).slice(0, 3), [
      'acme-web 1.0.0',
      'acme-db 1.0.0',
      'acme-base 1.1.0',
    ]);
  });

  it('moves what is locked where it has to', async () => {
    const { releases } = await resolve({
      ...optionsFor([['acme-web', '2.x'], ['acme-db']]),
      locked: new Map([
        [moduleName('acme-web'), '1.0.0'],
        [moduleName('acme-base'), '1.0.0'],
      ]),
    });
    assert.deepEqual(tellReleases(releases.values()), everything);
  });

  it('leaves out what is excluded, and what only that requires', async () => {
    const { releases } = await resolve({
      ...optionsFor([['acme-web']]),
      excluded: new Set([moduleName('acme-log')]),
    });
    assert.deepEqual(tellReleases(releases.values()), ['acme-web 2.0.0', 'acme-base 1.2.0']);
  });

  it('keeps an excluded module that is declared', async () => {
    const { releases } = await resolve({
      ...optionsFor([['acme-log']]),
      excluded: new Set([moduleName('acme-log')]),
    });
    assert.deepEqual(tellReleases(releases.values()), ['acme-log 1.0.0', 'acme-disk 1.0.0']);
  });

  it('asks for every module once, and all that are independent at once', async () => {
    const asked: ModuleName[] = [];
    const universe = universeOf(modules);
    await resolve({
      ...optionsFor([['acme-web'], ['acme-db']]),
      catalog: catalogOf(universe, async (name) => {
        asked.push(name);
      }),
    });
    assert.deepEqual(asked, ['acme-web', 'acme-db', 'acme-base', 'acme-log', 'acme-disk']);
  });

  it('explains why nothing fits', async () => {
    await assert.rejects(
      resolve(optionsFor([['acme-web'], ['acme-base', '2.x']])),
      (error) => error instanceof PupfileError && error.code === 'VERSION_CONFLICT',
    );
  });

  it('passes on why the catalog cannot answer', async () => {
    const failure = new PupfileError('FORGE_UNREACHABLE', 'the Forge did not answer');
    const catalog = catalogOf(universeOf(modules), async (name) => {
      if (name === 'acme-base') throw failure;
    });
    await assert.rejects(resolve({ ...optionsFor([['acme-web']]), catalog }), failure);
  });

  it('does not mind a failure of what the answer does not need', async () => {
    const catalog = catalogOf(universeOf(modules), async (name) => {
      if (name === 'acme-disk') throw new Error('the Forge did not answer');
    });
    const { releases } = await resolve({
      ...optionsFor([['acme-web'], ['acme-base', '1.1.0']]),
      excluded: new Set([moduleName('acme-log')]),
      catalog,
    });
    assert.deepEqual(tellReleases(releases.values()), ['acme-web 2.0.0', 'acme-base 1.1.0']);
  });
});

import assert from 'node:assert/strict';
import type { ModuleName } from '../../src/model/module-name.ts';
import { search } from '../../src/resolver/search.ts';
import { findSimilarNames } from '../../src/resolver/similar-names.ts';
import { moduleName } from '../support/declare-modules.ts';
import { optionsIn } from '../support/resolved.ts';
import { catalogOf, universeOf } from '../support/universe.ts';

const universe = universeOf({
  'acme-web': { '1.0.0': { 'acme-bsae': '' } },
  'acme-base': { '1.0.0': {} },
});

describe('findSimilarNames', () => {
  async function namesFor(declared: Parameters<typeof optionsIn>[1]) {
    const asked: ModuleName[] = [];
    const similar = async (name: ModuleName) => {
      asked.push(name);
      return ['acme-base', 'Acme-Bsae'];
    };
    const options = optionsIn(universe, declared, {
      catalog: { ...catalogOf(universe), similar },
      locked: new Map([[moduleName('acme-log'), '1.0.0']]),
    });
    const outcome = await search(options);
    assert(outcome.kind === 'failure');
    return { names: await findSimilarNames(outcome.proof, options), asked };
  }

  it('asks for what nobody has, and knows what is declared and locked', async () => {
    assert.deepEqual(await namesFor([['acme-web']]), {
      names: ['acme-log', 'acme-web', 'acme-base'],
      asked: ['acme-bsae'],
    });
  });

  it('never takes a missing module for the one that was meant', async () => {
    const { names } = await namesFor([['acme-lgo'], ['acme-base']]);
    assert.deepEqual(names, ['acme-log', 'acme-base', 'acme-base', 'Acme-Bsae']);
  });

  it('asks nothing where every module is known', async () => {
    const { asked } = await namesFor([['acme-base', '9.x']]);
    assert.deepEqual(asked, []);
  });
});

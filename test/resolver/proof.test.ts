import assert from 'node:assert/strict';
import { describeFact } from '../../src/resolver/describe-fact.ts';
import { type Incompatibility, unusable } from '../../src/resolver/incompatibility.ts';
import { derivationOf, factsOf, stepsOf } from '../../src/resolver/proof.ts';
import { declareModules } from '../support/declare-modules.ts';
import { type Modules, moduleWith, setOf, solveIn, universeOf } from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];

async function proofOf(modules: Modules, declared: Declared): Promise<Incompatibility> {
  const outcome = await solveIn(universeOf(modules), declareModules(declared).declarations);
  assert(outcome.kind === 'failure');
  return outcome.proof;
}

const shop: Modules = {
  'acme-shop': { '1.0.0': { 'acme-web': '>= 1.1.0', 'acme-cart': '' } },
  'acme-web': { '1.0.0': {}, '1.1.0': { 'acme-base': '>= 1.1.0' } },
  'acme-cart': { '1.0.0': { 'acme-base': '< 1.1.0' } },
  'acme-base': { '1.0.0': {}, '1.1.0': {} },
};

describe('factsOf', () => {
  it('tells each fact once, in the order in which the proof uses them', async () => {
    const facts = factsOf(await proofOf(shop, [['acme-shop']]));
    assert.deepEqual(facts.map(describeFact), [
      'acme-shop 1.0.0 requires acme-cart',
      'acme-web 1.1.0 requires acme-base >= 1.1.0',
      'acme-cart 1.0.0 requires acme-base < 1.1.0',
      'acme-shop 1.0.0 requires acme-web >= 1.1.0',
      'the Puppetfile asks for acme-shop',
    ]);
  });

  it('is the one fact that needs no proof', async () => {
    const facts = factsOf(await proofOf({}, [['acme-nowhere', '1.x']]));
    assert.deepEqual(facts.map(describeFact), ['the Puppetfile asks for acme-nowhere 1.x']);
  });
});

describe('derivationOf', () => {
  it('numbers every conclusion and refers to them', async () => {
    assert.deepEqual(derivationOf(await proofOf(shop, [['acme-shop']])), [
      {
        number: 1,
        because: [
          'acme-web 1.1.0 requires acme-base >= 1.1.0',
          'acme-cart 1.0.0 requires acme-base < 1.1.0',
        ],
        conclusion: 'acme-web 1.1.0 and acme-cart 1.0.0 cannot be installed together',
      },
      {
        number: 2,
        because: ['(1)', 'acme-shop 1.0.0 requires acme-web >= 1.1.0'],
        conclusion: 'acme-cart 1.0.0 and acme-shop 1.0.0 cannot be installed together',
      },
      {
        number: 3,
        because: ['(2)', 'acme-shop 1.0.0 requires acme-cart'],
        conclusion: 'acme-shop 1.0.0 cannot be installed',
      },
      {
        number: 4,
        because: ['(3)', 'the Puppetfile asks for acme-shop'],
        conclusion: 'nothing fits',
      },
    ]);
  });
});

describe('stepsOf', () => {
  it('makes one step of those that go on about one module', async () => {
    const steps = stepsOf(await proofOf(shop, [['acme-shop']]));
    assert.deepEqual(
      steps.map(({ number, because }) => [number, ...because]),
      [
        [
          1,
          'acme-web 1.1.0 requires acme-base >= 1.1.0',
          'acme-cart 1.0.0 requires acme-base < 1.1.0',
        ],
        [
          2,
          '(1)',
          'acme-shop 1.0.0 requires acme-web >= 1.1.0',
          'acme-shop 1.0.0 requires acme-cart',
        ],
        [3, '(2)', 'the Puppetfile asks for acme-shop'],
      ],
    );
  });

  it('makes no step of what only says again what is required', async () => {
    const steps = stepsOf(
      await proofOf(
        {
          'acme-web': {
            '1.0.0': { 'acme-base': '1.x' },
            '2.0.0': { 'acme-base': '2.x' },
            '3.0.0': { 'acme-base': '2.0.0' },
          },
          'acme-base': { '1.0.0': {}, '2.0.0': {}, '3.0.0': {} },
        },
        [['acme-web'], ['acme-base', '3.x']],
      ),
    );
    assert.deepEqual(steps, [
      {
        number: 1,
        because: [
          'every acme-web requires acme-base 1.0.0 to 2.0.0, depending on the release',
          'the Puppetfile asks for acme-base 3.x and acme-web',
        ],
        conclusion: 'nothing fits',
      },
    ]);
  });

  it('has no steps where a fact says it all', async () => {
    assert.deepEqual(stepsOf(await proofOf({}, [['acme-nowhere']])), []);
  });

  it('says what is needed, and by whom', async () => {
    const steps = stepsOf(
      await proofOf(
        {
          'acme-web': { '1.0.0': { 'acme-base': '1.x' }, '2.0.0': { 'acme-base': '2.x' } },
          'acme-base': { '1.0.0': {}, '2.0.0': {}, '3.0.0': {} },
        },
        [['acme-web'], ['acme-base', '3.x']],
      ),
    );
    assert.deepEqual(
      steps.map(({ conclusion }) => conclusion),
      ['every acme-web needs acme-base 1.0.0 to 2.0.0', 'nothing fits'],
    );
  });

  it('does not mind how long the proof is', () => {
    const web = moduleWith('acme-web', '1.0.0');
    let proof = unusable(web, setOf(web, '1.0.0'), 'acme-web 1.0.0 is broken');
    for (let step = 0; step < 20_000; step += 1) {
      proof = { terms: [], cause: { kind: 'derived', from: [proof, proof] } };
    }
    assert.deepEqual(stepsOf(proof).at(-1), {
      number: 20_000,
      because: ['(19999)', '(19999)'],
      conclusion: 'nothing fits',
    });
  });
});

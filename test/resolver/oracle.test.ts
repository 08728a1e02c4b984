import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestReleases } from '../support/best-releases.ts';
import { checkProof } from '../support/check-proof.ts';
import { declareModules, moduleName, releaseOf } from '../support/declare-modules.ts';
import { solveIn, tellReleases, type Universe } from '../support/universe.ts';

const names = ['acme-web', 'acme-base', 'acme-log', 'other-web', 'acme-disk'];
const versions = ['1.0.0', '1.1.0', '2.0.0-rc1', '2.0.0', '3.0.0'];
// `~> 1.0` means one thing in a Puppetfile and another in a metadata.json.
const ranges = [
  '*',
  '~> 1.0',
  '1.x',
  '2.x',
  '< 2.0.0',
  '>= 1.1.0',
  '>= 2.0.0-rc1',
  '1.0.0',
  '1.x || 3.x',
];

const range = fc.oneof(fc.constant('*'), fc.constantFrom(...ranges));

function releaseArbitrary(name: string, version: string, others: readonly string[]) {
  const target = fc.oneof(
    { weight: 50, arbitrary: fc.constantFrom(...others) },
    { weight: 1, arbitrary: fc.constant('acme-nowhere') },
  );
  return fc
    .record({
      dependencies: fc.array(fc.tuple(target, range), { maxLength: 2 }),
      isUnusable: fc.nat(30).map((number) => number === 30),
    })
    .map(({ dependencies, isUnusable }) => ({
      ...releaseOf(`${name} ${version}`, dependencies),
      ...(isUnusable ? { unusable: `${name} ${version} is broken` } : {}),
    }));
}

function moduleArbitrary(name: string, all: readonly string[]) {
  return fc
    .subarray(versions, { minLength: 2, maxLength: 4 })
    .chain((some) => fc.tuple(...some.map((version) => releaseArbitrary(name, version, all))))
    .map((releases) => [moduleName(name), releases] as const);
}

const problem = fc.shuffledSubarray(names, { minLength: 2 }).chain((some) =>
  fc.record({
    universe: fc
      .tuple(...some.map((name) => moduleArbitrary(name, some)))
      .map((modules): Universe => new Map(modules)),
    declarations: fc
      .array(fc.tuple(fc.constantFrom(...some), range), {
        minLength: 1,
        maxLength: 3,
      })
      .map((declared) => declareModules(declared).declarations),
  }),
);

describe('solve, beside a search that tries everything', () => {
  it('finds the preferred solution of any universe, or proves that there is none', async () => {
    await fc.assert(
      fc.asyncProperty(problem, async ({ universe, declarations }) => {
        const outcome = await solveIn(universe, declarations);
        const best = bestReleases(universe, declarations);
        if (outcome.kind === 'failure') {
          assert.equal(best, undefined);
          checkProof(outcome.proof);
        } else {
          assert.deepEqual(tellReleases(outcome.releases), tellReleases(best ?? []));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

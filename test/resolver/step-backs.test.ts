import assert from 'node:assert/strict';
import { findStepBacks, newestRelease } from '../../src/resolver/step-backs.ts';
import { moduleName, releaseOf } from '../support/declare-modules.ts';
import { optionsIn, resolved } from '../support/resolved.ts';
import { type Modules, universeOf } from '../support/universe.ts';

type Declared = Parameters<typeof optionsIn>[1];

const modules: Modules = {
  'acme-base': { '0.9.0': {}, '1.0.0': {}, '1.1.0': {}, '2.0.0': {}, '3.0.0-rc1': {} },
  'acme-web': { '1.0.0': { 'acme-base': '1.x' } },
  'acme-db': { '1.0.0': { 'acme-base': '1.0.0' }, '1.1.0': { 'acme-base': '2.x' } },
};

async function tell(declared: Declared) {
  const stepBacks = await findStepBacks(await resolved(optionsIn(universeOf(modules), declared)));
  return stepBacks.map(
    ({ release, newest, heldBackBy }) =>
      `${release.name} ${release.version.text} of ${newest.version.text}: ${heldBackBy}`,
  );
}

describe('findStepBacks', () => {
  it('finds a dependency that is a major version behind', async () => {
    assert.deepEqual(await tell([['acme-web']]), [
      'acme-base 1.1.0 of 2.0.0: acme-web 1.0.0 requires 1.x',
    ]);
  });

  it('finds a declared module that could be newer for all that the Puppetfile says', async () => {
    assert.deepEqual(await tell([['acme-web'], ['acme-base', '>= 0.9.0']]), [
      'acme-base 1.1.0 of 2.0.0: acme-web 1.0.0 requires 1.x',
    ]);
  });

  it('puts what is farthest behind first', async () => {
    const others: Modules = {
      'acme-a': { '1.0.0': { 'acme-b': '1.x', 'acme-c': '1.x' } },
      'acme-b': { '1.0.0': {}, '2.0.0': {} },
      'acme-c': { '1.0.0': {}, '9.0.0': {} },
    };
    const stepBacks = await findStepBacks(
      await resolved(optionsIn(universeOf(others), [['acme-a']])),
    );
    assert.deepEqual(
      stepBacks.map(({ release }) => release.name),
      ['acme-c', 'acme-b'],
    );
  });

  it('says nothing of what the Puppetfile pins', async () => {
    assert.deepEqual(await tell([['acme-base', '< 1.1.0']]), []);
  });

  it('says nothing of what stays as it is locked', async () => {
    const locked = new Map([[moduleName('acme-base'), '1.1.0']]);
    const options = optionsIn(universeOf(modules), [['acme-base']], { locked });
    assert.deepEqual(await findStepBacks(await resolved(options)), []);
  });

  it('says nothing of a step within a major version', async () => {
    assert.deepEqual(await tell([['acme-web'], ['acme-base', '1.x'], ['acme-db']]), []);
  });
});

describe('newestRelease', () => {
  const cases: readonly [versions: string[], newest: string | undefined][] = [
    [['1.0.0', '1.10.0', '1.9.0'], '1.10.0'],
    [['1.0.0', '2.0.0-rc1'], '1.0.0'],
    [['1.0.0-rc1', '2.0.0-rc1'], '2.0.0-rc1'],
    [[], undefined],
  ];
  for (const [versions, newest] of cases) {
    it(`is ${newest} of ${versions.join(' and ') || 'none'}`, () => {
      const releases = versions.map((version) => releaseOf(`acme-web ${version}`));
      assert.equal(newestRelease(releases)?.version.text, newest);
    });
  }
});

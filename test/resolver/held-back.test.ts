import assert from 'node:assert/strict';
import { parseRange } from '../../src/model/parse-range.ts';
import type { Release } from '../../src/model/release.ts';
import { parseVersion } from '../../src/model/version.ts';
import { whoHoldsBack } from '../../src/resolver/held-back.ts';
import { moduleName, releaseOf } from '../support/declare-modules.ts';
import { optionsIn, resolved } from '../support/resolved.ts';
import { type Modules, type Universe, universeOf } from '../support/universe.ts';

type Declared = Parameters<typeof optionsIn>[1];

async function reason(universe: Universe, declared: Declared, nameAndVersion: string) {
  const [name = '', version = ''] = nameAndVersion.split(' ');
  const release = universe.get(moduleName(name))?.find((one) => one.version.text === version);
  return whoHoldsBack(release ?? assert.fail(), await resolved(optionsIn(universe, declared)));
}

describe('whoHoldsBack', () => {
  const base = { '1.0.0': {}, '2.0.0': {} };
  const cases: readonly [title: string, Modules, Declared, string, string][] = [
    [
      'the Puppetfile',
      { 'acme-base': base },
      [['acme-base', '1.x']],
      'acme-base 2.0.0',
      'Puppetfile:1 asks for 1.x',
    ],
    [
      'a release that asks for less',
      { 'acme-base': base, 'acme-web': { '1.0.0': { 'acme-base': '< 2.0.0' } } },
      [['acme-web']],
      'acme-base 2.0.0',
      'acme-web 1.0.0 requires < 2.0.0',
    ],
    [
      'what it needs itself',
      { 'acme-base': base, 'acme-web': { '1.0.0': {}, '2.0.0': { 'acme-base': '>= 2.0.0' } } },
      [['acme-base', '1.x'], ['acme-web']],
      'acme-web 2.0.0',
      'acme-web 2.0.0 requires acme-base >= 2.0.0',
    ],
    [
      'what follows from what it needs',
      {
        'acme-base': base,
        'acme-db': { '1.0.0': { 'acme-base': '< 2.0.0' } },
        'acme-log': { '1.0.0': { 'acme-base': '>= 2.0.0' } },
        'acme-web': { '1.0.0': {}, '2.0.0': { 'acme-log': '' } },
      },
      [['acme-db'], ['acme-web']],
      'acme-web 2.0.0',
      'acme-db 1.0.0 requires acme-base < 2.0.0, acme-log 1.0.0 requires acme-base >= 2.0.0, acme-web 2.0.0 requires acme-log',
    ],
    [
      'a module that stands before it, and gets its own newest release instead',
      {
        'acme-db': { '1.0.0': {}, '2.0.0': { 'acme-log': '' } },
        'acme-log': { '1.0.0': { 'acme-disk': '1.x' } },
        'acme-disk': { '1.0.0': {}, '2.0.0': {} },
        'acme-web': { '1.0.0': {}, '2.0.0': { 'acme-mail': '' } },
        'acme-mail': { '1.0.0': { 'acme-disk': '2.x' } },
      },
      [['acme-db'], ['acme-web']],
      'acme-web 2.0.0',
      'what was declared before it has newer releases instead',
    ],
  ];
  for (const [title, modules, declared, release, expected] of cases) {
    it(`names ${title}`, async () => {
      assert.equal(await reason(universeOf(modules), declared, release), expected);
    });
  }

  it('names what is wrong with the release', async () => {
    const broken = { ...releaseOf('acme-base 2.0.0'), unusable: 'acme-base 2.0.0 is broken' };
    const universe = new Map([[broken.name, [releaseOf('acme-base 1.0.0'), broken]]]);
    assert.equal(
      await reason(universe, [['acme-base']], 'acme-base 2.0.0'),
      'acme-base 2.0.0 is broken',
    );
  });

  it('names the Puppet that it does not support', async () => {
    const range = parseRange('>= 8.0.0') ?? assert.fail();
    const requirements = [{ name: 'puppet' as const, range }];
    const newest = { ...releaseOf('acme-base 2.0.0'), requirements };
    const universe = new Map([[newest.name, [releaseOf('acme-base 1.0.0'), newest]]]);
    const platform = { puppet: parseVersion('7.0.0') ?? assert.fail() };
    const options = optionsIn(universe, [['acme-base']], { platform });
    assert.equal(
      await whoHoldsBack(newest, await resolved(options)),
      'acme-base 2.0.0 does not support Puppet 7.0.0',
    );
  });

  it('says that the lock keeps a release, where nothing else does', async () => {
    const universe = universeOf({ 'acme-base': base });
    const locked = new Map([[moduleName('acme-base'), '1.0.0']]);
    const options = optionsIn(universe, [['acme-base']], { locked });
    const newest = universe.get(moduleName('acme-base'))?.find(isSecond) ?? assert.fail();
    assert.equal(await whoHoldsBack(newest, await resolved(options)), 'the lock keeps it');
  });
});

function isSecond({ version }: Release): boolean {
  return version.text === '2.0.0';
}

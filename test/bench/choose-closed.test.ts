import assert from 'node:assert/strict';
import { chooseClosed } from '../../bench/choose-closed.ts';
import { parseVersion } from '../../src/model/version.ts';
import { anyVersion } from '../../src/model/version-range.ts';
import type { DebianModule } from '../support/debian-modules.ts';
import { moduleName } from '../support/declare-modules.ts';

function moduleOf(name: string, ...dependencies: readonly string[]): DebianModule {
  const version = parseVersion('1.0.0');
  assert.ok(version);
  return {
    directory: `/modules/${name}`,
    name: moduleName(name),
    version,
    dependencies: dependencies.map((one) => ({ name: moduleName(one), range: anyVersion })),
  };
}

const modules = [
  moduleOf('acme-alone'),
  moduleOf('acme-base'),
  moduleOf('acme-log', 'acme-base'),
  moduleOf('acme-mail', 'acme-log', 'acme-queue'),
  moduleOf('acme-queue'),
  moduleOf('acme-zoo'),
];

const namesOf = (count: number) => chooseClosed(modules, count).map(({ name }) => name);

describe('chooseClosed', () => {
  it('takes what a module needs along, also at second hand', () => {
    assert.deepEqual(namesOf(4), ['acme-base', 'acme-log', 'acme-mail', 'acme-queue']);
  });

  it('leaves out what would bring too many along', () => {
    assert.deepEqual(namesOf(2), ['acme-base', 'acme-log']);
  });

  it('fills up with modules that need nothing', () => {
    assert.deepEqual(namesOf(5)[0], 'acme-alone');
  });

  it('takes all where there are fewer', () => {
    assert.equal(namesOf(100).length, modules.length);
  });

  it('refuses modules of which one is missing', () => {
    assert.throws(() => chooseClosed([moduleOf('acme-web', 'acme-none')], 2), /needs acme-none/);
  });
});

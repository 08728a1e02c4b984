import assert from 'node:assert/strict';
import { whyMoved } from '../../src/resolver/why-moved.ts';
import { moduleName } from '../support/declare-modules.ts';
import { optionsIn, resolved } from '../support/resolved.ts';
import { type Modules, universeOf } from '../support/universe.ts';

const modules: Modules = {
  'acme-web': { '1.0.0': { 'acme-base': '1.x' }, '2.0.0': { 'acme-base': '2.x', 'acme-log': '' } },
  'acme-base': { '1.0.0': {}, '2.0.0': {} },
  'acme-log': { '1.0.0': {} },
};

async function reasonsFor(
  declared: Parameters<typeof optionsIn>[1],
  before: Readonly<Record<string, string>>,
  unlocked: readonly string[] = [],
) {
  const names = Object.keys(before).map(moduleName);
  const staying = names.filter((name) => !unlocked.includes(name));
  const locked = new Map(staying.map((name) => [name, before[name] ?? '']));
  const options = optionsIn(universeOf(modules), declared, { locked });
  return Object.fromEntries(await whyMoved(await resolved(options), new Set(names)));
}

describe('whyMoved', () => {
  it('has no reasons where nothing was locked', async () => {
    assert.deepEqual(await reasonsFor([['acme-web']], {}), {});
  });

  it('has no reasons where everything stays', async () => {
    const locked = { 'acme-web': '1.0.0', 'acme-base': '1.0.0' };
    assert.deepEqual(await reasonsFor([['acme-web']], locked), {});
  });

  it('names who excludes what was locked, and who needs what is new', async () => {
    const locked = { 'acme-web': '1.0.0', 'acme-base': '1.0.0' };
    assert.deepEqual(await reasonsFor([['acme-web', '2.x']], locked), {
      'acme-web': 'Puppetfile:1 asks for 2.x',
      'acme-base': 'acme-web 2.0.0 requires 2.x',
      'acme-log': 'acme-web 2.0.0 requires any version',
    });
  });

  it('gives no reason for what was to move', async () => {
    const locked = { 'acme-web': '1.0.0', 'acme-base': '1.0.0' };
    assert.deepEqual(await reasonsFor([['acme-web']], locked, ['acme-web']), {
      'acme-base': 'acme-web 2.0.0 requires 2.x',
      'acme-log': 'acme-web 2.0.0 requires any version',
    });
  });

  it('says that nothing needs a module any more', async () => {
    const locked = { 'acme-base': '1.0.0', 'acme-log': '1.0.0' };
    assert.deepEqual(await reasonsFor([['acme-base']], locked), {
      'acme-log': 'nothing needs it any more',
    });
  });

  it('says that a locked release is gone', async () => {
    assert.deepEqual(await reasonsFor([['acme-base']], { 'acme-base': '1.5.0' }), {
      'acme-base': '1.5.0 is no longer on https://forge.example.com',
    });
  });

  it('names the line that declares a new module', async () => {
    const locked = { 'acme-base': '1.0.0' };
    assert.deepEqual(await reasonsFor([['acme-base'], ['acme-log', '1.x']], locked), {
      'acme-log': 'Puppetfile:2 asks for 1.x',
    });
  });
});

import assert from 'node:assert/strict';
import { findUndeclaredModules } from '../../../src/moving/rules/undeclared-modules.ts';
import { factsOf, foundModule, modulesOf } from '../../support/declare-facts.ts';
import { lockOf } from '../../support/declare-lock.ts';
import { declareModules } from '../../support/declare-modules.ts';

describe('findUndeclaredModules', () => {
  const puppetfile = declareModules([['acme-web']]);
  const facts = factsOf({
    puppetfile,
    lock: { file: 'Puppetfile.lock', lockfile: lockOf(['acme-locked 1.0.0']) },
    ...modulesOf(
      foundModule('acme-web 1.0.0', ['acme-base']),
      foundModule('acme-base 1.0.0'),
      foundModule('acme-locked 1.0.0'),
      foundModule('acme-ours 1.0.0', [], true),
      foundModule('acme-old 1.0.0'),
      { directory: 'site', isOurs: false, metadata: undefined },
    ),
  });

  it('tells of what nobody declares, requires or has locked', () => {
    assert.deepEqual(
      findUndeclaredModules(facts).map(({ file }) => file),
      ['modules/old/', 'modules/site/'],
    );
  });

  it('says what to do: declare a release, or keep own work', () => {
    const [old, site] = findUndeclaredModules(facts).map(({ advice }) => advice);
    assert.match(old ?? '', /pupfile add acme-old/);
    assert.match(site ?? '', /mod 'site', local: true/);
  });

  it('says nothing where the Puppetfile cannot be read', () => {
    assert.deepEqual(findUndeclaredModules({ ...facts, puppetfile: undefined }), []);
  });
});

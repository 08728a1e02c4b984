import assert from 'node:assert/strict';
import { findNewDependencies } from '../../../src/moving/rules/new-dependencies.ts';
import { factsOf, foundModule, modulesOf } from '../../support/declare-facts.ts';
import { lockOf } from '../../support/declare-lock.ts';
import { declareModules } from '../../support/declare-modules.ts';

describe('findNewDependencies', () => {
  const puppetfile = declareModules([['acme-web'], ['acme-base']], { exclusions: ['acme-not'] });
  const modules = modulesOf(
    foundModule('acme-web 1.0.0', ['acme-base', 'acme-log', 'acme-not', 'acme-there']),
    foundModule('acme-there 1.0.0', ['acme-deep']),
  );

  it('tells of what nobody declares, excludes or has', () => {
    const found = findNewDependencies(factsOf({ puppetfile, ...modules }));
    assert.deepEqual(
      found.map(({ message }) => message),
      ['`acme-log` will be installed as well: acme-web requires it'],
    );
  });

  it('leaves it to a lock', () => {
    const lock = { file: 'Puppetfile.lock', lockfile: lockOf([]) };
    assert.deepEqual(findNewDependencies(factsOf({ puppetfile, lock, ...modules })), []);
    assert.deepEqual(findNewDependencies(factsOf(modules)), []);
  });
});

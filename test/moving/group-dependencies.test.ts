import assert from 'node:assert/strict';
import { groupDependencies } from '../../src/moving/group-dependencies.ts';
import { factsOf, foundModule, modulesOf } from '../support/declare-facts.ts';
import { declareModules } from '../support/declare-modules.ts';

describe('groupDependencies', () => {
  it('tells each module that declared ones require once, with who requires it', () => {
    const facts = factsOf({
      puppetfile: declareModules([['acme-web'], ['acme-mail']]),
      ...modulesOf(
        foundModule('acme-mail 1.0.0', ['acme-log', 'acme-base >= 1.0.0']),
        foundModule('acme-old 1.0.0', ['acme-older']),
        foundModule('acme-web 1.0.0', ['acme-base']),
      ),
    });
    assert.deepEqual(
      groupDependencies(facts).map(({ name, requiredBy }) => [name, ...requiredBy]),
      [
        ['acme-base', 'acme-mail', 'acme-web'],
        ['acme-log', 'acme-mail'],
      ],
    );
  });
});

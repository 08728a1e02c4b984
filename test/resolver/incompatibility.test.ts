import assert from 'node:assert/strict';
import type { Dependency } from '../../src/model/release.ts';
import {
  declared,
  depending,
  type Incompatibility,
  resolvent,
  sharingDirectory,
  unusable,
} from '../../src/resolver/incompatibility.ts';
import type { KnownModule } from '../../src/resolver/known-module.ts';
import { declareModules } from '../support/declare-modules.ts';
import { knownModule, setOf, tellTerms, universeOf } from '../support/universe.ts';

const universe = universeOf({
  'acme-web': {
    '3.0.0': { 'acme-base': '2.x' },
    '2.0.0': { 'acme-base': '2.x' },
    '1.0.0': { 'acme-base': '1.x' },
  },
  'acme-base': { '2.0.0': {}, '1.1.0': {}, '1.0.0': {} },
  'acme-ring': { '2.0.0': { 'acme-ring': '1.x' }, '1.0.0': { 'acme-ring': '1.x' } },
  'other-web': { '1.0.0': {} },
});
const web = knownModule(universe, 'acme-web');
const base = knownModule(universe, 'acme-base');
const ring = knownModule(universe, 'acme-ring');
const otherWeb = knownModule(universe, 'other-web');
const nowhere = knownModule(universe, 'acme-nowhere');

function dependencyOf(module: KnownModule, index: number): Dependency {
  const [dependency] = module.releases[index]?.dependencies ?? [];
  assert(dependency);
  return dependency;
}

function declaration(name: string, ...requirements: readonly string[]) {
  const [only] = declareModules([[name, ...requirements]]).declarations;
  assert(only);
  return only;
}

describe('declared', () => {
  it('forbids every other release, and the absence', () => {
    const incompatibility = declared(base, declaration('acme-base', '1.x'));
    assert.deepEqual(tellTerms(incompatibility), ['acme-base 2.0.0|none']);
  });

  it('has no terms where no release is in the range', () => {
    assert.deepEqual(tellTerms(declared(base, declaration('acme-base', '3.x'))), []);
    assert.deepEqual(tellTerms(declared(nowhere, declaration('acme-nowhere'))), []);
  });
});

describe('depending', () => {
  it('speaks of all releases with the same dependency at once', () => {
    const incompatibility = depending(web, dependencyOf(web, 0), base);
    assert.deepEqual(tellTerms(incompatibility), [
      'acme-web 3.0.0|2.0.0',
      'acme-base 1.1.0|1.0.0|none',
    ]);
  });

  it('forbids the releases alone where the module does not exist', () => {
    const incompatibility = depending(web, dependencyOf(web, 2), nowhere);
    assert.deepEqual(tellTerms(incompatibility), ['acme-web 1.0.0']);
  });

  it('forbids of releases that require themselves those that they do not allow', () => {
    const incompatibility = depending(ring, dependencyOf(ring, 0), ring);
    assert.deepEqual(tellTerms(incompatibility), ['acme-ring 2.0.0']);
  });
});

describe('unusable', () => {
  it('forbids the release', () => {
    const incompatibility = unusable(web, setOf(web, '2.0.0'), 'acme-web 2.0.0 is broken');
    assert.deepEqual(tellTerms(incompatibility), ['acme-web 2.0.0']);
  });
});

describe('sharingDirectory', () => {
  it('forbids any release of one with any of the other', () => {
    assert.deepEqual(tellTerms(sharingDirectory(web, otherWeb)), [
      'acme-web 3.0.0|2.0.0|1.0.0',
      'other-web 1.0.0',
    ]);
  });
});

describe('resolvent', () => {
  function about(...terms: readonly (readonly [KnownModule, ...string[]])[]): Incompatibility {
    return {
      terms: terms.map(([module, ...versions]) => ({ module, set: setOf(module, ...versions) })),
      cause: { kind: 'unusable', module: web, reason: 'a test' },
    };
  }

  it('joins what both say of the module between them', () => {
    const left = about([web, '3.0.0'], [base, '2.0.0']);
    const right = about([base, '1.1.0'], [ring, '1.0.0']);
    assert.deepEqual(tellTerms(resolvent(left, right, base.name)), [
      'acme-web 3.0.0',
      'acme-ring 1.0.0',
      'acme-base 2.0.0|1.1.0',
    ]);
  });

  it('drops the module between them where nothing of it is left open', () => {
    const left = about([web, '3.0.0'], [base, '2.0.0']);
    const right = about([base, '1.1.0', '1.0.0', 'none']);
    assert.deepEqual(tellTerms(resolvent(left, right, base.name)), ['acme-web 3.0.0']);
  });

  it('merges what both say of another module', () => {
    const left = about([web, '3.0.0', '2.0.0'], [base, '2.0.0']);
    const right = about([base, '1.1.0', '1.0.0', 'none'], [web, '2.0.0', '1.0.0']);
    assert.deepEqual(tellTerms(resolvent(left, right, base.name)), ['acme-web 2.0.0']);
  });

  it('remembers what it was made of', () => {
    const left = about([base, '2.0.0']);
    const right = about([base, '1.1.0', '1.0.0', 'none']);
    const { cause, terms } = resolvent(left, right, base.name);
    assert.deepEqual(terms, []);
    assert(cause.kind === 'derived');
    assert.equal(cause.from[0], left);
    assert.equal(cause.from[1], right);
  });
});

import assert from 'node:assert/strict';
import { kindFamilies, kindFamily } from '../../src/size/kind-family.ts';

describe('kindFamily', () => {
  const cases: readonly [kind: string, family: string][] = [
    ['manifests', 'puppet'],
    ['lib', 'ruby'],
    ['templates', 'content'],
    ['locales', 'data'],
    ['licence', 'about'],
    ['spec', 'tests'],
    ['documents', 'docs'],
    ['ci', 'tooling'],
    ['.git', 'tooling'],
    ['constructor', 'tooling'],
  ];
  for (const [kind, family] of cases) {
    it(`puts ${kind} to ${family}`, () => assert.equal(kindFamily(kind), family));
  }

  it('has a name for each family', () => {
    const named = new Set(kindFamilies.map(([family]) => String(family)));
    assert.ok(cases.every(([, family]) => named.has(family)));
    assert.equal(named.size, kindFamilies.length);
  });
});

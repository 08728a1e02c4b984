import assert from 'node:assert/strict';
import { parseModuleNames } from '../../src/sources/module-names-json.ts';

describe('parseModuleNames', () => {
  const cases: readonly [document: unknown, names: readonly string[] | null][] = [
    [{ results: [{ slug: 'acme-web' }, { slug: 'Acme-Base' }] }, ['acme-web', 'Acme-Base']],
    [{ results: [] }, []],
    [{ results: [{}, null, { slug: 7 }] }, []],
    [{ results: 'none' }, null],
    [[], null],
    [null, null],
  ];
  for (const [document, names] of cases) {
    it(`reads ${JSON.stringify(names)} out of ${JSON.stringify(document)}`, () => {
      assert.deepEqual(parseModuleNames(document), names);
    });
  }
});

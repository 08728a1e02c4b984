import assert from 'node:assert/strict';
import { measureModules, type SizeOrder } from '../../src/size/size-report.ts';
import { threeModules } from '../support/sized-modules.ts';

describe('measureModules', () => {
  const orders: readonly [SizeOrder, readonly string[]][] = [
    ['kept', ['acme-web', 'acme-base', 'acme-log']],
    ['left-out', ['acme-log', 'acme-web', 'acme-base']],
    ['name', ['acme-base', 'acme-log', 'acme-web']],
  ];
  for (const [order, expected] of orders) {
    it(`orders modules by ${order}`, () => {
      const { modules } = measureModules(threeModules, { content: 'runtime', order });
      assert.deepEqual(
        modules.map(({ name }) => name),
        expected,
      );
    });
  }

  it('orders modules of one size by name', () => {
    const [module] = threeModules;
    assert.ok(module);
    const twins = ['b', 'c', 'a'].map((name) => ({ ...module, name }));
    const { modules } = measureModules(twins, { content: 'runtime', order: 'kept' });
    assert.equal(modules.map(({ name }) => name).join(''), 'abc');
  });

  it('counts what is kept and left out by kind, the largest first', () => {
    const { kept, leftOut } = measureModules(threeModules, { content: 'runtime', order: 'name' });
    assert.deepEqual(kept, {
      files: 6,
      bytes: 2_006_244,
      kinds: [
        { kind: 'manifests', files: 2, bytes: 1_500_100 },
        { kind: 'templates', files: 1, bytes: 500_000 },
        { kind: 'lib', files: 2, bytes: 6000 },
        { kind: 'metadata', files: 1, bytes: 144 },
      ],
    });
    assert.deepEqual(leftOut, {
      files: 3,
      bytes: 51_000,
      kinds: [
        { kind: 'spec', files: 2, bytes: 50_700 },
        { kind: 'documents', files: 1, bytes: 300 },
      ],
    });
  });

  it('counts nothing where nothing is locked', () => {
    const nothing = { files: 0, bytes: 0, kinds: [] };
    assert.deepEqual(measureModules([], { content: 'full', order: 'kept' }), {
      content: 'full',
      kept: nothing,
      leftOut: nothing,
      modules: [],
    });
  });
});

import assert from 'node:assert/strict';
import { type ModuleForLayer, planLayers } from '../../src/image/plan-layers.ts';
import type { ModuleName } from '../../src/model/module-name.ts';

const mebibyte = 1024 ** 2;

function module(name: string, given: Partial<ModuleForLayer> & { readonly bytes?: number } = {}) {
  const { bytes = 1, ...rest } = given;
  const content = Buffer.alloc(bytes);
  return {
    name: name as ModuleName,
    version: '1.0.0',
    changes: 'release' as const,
    newestMtimeMs: Date.UTC(2024, 0, 1),
    directory: `/m/${name}`,
    files: [{ path: 'x', content, isExecutable: false }],
    ...rest,
  };
}

function titles(modules: readonly ModuleForLayer[], splits = true): readonly string[] {
  const layers = planLayers(modules, { splits, epochSeconds: undefined });
  return layers.map((one) => `${one.title}: ${one.modules.map(({ name }) => name).join(' ')}`);
}

describe('planLayers', () => {
  const mixed = [
    module('a-site', { changes: 'branch' }),
    module('b-big', { bytes: mebibyte }),
    module('c-tagged', { changes: 'commit' }),
    module('d-small'),
    module('e-small'),
  ];

  it('makes one layer where nobody asks for more', () => {
    assert.deepEqual(titles(mixed, false), ['modules: a-site b-big c-tagged d-small e-small']);
  });

  it('parts by how often things change, and gives what is large a layer of its own', () => {
    assert.deepEqual(titles(mixed), [
      'b-big 1.0.0: b-big',
      'releases: d-small e-small',
      'commits: c-tagged',
      'branches and directories: a-site',
    ]);
  });

  it('does not depend on the order of the modules', () => {
    assert.deepEqual(titles(mixed.toReversed()), titles(mixed));
  });

  it('keeps a small tree in one layer', () => {
    assert.deepEqual(titles(mixed.filter(({ name }) => name !== 'b-big')), [
      'modules: a-site c-tagged d-small e-small',
    ]);
  });

  it('makes no more than 32 layers of large modules: the largest', () => {
    const large = Array.from({ length: 40 }, (_, index) =>
      module(`m-${String(index).padStart(2, '0')}`, { bytes: mebibyte / 2 + index }),
    );
    const layers = planLayers(large, { splits: true, epochSeconds: undefined });
    assert.equal(layers.length, 33);
    assert.equal(layers.at(-1)?.title, 'releases');
    assert.deepEqual(
      layers.at(-1)?.modules.map(({ name }) => name),
      large.slice(0, 8).map(({ name }) => name),
    );
  });

  it('leaves the other layers as they are when one module changes', () => {
    const changed = mixed.map((one) =>
      one.name === 'a-site'
        ? module('a-site', { changes: 'branch', bytes: 9, newestMtimeMs: Date.UTC(2026, 0, 1) })
        : one,
    );
    const options = { splits: true, epochSeconds: undefined };
    assert.deepEqual(
      planLayers(changed, options).slice(0, -1),
      planLayers(mixed, options).slice(0, -1),
    );
  });

  it('dates a layer by its newest module, in whole seconds, or as it is told', () => {
    const modules = [module('a'), module('b', { newestMtimeMs: 1_700_000_000_999 })];
    const timesOf = (epochSeconds: number | undefined) =>
      planLayers(modules, { splits: false, epochSeconds }).map(({ mtimeSeconds }) => mtimeSeconds);
    assert.deepEqual(timesOf(undefined), [1_704_067_200]);
    assert.deepEqual(timesOf(0), [0]);
  });

  it('has one empty layer for no modules', () => {
    assert.deepEqual(planLayers([], { splits: true, epochSeconds: undefined }), [
      { title: 'modules', modules: [], mtimeSeconds: 0 },
    ]);
  });

  it('does not believe a time of the far future', () => {
    const [layer] = planLayers([module('a', { newestMtimeMs: 9e15 })], {
      splits: false,
      epochSeconds: undefined,
    });
    assert.equal(layer?.mtimeSeconds, Date.UTC(2099, 11, 31) / 1000);
  });
});

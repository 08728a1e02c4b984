import assert from 'node:assert/strict';
import { generateModules, wantedModules } from '../../bench/generated-modules.ts';
import { parseRange } from '../../src/model/parse-range.ts';
import { parseVersion } from '../../src/model/version.ts';
import { moduleTarball } from '../support/module-tarball.ts';

const modules = [...generateModules(40)];

/** All that a list of modules brings along, and itself. */
function closureOf(names: readonly string[]): Set<string> {
  const closure = new Set(names);
  for (const name of closure) {
    const module = modules.find((one) => one.name === name);
    for (const other of Object.keys(module?.dependencies ?? {})) closure.add(other);
  }
  return closure;
}

describe('generateModules', () => {
  it('makes modules of about 50 files and 50 kB, as those of the Forge are', () => {
    for (const module of modules.slice(0, 5)) {
      const size = moduleTarball(module).length;
      assert.ok(size > 40_000 && size < 60_000, `${module.name}: ${size}`);
      assert.equal(Object.keys(module.files ?? {}).length, 49);
    }
  });

  it('makes the same ones every time, and more of them in the same way', () => {
    assert.deepEqual([...generateModules(3)], modules.slice(0, 3));
  });

  it('lets no module be like another', () => {
    assert.equal(new Set(modules.map((module) => JSON.stringify(module.files))).size, 40);
  });

  it('has each module need only those before it, in versions that there are', () => {
    modules.forEach(({ dependencies }, index) => {
      for (const [name, range] of Object.entries(dependencies)) {
        const other = modules.slice(0, index).find((one) => one.name === name);
        const version = parseVersion(other?.version ?? '');
        assert.ok(version && parseRange(range)?.allows(version), `${name} ${range}`);
      }
    });
  });
});

describe('wantedModules', () => {
  for (const count of [1, 2, 10, 39, 40]) {
    it(`brings exactly the first ${count}`, () => {
      const expected = modules.slice(0, count).map(({ name }) => name);
      assert.deepEqual([...closureOf(wantedModules(count))].toSorted(), expected.toSorted());
    });
  }

  it('names a part of them only', () => {
    assert.ok(wantedModules(40).length <= 10);
  });
});

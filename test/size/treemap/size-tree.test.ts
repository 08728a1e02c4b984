import assert from 'node:assert/strict';
import { ancestry, countBytes, countFiles } from '../../../src/size/treemap/size-tree.ts';
import { nodeAt, threeModulesTree } from '../../support/size-tree.ts';

describe('buildSizeTree', () => {
  const root = threeModulesTree();

  it('sums up what is in each folder, each module and all of them', () => {
    assert.deepEqual(root.kept, { files: 6, bytes: 2_006_244 });
    assert.deepEqual(root.leftOut, { files: 3, bytes: 51_000 });
    assert.deepEqual(nodeAt(root, 'acme-base/lib/puppet').kept, { files: 2, bytes: 6000 });
    assert.deepEqual(nodeAt(root, 'acme-web').leftOut, { files: 2, bytes: 1000 });
  });

  it('counts what is kept, what is left out, or both', () => {
    const web = nodeAt(root, 'acme-web');
    assert.deepEqual(
      (['kept', 'left-out', 'both'] as const).map((mode) => [
        countBytes(web, mode),
        countFiles(web, mode),
      ]),
      [
        [2_000_000, 2],
        [1000, 2],
        [2_001_000, 4],
      ],
    );
  });

  it('knows what everything is for by what it is in', () => {
    const families = [
      ['acme-base', undefined],
      ['acme-base/lib/puppet', 'ruby'],
      ['acme-base/lib/puppet/a.rb', 'ruby'],
      ['acme-base/metadata.json', 'about'],
      ['acme-web/README.md', 'docs'],
      ['acme-web/spec/x_spec.rb', 'tests'],
    ] as const;
    for (const [path, family] of families) assert.equal(nodeAt(root, path).family, family);
  });

  it('knows the way up', () => {
    const file = nodeAt(root, 'acme-base/lib/puppet/a.rb');
    assert.equal(file.module, 'acme-base');
    assert.deepEqual(
      ancestry(file).map(({ name }) => name),
      ['All modules', 'base', 'lib/puppet', 'a.rb'],
    );
  });
});

import assert from 'node:assert/strict';
import { describeNode } from '../../../src/size/treemap/describe-node.ts';
import type { SizeMode } from '../../../src/size/treemap/size-tree.ts';
import { nodeAt, threeModulesTree } from '../../support/size-tree.ts';

describe('describeNode', () => {
  const root = threeModulesTree();
  const cases: readonly [path: string, mode: SizeMode, lines: readonly string[]][] = [
    ['', 'kept', ['All modules', '1.9 MiB · 100.0% · 6 files']],
    ['acme-web', 'both', ['acme-web', '1.9 MiB · 97.3% · 4 files']],
    [
      'acme-base/lib/puppet',
      'kept',
      ['acme-base/lib/puppet', '5.9 KiB · 0.3% · 2 files', 'Ruby code'],
    ],
    [
      'acme-log/spec/x_spec.rb',
      'left-out',
      ['acme-log/spec/x_spec.rb', '48.8 KiB · 98.0%', 'Tests, left out'],
    ],
    ['acme-log/spec', 'both', ['acme-log/spec', '48.8 KiB · 2.4% · 1 file', 'Tests, left out']],
  ];
  for (const [path, mode, lines] of cases) {
    it(`tells of ${path || 'all modules'} in what is ${mode}`, () => {
      assert.deepEqual(describeNode(nodeAt(root, path), mode, root), lines);
    });
  }
});

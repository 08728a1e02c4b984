import assert from 'node:assert/strict';
import { treeResult } from '../../src/cli/render-tree.ts';
import { type TreeNode, treeOf } from '../../src/commands/tree.ts';
import { lockOf } from '../support/declare-lock.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const roots: readonly TreeNode[] = treeOf(
  lockOf(
    ['acme-base 1.0.0', 'acme-log 1.0.0', 'acme-web 2.0.0'],
    {
      'acme-web': ['acme-log', 'acme-base >= 1.0.0', 'acme-mail'],
      'acme-log': ['acme-base < 2.0.0'],
      'acme-base': ['acme-log'],
    },
    ['acme-web = 2.0.0', 'acme-base'],
  ),
);

describe('treeResult', () => {
  it('draws what each declaration brings', () => {
    assert.equal(
      treeResult(roots).text(plainLook),
      `acme-web 2.0.0 (= 2.0.0)
├── acme-log 1.0.0
│   └── acme-base 1.0.0 (< 2.0.0)
│       └── acme-log 1.0.0 [above]
├── acme-base 1.0.0 (>= 1.0.0) [above]
└── acme-mail excluded
acme-base 1.0.0 [above]`,
    );
  });

  it('dims what is beside the point', () => {
    const [first = ''] = treeResult(roots).text(namedLook).split('\n');
    assert.equal(first, 'acme-web 2.0.0 <dim (= 2.0.0)>');
  });

  it('says nothing where nothing is declared', () => {
    assert.equal(treeResult([]).text(plainLook), '');
  });

  it('gives programs the tree itself', () => {
    assert.deepEqual(treeResult(roots).json, { version: 1, dependencies: roots });
  });
});

import assert from 'node:assert/strict';
import { growTree, type TreeNode, type TreeSeed } from '../../src/commands/grow-tree.ts';
import { moduleName } from '../support/declare-modules.ts';

describe('growTree', () => {
  /** Each node as `name(branches)`, with a `*` where they are told elsewhere. */
  function grow(
    edges: Readonly<Record<string, readonly string[]>>,
    roots: readonly string[],
    depth = Number.POSITIVE_INFINITY,
  ): string {
    const branchesOf = (name: string) => (edges[name] ?? []).map(seedOf);
    return write(growTree({ roots: roots.map(seedOf), branchesOf, depth }));
  }

  const cases: readonly [
    title: string,
    edges: Readonly<Record<string, readonly string[]>>,
    roots: readonly string[],
    depth: number,
    expected: string,
  ][] = [
    [
      'tells all levels',
      { a: ['b'], b: ['c'], c: ['d'] },
      ['a'],
      Number.POSITIVE_INFINITY,
      'a(b(c(d)))',
    ],
    ['tells no level', { a: ['b'], b: ['c'] }, ['a', 'b'], 0, 'a b'],
    ['tells one level', { a: ['b'], b: ['c'] }, ['a', 'b'], 1, 'a(b) b(c)'],
    [
      'tells branches once',
      { a: ['b', 'c'], b: ['c'], c: ['d'] },
      ['a'],
      Number.POSITIVE_INFINITY,
      'a(b(c(d)) c*)',
    ],
    ['ends at a circle', { a: ['b'], b: ['a'] }, ['a'], Number.POSITIVE_INFINITY, 'a(b(a*))'],
    [
      'ends at a circle before the last level',
      { a: ['a', 'b'], b: ['a'] },
      ['a'],
      9,
      'a(a* b(a*))',
    ],
    [
      'tells again what was cut short',
      { a: ['b'], b: ['c'], c: ['d'] },
      ['a', 'b'],
      2,
      'a(b(c)) b(c(d))',
    ],
    [
      'does not tell again what was told with more levels',
      { a: ['b'], b: ['c'], d: ['b'] },
      ['b', 'd'],
      2,
      'b(c) d(b*)',
    ],
  ];
  for (const [title, edges, roots, depth, expected] of cases) {
    it(title, () => assert.equal(grow(edges, roots, depth), expected));
  }

  it('ends where a seed has no module', () => {
    const seed = { ...seedOf('a'), module: undefined };
    const [node] = growTree({ roots: [seed], branchesOf: () => [seedOf('b')], depth: 5 });
    assert.deepEqual(node?.branches, []);
  });
});

function seedOf(name: string): TreeSeed {
  const place = { name, version: '1.0.0', requirement: undefined, state: 'locked' } as const;
  return { ...place, module: moduleName(name) };
}

function write(nodes: readonly TreeNode[]): string {
  return nodes
    .map(({ name, isRepeated, branches }) => {
      const below = branches.length === 0 ? '' : `(${write(branches)})`;
      return `${name}${isRepeated ? '*' : ''}${below}`;
    })
    .join(' ');
}

import assert from 'node:assert/strict';
import { type TreeNode, tree, treeOf } from '../../src/commands/tree.ts';
import { lockOf } from '../support/declare-lock.ts';
import { settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('treeOf', () => {
  it('begins with the declarations, in the order of the lock', () => {
    const roots = treeOf(lockOf(['a-one 1.0.0', 'a-two 2.0.0'], {}, ['a-two >= 2.0.0', 'a-one']));
    assert.deepEqual(roots, [node('a-two', '2.0.0', '>= 2.0.0'), node('a-one', '1.0.0', '>= 0')]);
  });

  it('ends at a cycle', () => {
    const requirements = { 'a-one': ['a-two'], 'a-two': ['a-one'] };
    const [one] = treeOf(lockOf(['a-one 1.0.0', 'a-two 2.0.0'], requirements, ['a-one']));
    const again = { ...node('a-one', '1.0.0', '>= 0'), isRepeated: true };
    const two = { ...node('a-two', '2.0.0', '>= 0'), dependencies: [again] };
    assert.deepEqual(one, { ...node('a-one', '1.0.0', '>= 0'), dependencies: [two] });
  });

  it('ends at a module that needs itself', () => {
    const [one] = treeOf(lockOf(['a-one 1.0.0'], { 'a-one': ['a-one'] }, ['a-one']));
    assert.equal(one?.dependencies[0]?.isRepeated, true);
  });

  it('tells the dependencies of a module once', () => {
    const requirements = { 'a-one': ['a-two'], 'a-two': ['a-log'], 'a-three': ['a-two'] };
    const modules = ['a-one 1.0.0', 'a-two 1.0.0', 'a-three 1.0.0', 'a-log 1.0.0'];
    const [one, three] = treeOf(lockOf(modules, requirements, ['a-one', 'a-three']));
    assert.equal(one?.dependencies[0]?.dependencies.length, 1);
    const [again] = three?.dependencies ?? [];
    assert.deepEqual([again?.isRepeated, again?.dependencies], [true, []]);
  });

  it('does not call a module repeated that has nothing more to tell', () => {
    const requirements = { 'a-one': ['a-log'], 'a-two': ['a-log'] };
    const modules = ['a-one 1.0.0', 'a-two 1.0.0', 'a-log 1.0.0'];
    const [, two] = treeOf(lockOf(modules, requirements, ['a-one', 'a-two']));
    assert.equal(two?.dependencies[0]?.isRepeated, false);
  });

  it('has no version for what is excluded', () => {
    const [one] = treeOf(lockOf(['a-one 1.0.0'], { 'a-one': ['a-mail'] }, ['a-one']));
    assert.deepEqual(one?.dependencies, [node('a-mail', undefined, '>= 0')]);
  });
});

describe('tree', () => {
  const directory = useTemporaryDirectory();

  it('reads the lock', () => {
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': 'DEPENDENCIES\n\n' });
    assert.deepEqual(tree(settingsOf(directory())), []);
  });

  it('needs a lock', () => {
    writeTree(directory(), { Puppetfile: '' });
    thrown(() => tree(settingsOf(directory())), 'LOCKFILE_MISSING');
  });
});

function node(name: string, version: string | undefined, requirement: string): TreeNode {
  return { name, version, requirement, isRepeated: false, dependencies: [] };
}

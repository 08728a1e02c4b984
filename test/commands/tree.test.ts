import assert from 'node:assert/strict';
import type { TreeNode } from '../../src/commands/grow-tree.ts';
import { tree, treeOf } from '../../src/commands/tree.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';
import { settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('treeOf', () => {
  it('begins with the declarations, in the order of the lock', () => {
    const roots = grow(lockOf(['a-one 1.0.0', 'a-two 2.0.0'], {}, ['a-two >= 2.0.0', 'a-one']));
    assert.deepEqual(roots, [node('a-two', '2.0.0', '>= 2.0.0'), node('a-one', '1.0.0', '>= 0')]);
  });

  it('ends at a cycle', () => {
    const requirements = { 'a-one': ['a-two'], 'a-two': ['a-one'] };
    const [one] = grow(lockOf(['a-one 1.0.0', 'a-two 2.0.0'], requirements, ['a-one']));
    const again = { ...node('a-one', '1.0.0', '>= 0'), isRepeated: true };
    const two = { ...node('a-two', '2.0.0', '>= 0'), branches: [again] };
    assert.deepEqual(one, { ...node('a-one', '1.0.0', '>= 0'), branches: [two] });
  });

  it('ends at a module that needs itself', () => {
    const [one] = grow(lockOf(['a-one 1.0.0'], { 'a-one': ['a-one'] }, ['a-one']));
    assert.equal(one?.branches[0]?.isRepeated, true);
  });

  it('tells the branches of a module once', () => {
    const requirements = { 'a-one': ['a-two'], 'a-two': ['a-log'], 'a-three': ['a-two'] };
    const modules = ['a-one 1.0.0', 'a-two 1.0.0', 'a-three 1.0.0', 'a-log 1.0.0'];
    const [one, three] = grow(lockOf(modules, requirements, ['a-one', 'a-three']));
    assert.equal(one?.branches[0]?.branches.length, 1);
    const [again] = three?.branches ?? [];
    assert.deepEqual([again?.isRepeated, again?.branches], [true, []]);
  });

  it('does not call a module repeated that has nothing more to tell', () => {
    const requirements = { 'a-one': ['a-log'], 'a-two': ['a-log'] };
    const modules = ['a-one 1.0.0', 'a-two 1.0.0', 'a-log 1.0.0'];
    const [, two] = grow(lockOf(modules, requirements, ['a-one', 'a-two']));
    assert.equal(two?.branches[0]?.isRepeated, false);
  });

  it('tells what is excluded from what is missing', () => {
    const lockfile = lockOf(['a-one 1.0.0'], { 'a-one': ['a-mail', 'a-log'] }, ['a-one']);
    const [one] = grow({ ...lockfile, exclusions: [moduleName('a-mail')] });
    assert.deepEqual(one?.branches, [
      { ...node('a-mail', undefined, '>= 0'), state: 'excluded' },
      { ...node('a-log', undefined, '>= 0'), state: 'missing' },
    ]);
  });

  it('shows what is overridden, without what it brings', () => {
    const requirements = { 'a-one': ['a-two'], 'a-two': ['a-log'] };
    const modules = ['a-one 1.0.0', 'a-two 2.0.0', 'a-log 1.0.0'];
    const override = (name: string) => ({
      name: moduleName('a-one'),
      spelledName: 'a-one',
      version: '1.0.0',
      dependency: { name: moduleName(name), spelledName: name, requirement: '< 2.0.0' },
    });
    const overrides = [override('a-two'), override('a-three')];
    const [one] = grow({ ...lockOf(modules, requirements, ['a-one']), overrides });
    assert.deepEqual(one?.branches.slice(1), [
      { ...node('a-two', '2.0.0', '< 2.0.0'), state: 'overridden' },
      { ...node('a-three', undefined, '< 2.0.0'), state: 'overridden' },
    ]);
  });
});

describe('tree', () => {
  const directory = useTemporaryDirectory();
  const lockfile: Lockfile = {
    ...lockOf(['a-log 1.0.0', 'A-one 1.0.0', 'a-two 1.0.0'], { 'A-one': ['a-log'] }, ['A-one']),
    exclusions: [moduleName('a-mail')],
  };
  const run = (changed: Partial<Parameters<typeof tree>[1]> = {}) =>
    tree(settingsOf(directory()), { names: [], depth: undefined, isInverted: false, ...changed });

  function write(lock: Lockfile): void {
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': formatLockfile(lock) });
  }

  it('begins with the declarations, and says what is excluded', () => {
    write(lockfile);
    const { roots, exclusions, isInverted } = run();
    assert.deepEqual(namesOf(roots), ['A-one', 'a-log']);
    assert.deepEqual([exclusions, isInverted], [['a-mail'], false]);
  });

  it('begins with the modules that are named', () => {
    write(lockfile);
    const { roots, exclusions } = run({ names: ['a/two', 'a-ONE'] });
    assert.deepEqual(namesOf(roots), ['a-two', 'A-one', 'a-log']);
    assert.deepEqual([roots[1]?.requirement, exclusions], [undefined, []]);
  });

  it('leads up from a module', () => {
    write(lockfile);
    const { roots, exclusions, isInverted } = run({ names: ['a-log'], isInverted: true });
    assert.deepEqual(namesOf(roots), ['a-log', 'A-one', 'Puppetfile']);
    assert.deepEqual([exclusions, isInverted], [[], true]);
  });

  for (const isInverted of [false, true]) {
    it(`goes no deeper than it is told${isInverted ? ', up as down' : ''}`, () => {
      write(lockfile);
      assert.equal(namesOf(run({ depth: '0', isInverted }).roots).includes('Puppetfile'), false);
      assert.equal(run({ depth: '0', isInverted }).roots[0]?.branches.length, 0);
      assert.equal(run({ depth: '1', isInverted }).roots[0]?.branches.length, 1);
    });
  }

  for (const depth of ['-1', '1.5', 'all', '0x1']) {
    it(`refuses the depth \`${depth}\``, () => {
      write(lockfile);
      const { message } = thrown(() => run({ depth }), 'USAGE');
      assert.equal(message, `\`${depth}\` is not a number of levels`);
    });
  }

  it('refuses a module that is not locked', () => {
    write(lockfile);
    thrown(() => run({ names: ['a-three'] }), 'MODULE_NOT_FOUND');
  });

  it('needs a lock', () => {
    writeTree(directory(), { Puppetfile: '' });
    thrown(() => run(), 'LOCKFILE_MISSING');
  });
});

function grow(lockfile: Lockfile): readonly TreeNode[] {
  return treeOf(lockfile, { modules: [], depth: Number.POSITIVE_INFINITY });
}

function namesOf(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.flatMap(({ name, branches }) => [name, ...namesOf(branches)]);
}

function node(name: string, version: string | undefined, requirement: string): TreeNode {
  return { name, version, requirement, state: 'locked', isRepeated: false, branches: [] };
}

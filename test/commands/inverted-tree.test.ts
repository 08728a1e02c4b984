import assert from 'node:assert/strict';
import type { TreeNode } from '../../src/commands/grow-tree.ts';
import { invertTree } from '../../src/commands/inverted-tree.ts';
import { lockedModules } from '../../src/commands/locked-modules.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';

describe('invertTree', () => {
  function invert(lockfile: Lockfile, ...names: readonly string[]): string {
    const locked = lockedModules(lockfile);
    const modules = names.flatMap((name) => locked.get(moduleName(name)) ?? []);
    return write(invertTree(lockfile, { modules, depth: Number.POSITIVE_INFINITY }));
  }

  const modules = ['a-base 1.0.0', 'a-log 1.0.0', 'a-web 2.0.0'];
  const requirements = { 'a-web': ['a-log >= 1.0.0', 'a-base'], 'a-log': ['a-base < 2.0.0'] };
  const lockfile = lockOf(modules, requirements, ['a-web ~> 2.0', 'a-base']);

  it('leads from a module to the declarations, with what each requires', () => {
    assert.equal(
      invert(lockfile, 'a-base'),
      'a-base(Puppetfile:>= 0 a-log:< 2.0.0(a-web:>= 1.0.0(Puppetfile:~> 2.0)) a-web:>= 0*)',
    );
  });

  it('begins with the modules that need nothing', () => {
    const [first, ...others] = invertTree(lockfile, { modules: [], depth: 0 });
    assert.deepEqual([first?.name, others.length], ['a-base', 0]);
  });

  it('does not take an excluded dependency for a need', () => {
    const excluding = lockOf(['a-one 1.0.0'], { 'a-one': ['a-mail'] }, ['a-one']);
    assert.equal(invert(excluding), 'a-one(Puppetfile:>= 0)');
  });

  it('begins with one of each circle that no other module leads to', () => {
    const circle = { 'a-one': ['a-two'], 'a-two': ['a-one'], 'a-three': ['a-log', 'a-three'] };
    const all = ['a-one 1.0.0', 'a-two 1.0.0', 'a-three 1.0.0', 'a-log 1.0.0'];
    assert.equal(
      invert(lockOf(all, circle, ['a-one'])),
      'a-log(a-three:>= 0(a-three:>= 0*)) a-one(Puppetfile:>= 0 a-two:>= 0(a-one:>= 0*))',
    );
  });

  it('shows whose requirement is overridden, and not who needs those', () => {
    const dependency = { name: moduleName('a-log'), spelledName: 'a-log', requirement: '< 1.0.0' };
    const override = {
      name: moduleName('a-web'),
      spelledName: 'A-web',
      version: '2.0.0',
      dependency,
    };
    const [log] = invertTree(
      { ...lockfile, overrides: [override] },
      { modules: [...lockedModules(lockOf(['a-log 1.0.0'])).values()], depth: 9 },
    );
    assert.deepEqual(log?.branches.at(-1), {
      name: 'A-web',
      version: '2.0.0',
      requirement: '< 1.0.0',
      state: 'overridden',
      isRepeated: false,
      branches: [],
    });
  });
});

function write(nodes: readonly TreeNode[]): string {
  return nodes
    .map(({ name, requirement, isRepeated, branches }) => {
      const wanted = requirement === undefined ? '' : `:${requirement}`;
      const below = branches.length === 0 ? '' : `(${write(branches)})`;
      return `${name}${wanted}${isRepeated ? '*' : ''}${below}`;
    })
    .join(' ');
}

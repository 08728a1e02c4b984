import assert from 'node:assert/strict';
import { type DependencyGraph, graph } from '../../src/commands/graph.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';
import { settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules = ['a-web 1.0.0', 'a-two 2.0.0', 'a-base 1.1.0', 'a-lone 3.0.0'];
const requirements = {
  'a-web': ['a-base >= 1.0.0', 'a-two'],
  'a-two': ['a-base < 2.0.0', 'a-web'],
};
const lockfile = lockOf(modules, requirements, ['a-web >= 1.0.0', 'a-lone']);

describe('graph', () => {
  const directory = useTemporaryDirectory();

  it('has the Puppetfile, each module once, and who requires whom', () => {
    const { nodes, edges } = draw(lockfile);
    assert.deepEqual(nodes, [
      { name: 'Puppetfile', version: undefined, state: 'declaring' },
      { name: 'a-lone', version: '3.0.0', state: 'locked' },
      { name: 'a-web', version: '1.0.0', state: 'locked' },
      { name: 'a-base', version: '1.1.0', state: 'locked' },
      { name: 'a-two', version: '2.0.0', state: 'locked' },
    ]);
    assert.deepEqual(wordsOf({ nodes, edges }), [
      'Puppetfile -> a-lone >= 0',
      'Puppetfile -> a-web >= 1.0.0',
      'a-web -> a-base >= 1.0.0',
      'a-web -> a-two >= 0',
      'a-two -> a-base < 2.0.0',
      'a-two -> a-web >= 0',
    ]);
  });

  it('ends after so many levels', () => {
    assert.deepEqual(wordsOf(draw(lockfile, { depth: '0' })), [
      'Puppetfile -> a-lone >= 0',
      'Puppetfile -> a-web >= 1.0.0',
    ]);
  });

  it('begins with the modules that are named', () => {
    const { nodes, edges } = draw(lockfile, { names: ['a-two'], depth: '1' });
    assert.deepEqual(
      nodes.map(({ name }) => name),
      ['a-two', 'a-base', 'a-web'],
    );
    assert.deepEqual(wordsOf({ nodes, edges }), ['a-two -> a-base < 2.0.0', 'a-two -> a-web >= 0']);
  });

  it('has upwards those who need a module, and turns no arrow round', () => {
    const { nodes, edges } = draw(lockfile, { names: ['a-base'], isInverted: true });
    assert.deepEqual(
      nodes.map(({ name, state }) => `${name} ${state}`),
      ['Puppetfile declaring', 'a-base locked', 'a-two locked', 'a-web locked'],
    );
    assert.deepEqual(wordsOf({ nodes, edges }).toSorted(), [
      'Puppetfile -> a-web >= 1.0.0',
      'a-two -> a-base < 2.0.0',
      'a-two -> a-web >= 0',
      'a-web -> a-base >= 1.0.0',
      'a-web -> a-two >= 0',
    ]);
  });

  it('has the same requirements from both ends', () => {
    const down = wordsOf(draw(lockfile)).toSorted();
    assert.deepEqual(wordsOf(draw(lockfile, { isInverted: true })).toSorted(), down);
  });

  it('tells what is excluded, and what is overridden', () => {
    const override = {
      name: moduleName('a-lone'),
      spelledName: 'a-lone',
      version: '3.0.0',
      dependency: { name: moduleName('a-web'), spelledName: 'A-web', requirement: '< 1.0.0' },
    };
    const { nodes, edges } = draw({
      ...lockOf(modules, { ...requirements, 'a-lone': ['a-mail'] }, ['a-lone', 'a-web']),
      exclusions: [moduleName('a-mail')],
      overrides: [override],
    });
    assert.deepEqual(
      nodes.filter(({ name }) => /mail|web/i.test(name)).map(({ state }) => state),
      ['excluded', 'locked'],
    );
    assert.deepEqual(
      edges.filter(({ isOverridden }) => isOverridden).map(({ requirement }) => requirement),
      ['< 1.0.0'],
    );
  });

  it('refuses a module that is not locked', () => {
    thrown(() => draw(lockfile, { names: ['a-none'] }), 'MODULE_NOT_FOUND');
  });

  function draw(lock: Lockfile, changed: Partial<Parameters<typeof graph>[1]> = {}) {
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': formatLockfile(lock) });
    const options = { names: [], depth: undefined, isInverted: false, ...changed };
    return graph(settingsOf(directory()), options);
  }
});

function wordsOf({ edges }: DependencyGraph): readonly string[] {
  return edges.map(({ from, to, requirement }) => `${from} -> ${to} ${requirement}`);
}

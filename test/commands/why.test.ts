import assert from 'node:assert/strict';
import { why } from '../../src/commands/why.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';
import { settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('why', () => {
  const directory = useTemporaryDirectory();

  async function ask(
    name: string,
    ...[modules, requirements, declared]: Parameters<typeof lockOf>
  ) {
    const text = formatLockfile(lockOf(modules, requirements, declared));
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': text });
    const { paths, ...rest } = await why(settingsOf(directory()), name);
    return { ...rest, paths: paths.map(({ steps }) => steps.map((step) => step.name).join(' ')) };
  }

  it('finds every path from the Puppetfile, the shortest first', async () => {
    const modules = ['a-base 1.0.0', 'a-log 1.0.0', 'a-web 2.0.0'];
    const requirements = { 'a-web': ['a-log', 'a-base'], 'a-log': ['a-base'] };
    assert.deepEqual(await ask('a/base', modules, requirements, ['a-web', 'a-base']), {
      name: 'a-base',
      version: '1.0.0',
      total: 3n,
      overridden: [],
      paths: ['a-base', 'a-web a-base', 'a-web a-log a-base'],
    });
  });

  it('tells at each step what is locked and what is required', async () => {
    await ask('a-base', ['a-base 1.0.0', 'a-web 2.0.0'], { 'a-web': ['a-base < 2.0.0'] }, [
      'a-web ~> 2.0',
    ]);
    assert.deepEqual((await why(settingsOf(directory()), 'a-base')).paths, [
      {
        declaredAt: undefined,
        steps: [
          { name: 'a-web', version: '2.0.0', requirement: '~> 2.0' },
          { name: 'a-base', version: '1.0.0', requirement: '< 2.0.0' },
        ],
      },
    ]);
  });

  it('ends at a cycle', async () => {
    const requirements = { 'a-one': ['a-two'], 'a-two': ['a-one', 'a-two'] };
    const found = await ask('a-two', ['a-one 1.0.0', 'a-two 1.0.0'], requirements, ['a-one']);
    assert.deepEqual(found.paths, ['a-one a-two']);
  });

  it('finds no path to what nobody asks for', async () => {
    const { paths, total } = await ask('a-one', ['a-one 1.0.0'], {}, []);
    assert.deepEqual([paths, total], [[], 0n]);
  });

  it('tells a part of more paths than anybody reads, and how many there are', async () => {
    // Each layer doubles the paths.
    const layers = Array.from({ length: 10 }, (_, layer) => [`a-l${layer}`, `a-r${layer}`]);
    const requirements = Object.fromEntries(
      layers.flatMap((pair, layer) => pair.map((name) => [name, layers[layer + 1] ?? ['a-end']])),
    );
    const modules = [...layers.flat(), 'a-end'].map((name) => `${name} 1.0.0`);
    const { paths, total } = await ask('a-end', modules, requirements, layers[0]);
    assert.deepEqual([paths.length, total], [50, 1024n]);
  });

  it('tells where the path begins in the Puppetfile', async () => {
    await ask('a-base', ['a-base 1.0.0', 'a-web 2.0.0'], { 'a-web': ['a-base'] }, [
      'a-web',
      'a-base',
    ]);
    writeTree(directory(), { Puppetfile: "mod 'a/web'\nmod 'a-log'\n" });
    const { paths } = await why(settingsOf(directory()), 'a-base');
    assert.deepEqual(
      paths.map(({ declaredAt }) => declaredAt && `${declaredAt.file}:${declaredAt.line}`),
      [undefined, 'Puppetfile:1'],
    );
  });

  it('does without a Puppetfile that cannot be read', async () => {
    await ask('a-base', ['a-base 1.0.0'], {}, ['a-base']);
    writeTree(directory(), { Puppetfile: "mod 'a" });
    const [path] = (await why(settingsOf(directory()), 'a-base')).paths;
    assert.deepEqual([path?.steps.length, path?.declaredAt], [1, undefined]);
  });

  it('tells whose requirement is overridden', async () => {
    const dependency = {
      name: moduleName('a-base'),
      spelledName: 'a-base',
      requirement: '< 1.0.0',
    };
    const web = { name: moduleName('a-web'), spelledName: 'a-web', version: '2.0.0' };
    const log = { ...dependency, name: moduleName('a-log'), spelledName: 'a-log' };
    const lockfile = {
      ...lockOf(['a-base 1.0.0', 'a-web 2.0.0'], {}, ['a-base', 'a-web']),
      overrides: [
        { ...web, dependency },
        { ...web, dependency: log },
      ],
    };
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': formatLockfile(lockfile) });
    assert.deepEqual((await why(settingsOf(directory()), 'a-base')).overridden, [
      { name: 'a-web', version: '2.0.0', requirement: '< 1.0.0' },
    ]);
  });

  it('refuses a module that is not locked', async () => {
    const error = await rejection(ask('a-two', ['a-one 1.0.0']), 'MODULE_NOT_FOUND');
    assert.equal(error.message, 'not found: "a-two"');
  });
});

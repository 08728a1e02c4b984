import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type CommittedModules, commitModules } from '../../src/layout/commit-modules.ts';
import { formatInstalled } from '../../src/layout/format-installed.ts';
import {
  type InstalledModule,
  readFoundation,
  readInstalled,
} from '../../src/layout/installed-modules.ts';
import { isIntact } from '../../src/layout/is-intact.ts';
import { createStaging, discardStaging } from '../../src/layout/staging.ts';
import { stageTestModule } from '../support/stage-test-module.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

interface InstallOptions {
  readonly unchanged?: readonly InstalledModule[];
  readonly clean?: boolean;
}

describe('a modules directory', () => {
  const directory = useTemporaryDirectory();
  const modules = () => join(directory(), 'modules');

  function install(slugs: readonly string[], options: InstallOptions = {}): CommittedModules {
    const { unchanged = [], clean = false } = options;
    const staging = createStaging(modules());
    try {
      const staged = slugs.map((slug) => stageTestModule(staging, slug));
      const installed = readInstalled(modules());
      return commitModules(staging, { staged, unchanged, installed, clean });
    } finally {
      discardStaging(staging);
    }
  }

  it('holds the wanted files of each module under its short name, and nothing else', () => {
    install(['acme-web-1.0.0', 'acme-base-2.0.0']);
    const { '.pupfile/installed.json': installed, ...tree } = readTree(modules());
    assert.deepEqual(tree, {
      '.pupfile': 'directory',
      base: 'directory',
      'base/metadata.json': '{"name":"acme/base","version":"2.0.0"}',
      'base/tasks': 'directory',
      'base/tasks/run.sh': 'echo base 2.0.0',
      web: 'directory',
      'web/metadata.json': '{"name":"acme/web","version":"1.0.0"}',
      'web/tasks': 'directory',
      'web/tasks/run.sh': 'echo web 1.0.0',
    });
    assert.match(installed ?? '', /^\{"version":1,"modules":\[\n\{"name":"acme-base"/);
  });

  it('has a record with its own time, and with what the modules follow from', () => {
    const staging = createStaging(modules());
    const staged = ['acme-web-1.0.0', 'acme-base-2.0.0'].map((slug) =>
      stageTestModule(staging, slug),
    );
    commitModules(staging, { staged, unchanged: [], installed: [], notes: { basis: 'a word' } });
    discardStaging(staging);
    const { mtimeMs } = lstatSync(join(modules(), '.pupfile/installed.json'));
    assert.deepEqual(readFoundation(modules()), { basis: 'a word', modules: 2, mtimeMs });
    assert.equal(mtimeMs, formatInstalled(staged, { basis: 'a word' }).mtimeMs);
  });

  for (const umask of [0o022, 0o077, 0o000]) {
    it(`has the same modes and times whatever the umask, here ${umask.toString(8)}`, () => {
      const before = process.umask(umask);
      try {
        install(['acme-web-1.0.0']);
      } finally {
        process.umask(before);
      }
      const [module] = readInstalled(modules());
      const paths = ['', '.pupfile', 'web', 'web/tasks', 'web/tasks/run.sh', 'web/metadata.json'];
      const stats = paths.map((path) => lstatSync(join(modules(), path)));
      assert.deepEqual(
        stats.map(({ mode }) => (mode & 0o7777).toString(8)),
        ['755', '755', '755', '755', '755', '644'],
      );
      assert.deepEqual(
        [...new Set(stats.slice(2).map(({ mtimeMs }) => mtimeMs))],
        [module?.mtimeMs],
      );
      assert.equal(new Date(module?.mtimeMs ?? 0).toISOString().slice(0, 10), '2023-12-31');
    });
  }

  it('says the same of itself for the same modules, whatever their order', () => {
    install(['acme-web-1.0.0', 'acme-base-2.0.0']);
    const first = readTree(modules());
    rmSync(modules(), { recursive: true });
    install(['acme-base-2.0.0', 'acme-web-1.0.0']);
    assert.deepEqual(readTree(modules()), first);
  });

  it('replaces a module by another version and keeps what is unchanged', () => {
    install(['acme-web-1.0.0', 'acme-base-2.0.0']);
    const unchanged = readInstalled(modules()).filter(({ directory: name }) => name === 'base');
    const result = install(['acme-web-1.1.0'], { unchanged });
    assert.deepEqual(result, { removed: [], replaced: [], foreign: [] });
    assert.equal(readTree(modules())['web/tasks/run.sh'], 'echo web 1.1.0');
    const installed = readInstalled(modules());
    assert.deepEqual(
      installed.map((module) => [module.directory, module.version, isIntact(modules(), module)]),
      [
        ['base', '2.0.0', true],
        ['web', '1.1.0', true],
      ],
    );
  });

  it('loses a module of its own that nobody wants any more, and keeps those of others', () => {
    install(['acme-web-1.0.0', 'acme-base-2.0.0']);
    writeTree(modules(), { 'site/manifests/init.pp': 'class site {}', README: 'ours' });
    symlinkSync('/nowhere', join(modules(), 'linked'));
    const result = install(['acme-web-1.0.0']);
    assert.deepEqual(
      result.removed.map(({ name }) => name),
      ['acme-base'],
    );
    assert.deepEqual(result.foreign, ['linked', 'site']);
    const tree = readTree(modules());
    assert.equal(tree['base'], undefined);
    assert.equal(tree['site/manifests/init.pp'], 'class site {}');
  });

  it('loses the modules of others too where it is cleaned, but no plain files', () => {
    writeTree(modules(), { 'site/manifests/init.pp': 'class site {}', README: 'ours', '.x/y': '' });
    const target = join(directory(), 'target');
    writeTree(target, { file: 'stays' });
    symlinkSync(target, join(modules(), 'linked'));
    assert.deepEqual(install(['acme-web-1.0.0'], { clean: true }).foreign, ['linked', 'site']);
    const tree = readTree(modules());
    assert.deepEqual(
      [tree['site'], tree['linked'], tree['README']],
      [undefined, undefined, 'ours'],
    );
    assert.deepEqual([tree['.x/y'], readTree(target)], ['', { file: 'stays' }]);
  });

  it('takes over a module that another tool installed, and says so', () => {
    writeTree(modules(), { 'web/metadata.json': '{"name":"bob-web"}', 'web/spec/x': '' });
    mkdirSync(join(modules(), 'base'));
    const result = install(['acme-web-1.0.0', 'acme-base-2.0.0']);
    assert.deepEqual(result.replaced, ['base', 'web']);
    assert.equal(readTree(modules())['web/spec/x'], undefined);
  });

  const inTheWay: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
    ['work of somebody', { 'web/manifests/init.pp': 'class web {}' }, /web` is in the way/],
    ['a module of another name', { 'web/metadata.json': '{"name":"acme-site"}' }, /web` is in the/],
    ['a file', { web: 'a file' }, /web` is in the way/],
  ];
  for (const [title, files, message] of inTheWay) {
    it(`refuses to replace ${title}`, () => {
      writeTree(modules(), files);
      const before = readTree(modules());
      assert.throws(() => install(['acme-web-1.0.0']), { code: 'FILE_SYSTEM', message });
      const { '.pupfile': _, ...after } = readTree(modules());
      assert.deepEqual(after, before);
    });
  }

  it('is as it was when a module cannot be put in its place', () => {
    install(['acme-web-1.0.0', 'acme-base-2.0.0']);
    const before = readTree(modules());
    const staging = createStaging(modules());
    const staged = [
      stageTestModule(staging, 'acme-web-1.1.0'),
      stageTestModule(staging, 'acme-new-1.0.0'),
    ];
    rmSync(join(staging.directory, 'new', 'new'), { recursive: true });
    assert.throws(
      () => commitModules(staging, { staged, unchanged: [], installed: readInstalled(modules()) }),
      { code: 'FILE_SYSTEM', message: /^Could not write `.*new`: it is not there$/ },
    );
    discardStaging(staging);
    assert.deepEqual(readTree(modules()), before);
  });

  it('is as it was when the state file cannot be written', () => {
    install(['acme-web-1.0.0']);
    rmSync(join(modules(), '.pupfile/installed.json'));
    mkdirSync(join(modules(), '.pupfile/installed.json'));
    const before = readTree(modules());
    assert.throws(() => install(['acme-web-1.1.0']), { code: 'FILE_SYSTEM' });
    assert.deepEqual(readTree(modules()), before);
  });

  it('tells of a file where it should be itself', () => {
    writeTree(directory(), { modules: 'a file' });
    assert.throws(() => createStaging(modules()), {
      code: 'FILE_SYSTEM',
      message: /modules.*`: (something is already there|a part of its path is no directory)$/,
    });
  });
});

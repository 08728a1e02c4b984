import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { vendor } from '../../src/commands/vendor.ts';
import { verify } from '../../src/commands/verify.ts';
import { gitVariables } from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { createLoggedGit } from '../support/logged-git.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('vendorPacks', () => {
  const directory = useTemporaryDirectory();
  const project = () => join(directory(), 'project');
  const repository = (name: string) => join(directory(), name);
  const headOf = (name: string) => git(repository(name), 'rev-parse', 'HEAD').trim();
  const fileOf = (name: string) => `git/${name}-${headOf(name)}.pack`;
  const vendored = (file: string) => join(project(), 'vendor', file);
  const settings = (changed: Partial<Settings> = {}) =>
    settingsOf(project(), { variables: gitVariables(directory()), ...changed });
  const run = (changed: Partial<Settings> = {}, options = {}) =>
    vendor(settings(changed), ignore, options);
  const again = (changed: Partial<Settings> = {}) => {
    rmSync(join(project(), 'modules'), { recursive: true, force: true });
    return install(settings(changed), ignore);
  };
  const installed = () =>
    Object.keys(readProject(project())).filter((file) => file.startsWith('modules/'));
  const forget = (...names: readonly string[]) => {
    for (const name of names) rmSync(repository(name), { recursive: true });
    rmSync(join(project(), '.cache'), { recursive: true });
  };
  const alone = { isOffline: true, cacheDirectory: undefined };

  function makeRepository(name: string, files: Readonly<Record<string, string>> = {}): void {
    mkdirSync(repository(name));
    const own = { 'metadata.json': `{"name":"acme-${name}","version":"1.0.0"}` };
    writeTree(repository(name), { ...own, ...files });
    commitAll(repository(name), name);
  }

  /** `web`, with a second module in a directory, and `log`. */
  function makeProject(): void {
    makeRepository('web', { 'modules/sub/manifests/init.pp': 'class sub {}' });
    makeRepository('log');
    const lines = [
      `mod 'acme-web', git: '${repository('web')}', branch: 'main'`,
      `mod 'acme-sub', git: '${repository('web')}', branch: 'main', path: 'modules/sub'`,
      `mod 'acme-log', git: 'file://${repository('log')}', branch: 'main'`,
    ];
    writeTree(project(), { Puppetfile: lines.join('\n') });
  }

  it('keeps one pack for each commit, and an install needs nothing but git', async () => {
    makeProject();
    const { commits } = await run();
    const [log, web] = [fileOf('log'), fileOf('web')];
    assert.deepEqual(
      commits.map(({ file, modules, state }) => [file, modules, state]),
      [
        [log, ['acme-log'], 'written'],
        [web, ['acme-sub', 'acme-web'], 'written'],
      ],
    );
    assert.deepEqual(Object.keys(readTree(join(project(), 'vendor'))), ['git', log, web]);
    assert.ok(!existsSync(join(project(), 'modules')));
    forget('web', 'log');
    const logged = createLoggedGit(directory());
    const variables = { ...gitVariables(directory()), PATH: logged.PATH };
    for (const changed of [{ variables, ...alone }, { variables }]) {
      await again(changed);
      assert.deepEqual(installed(), [
        'modules/log/metadata.json',
        'modules/sub/manifests/init.pp',
        'modules/web/metadata.json',
      ]);
      assert.deepEqual(logged.take().toSorted(), ['cat-file', 'index-pack', 'index-pack']);
      assert.deepEqual(readdirSync(join(project(), 'modules', '.pupfile')).includes('git'), false);
    }
    assert.deepEqual((await verify(settings(alone), ignore)).findings, []);
    await install(settings({ variables }), ignore);
    assert.deepEqual(logged.take(), [], 'with nothing to do no git is started');
  });

  it('does nothing the second time, without repository, store and network', async () => {
    makeProject();
    await run();
    const before = readTree(join(project(), 'vendor'));
    const heads = [fileOf('log'), fileOf('web')];
    forget('web', 'log');
    const { commits, stale } = await run(alone);
    assert.deepEqual(
      commits.map(({ file, state }) => [file, state]),
      heads.map((file) => [file, 'unchanged']),
    );
    assert.deepEqual(stale, []);
    assert.deepEqual(readTree(join(project(), 'vendor')), before);
    assert.deepEqual(readdirSync(project()).sort(), ['Puppetfile', 'Puppetfile.lock', 'vendor']);
  });

  it('brings what is missing or damaged, and asks no other repository', async () => {
    makeProject();
    await run();
    const before = readTree(join(project(), 'vendor'));
    writeFileSync(vendored(fileOf('web')), 'PACK, or what is left of it');
    rmSync(repository('log'), { recursive: true });
    const states = (await run()).commits.map(({ state }) => state);
    assert.deepEqual(states, ['unchanged', 'replaced']);
    assert.deepEqual(readTree(join(project(), 'vendor')), before);
  });

  it('lets no install pass over a damaged pack, and nothing is lost', async () => {
    makeProject();
    await run();
    const file = fileOf('web');
    const bytes = readFileSync(vendored(file));
    writeFileSync(vendored(file), bytes.subarray(0, -1));
    const before = { ...readProject(project()), ...readTree(join(project(), '.cache')) };
    for (const changed of [{}, { isOffline: true }, alone]) {
      const error = await rejection(install(settings(changed), ignore), 'CHECKSUM_MISMATCH');
      assert.equal(error.message, `\`vendor/${file}\` is not the commit that was promised`);
      assert.match(error.hint ?? '', /`pupfile vendor` brings the promised one/);
    }
    assert.deepEqual({ ...readProject(project()), ...readTree(join(project(), '.cache')) }, before);
    await run();
    await again(alone);
    assert.ok(installed().includes('modules/web/metadata.json'));
  });

  it('leaves the folder as it was where a repository is gone', async () => {
    makeProject();
    await run({}, { directory: 'elsewhere' });
    forget('log');
    await rejection(run(), 'REPOSITORY_NOT_FOUND');
    assert.ok(!existsSync(join(project(), 'vendor')));
  });

  it('brings the commits of submodules where those are asked for', async () => {
    makeRepository('part', { 'manifests/init.pp': 'class part {}' });
    makeRepository('web');
    const allowing = ['-c', 'protocol.file.allow=always'];
    git(repository('web'), ...allowing, 'submodule', '--quiet', 'add', '../part', 'manifests');
    commitAll(repository('web'), 'with a part');
    writeTree(project(), {
      Puppetfile: `mod 'acme-web', git: '${repository('web')}', branch: 'main'`,
    });
    const following = { followsSubmodules: true };
    assert.equal((await run()).commits.length, 1);
    const { commits } = await run(following);
    assert.deepEqual(
      commits.map(({ file, modules, state }) => [file, modules, state]),
      [
        [fileOf('part'), ['acme-web'], 'written'],
        [fileOf('web'), ['acme-web'], 'unchanged'],
      ],
    );
    const part = fileOf('part');
    forget('web', 'part');
    await again({ ...following, ...alone });
    assert.ok(installed().includes('modules/web/manifests/manifests/init.pp'));
    const states = (await run({ ...following, ...alone })).commits.map(({ state }) => state);
    assert.deepEqual(states, ['unchanged', 'unchanged']);
    assert.deepEqual((await run(alone, { prunes: true })).removed, [part]);
  });

  it('prunes the packs that the lock no longer needs, and nothing else', async () => {
    makeProject();
    await run();
    const [log, web] = [fileOf('log'), fileOf('web')];
    writeTree(join(project(), 'vendor'), { 'git/README': 'ours' });
    writeTree(project(), { Puppetfile: `mod 'acme-log', git: 'file://${repository('log')}'` });
    rmSync(join(project(), 'Puppetfile.lock'));
    assert.deepEqual((await run()).stale, [web]);
    assert.deepEqual((await run({}, { prunes: true })).removed, [web]);
    assert.deepEqual(Object.keys(readTree(join(project(), 'vendor'))), ['git', 'git/README', log]);
    rmSync(vendored('git/README'));
    writeTree(project(), { Puppetfile: '', 'Puppetfile.lock': 'DEPENDENCIES\n\n' });
    assert.deepEqual((await run({}, { prunes: true })).removed, [log]);
    assert.deepEqual(readTree(join(project(), 'vendor')), {});
  });
});

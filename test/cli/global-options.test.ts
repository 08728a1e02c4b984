import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Environment, globalOptions, readSettings } from '../../src/cli/global-options.ts';
import { thrown } from '../support/rejection.ts';

describe('readSettings', () => {
  it('has something for everything that nobody asked for', () => {
    assert.deepEqual(settings({}), {
      directory: '/srv',
      puppetfile: undefined,
      modulesDirectory: undefined,
      forgeUrl: undefined,
      followsSubmodules: false,
      githubApiUrl: undefined,
      controlBranch: undefined,
      environmentName: undefined,
      variables: {},
      isOffline: false,
      keeps: [],
      cacheDirectory: join(homedir(), '.cache', 'pupfile'),
      concurrency: 100,
      platform: { puppet: undefined, pe: undefined },
      frozenBy: undefined,
      overridesPins: false,
      ownsProcess: true,
      ignoresDependencies: false,
      content: 'runtime',
      allowsUnverified: false,
      removesForeign: false,
      userAgent: `pupfile/1.2.3 node/${process.versions.node}`,
    });
  });

  const options: readonly [given: object, expected: object][] = [
    [{ directory: 'project' }, { directory: '/srv/project' }],
    [{ directory: '/project' }, { directory: '/project' }],
    [{ puppetfile: 'Puppetfile.test' }, { puppetfile: 'Puppetfile.test' }],
    [{ modulesDir: 'x' }, { modulesDirectory: 'x' }],
    [{ forge: 'https://forge.example' }, { forgeUrl: 'https://forge.example' }],
    [{ forge: './vendor' }, { forgeUrl: './vendor' }],
    [{ forge: '/srv/forge' }, { forgeUrl: '/srv/forge' }],
    [{ forge: 'file:///srv/forge' }, { forgeUrl: 'file:///srv/forge' }],
    [{ environment: 'testing' }, { environmentName: 'testing' }],
    [{ offline: true }, { isOffline: true }],
    [{ cacheDir: 'cache' }, { cacheDirectory: '/srv/cache' }],
    [{ cacheDir: '/cache' }, { cacheDirectory: '/cache' }],
    [{ cache: false }, { cacheDirectory: undefined }],
    [{ cache: false, cacheDir: 'x' }, { cacheDirectory: undefined }],
    [{ concurrency: '1' }, { concurrency: 1 }],
    [{ concurrency: '9999' }, { concurrency: 9999 }],
    [{ content: 'release' }, { content: 'release' }],
    [{ content: 'full' }, { content: 'full' }],
    [{ allowUnverified: true }, { allowsUnverified: true }],
    [{ frozen: true }, { frozenBy: '--frozen' }],
    [{ frozen: false }, { frozenBy: undefined }],
    [{ overridePins: true }, { overridesPins: true }],
    [{ dependencies: false }, { ignoresDependencies: true }],
    [{ clean: true }, { removesForeign: true }],
  ];
  for (const [given, expected] of options) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(given)}`, () => {
      assert.deepEqual(settings(given), { ...settings({}), ...expected });
    });
  }

  const variables: readonly [Environment['variables'], expected: object][] = [
    [{ CI: 'true' }, { frozenBy: 'CI=true' }],
    [{ CI: '1' }, { frozenBy: 'CI=true' }],
    [{ CI: 'false' }, { frozenBy: undefined }],
    [{ CI: '' }, { frozenBy: undefined }],
    [{ LIBRARIAN_PUPPET_PATH: 'x' }, { modulesDirectory: 'x' }],
    [{ LIBRARIAN_PUPPET_PATH: '' }, { modulesDirectory: undefined }],
    [{ LIBRARIAN_PUPPET_TMP: 'tmp' }, { cacheDirectory: '/srv/tmp' }],
    [{ LIBRARIAN_PUPPET_TMP: '', XDG_CACHE_HOME: '/xdg' }, { cacheDirectory: '/xdg/pupfile' }],
    [{ LIBRARIAN_PUPPET_TMP: '/tmp', XDG_CACHE_HOME: '/xdg' }, { cacheDirectory: '/tmp' }],
  ];
  for (const [given, expected] of variables) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(given)}`, () => {
      assert.deepEqual(settings({}, given), { ...settings({}), variables: given, ...expected });
    });
  }

  it('lets --no-frozen win over CI', () => {
    assert.equal(settings({ frozen: false }, { CI: 'true' }).frozenBy, undefined);
  });

  it('lets options win over librarian-puppet’s variables', () => {
    const given = { modulesDir: 'a', cacheDir: '/b' };
    const { modulesDirectory, cacheDirectory } = settings(given, {
      LIBRARIAN_PUPPET_PATH: 'x',
      LIBRARIAN_PUPPET_TMP: 'y',
    });
    assert.deepEqual([modulesDirectory, cacheDirectory], ['a', '/b']);
  });

  it('reads versions of Puppet', () => {
    const { platform } = settings({ puppet: '8.10.0', pe: '2023.8.0' });
    assert.deepEqual([platform.puppet?.text, platform.pe?.text], ['8.10.0', '2023.8.0']);
  });

  const refused: readonly [given: object, message: string][] = [
    [{ content: 'most' }, '`most` is not a kind of content'],
    [{ concurrency: 'none' }, '`none` is not a number from 1 to 9999'],
    [{ concurrency: '0' }, '`0` is not a number from 1 to 9999'],
    [{ puppet: '8' }, '`8` is not a version'],
    [{ pe: '2023.x' }, '`2023.x` is not a version'],
    [{ concurrency: '-1' }, '`-1` is not a number from 1 to 9999'],
    [{ concurrency: '10000' }, '`10000` is not a number from 1 to 9999'],
    [{ concurrency: '1.5' }, '`1.5` is not a number from 1 to 9999'],
    [{ forge: 'vendor' }, '`vendor` is neither an http(s) address nor a path'],
    [{ forge: 'forge.example' }, '`forge.example` is neither an http(s) address nor a path'],
    [
      { forge: 'ftp://forge.example' },
      '`ftp://forge.example` is neither an http(s) address nor a path',
    ],
    [{ modulesDir: '' }, '`--modules-dir` was given an empty value'],
    [{ directory: '' }, '`--directory` was given an empty value'],
  ];
  for (const [given, message] of refused) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      assert.equal(thrown(() => settings(given), 'USAGE').message, message);
    });
  }
});

describe('the global options', () => {
  it('are each told what they do', () => {
    for (const { flags, description } of globalOptions) {
      assert.match(flags, /--[a-z-]+(?: <[A-Z]+>)?$/);
      assert.match(description, /^[a-z].*[^.]$/);
    }
  });
});

function settings(options: object, variables: Environment['variables'] = {}) {
  return readSettings({
    options: { ...options },
    variables,
    workingDirectory: '/srv',
    version: '1.2.3',
  });
}

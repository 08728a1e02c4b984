import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { InstallOptions } from '../../src/library/project-options.ts';
import { readOptions } from '../../src/library/read-options.ts';
import { thrown } from '../support/rejection.ts';

describe('readOptions', () => {
  it('asks nothing of the machine unless somebody says so', () => {
    const settings = readOptions({ directory: 'site' });
    assert.equal(settings.directory, resolve('site'));
    assert.deepEqual(settings.variables, {});
    assert.equal(settings.cacheDirectory, undefined);
    assert.equal(settings.ignoresUserFiles, true);
    assert.equal(settings.frozenBy, undefined);
    assert.equal(settings.ownsProcess, undefined);
    assert.match(settings.userAgent, /^pupfile\/\d+\.\d+\.\d+ node\/\d/);
  });

  it('takes the environment that it is given, and never what CI says', () => {
    const settings = readOptions({ directory: '.', env: { CI: 'true', HOME: '/home/a' } });
    assert.deepEqual(settings.variables, { CI: 'true', HOME: '/home/a' });
    assert.equal(settings.ignoresUserFiles, false);
    assert.equal(settings.frozenBy, undefined);
  });

  const unusable: readonly [Partial<Record<keyof InstallOptions, unknown>>, string][] = [
    [{ directory: undefined }, '`directory` is `undefined`, and not the path of a directory'],
    [{ directory: '' }, '`directory` is ``, and not the path of a directory'],
    [
      { forge: 'ftp://forge.example' },
      '`forge` is `ftp://forge.example`, and not an http(s) address',
    ],
    [{ githubApiUrl: 'ftp://u:p@a' }, '`githubApiUrl` is `ftp://a`, and not an http(s) address'],
    [{ puppet: '8' }, '`puppet` is `8`, and not a whole version, such as 8.10.0'],
    [{ pe: 'x' }, '`pe` is `x`, and not a whole version, such as 8.10.0'],
    [{ concurrency: 0 }, '`concurrency` is `0`, and not a number from 1 on'],
    [{ content: 'some' }, '`content` is `some`, and not one of runtime, release, full'],
  ];
  for (const [options, message] of unusable) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      const given = { directory: '.', ...options } as InstallOptions;
      assert.equal(thrown(() => readOptions(given), 'USAGE').message, message);
    });
  }
});

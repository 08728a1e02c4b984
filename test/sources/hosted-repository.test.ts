import assert from 'node:assert/strict';
import {
  archiveUrlsOf,
  findHostedRepository,
  githubHostOf,
  publicHosts,
} from '../../src/sources/hosted-repository.ts';

const sha = 'a'.repeat(40);

describe('findHostedRepository', () => {
  const known: readonly [url: string, apiUrl: string, path: string][] = [
    ['https://github.com/acme/web', 'https://api.github.com', 'acme/web'],
    ['https://github.com/acme/web.git', 'https://api.github.com', 'acme/web'],
    ['https://www.github.com/acme/web/', 'https://api.github.com', 'acme/web'],
    ['HTTPS://GitHub.com/Acme/Web.JS.git', 'https://api.github.com', 'Acme/Web.JS'],
    ['https://gitlab.com/acme/web.git', 'https://gitlab.com/api/v4', 'acme/web'],
    ['https://gitlab.com/acme/sub/puppet/web', 'https://gitlab.com/api/v4', 'acme/sub/puppet/web'],
  ];
  for (const [url, apiUrl, path] of known) {
    it(`recognises ${url}`, () => {
      const found = findHostedRepository(url, publicHosts);
      assert.deepEqual([found?.host.apiUrl, found?.path], [apiUrl, path]);
    });
  }

  for (const url of [
    'https://git.example/acme/web',
    'https://github.com.example/acme/web',
    'http://github.com/acme/web',
    'https://github.com:8443/acme/web',
    'git@github.com:acme/web.git',
    'ssh://git@github.com/acme/web.git',
    'git://github.com/acme/web.git',
    'file:///srv/web.git',
    '../web',
    'https://user:token@github.com/acme/web',
    'https://token@github.com/acme/web',
    'https://github.com/acme',
    'https://github.com/acme/web/tree/main',
    'https://github.com/acme/web?x=1',
    'https://github.com/acme/web#x',
    'https://github.com/acme/%2e%2e',
    'https://gitlab.com/acme',
    'https://gitlab.com/acme/web/-/tree/main',
    'https://gitlab.com//web',
  ]) {
    it(`leaves ${url} to git`, () => {
      assert.equal(findHostedRepository(url, publicHosts), null);
    });
  }
});

describe('archiveUrlsOf', () => {
  const cases: readonly [url: string, urls: readonly string[]][] = [
    [
      'https://github.com/acme/web.git',
      [
        `https://github.com/acme/web/archive/${sha}.tar.gz`,
        `https://api.github.com/repos/acme/web/tarball/${sha}`,
      ],
    ],
    [
      'https://gitlab.com/acme/sub/web.git',
      [
        `https://gitlab.com/acme/sub/web/-/archive/${sha}/web-${sha}.tar.gz`,
        `https://gitlab.com/api/v4/projects/acme%2Fsub%2Fweb/repository/archive.tar.gz?sha=${sha}`,
      ],
    ],
  ];
  for (const [url, urls] of cases) {
    it(`knows where ${url} has its archives`, () => {
      const repository = findHostedRepository(url, publicHosts);
      assert.deepEqual(repository && archiveUrlsOf(repository, sha), urls);
    });
  }
});

describe('githubHostOf', () => {
  const cases: readonly [apiUrl: string, webUrl: string | undefined][] = [
    ['https://api.github.com', 'https://github.com'],
    ['https://api.acme.ghe.com/', 'https://acme.ghe.com'],
    ['https://git.example/api/v3', 'https://git.example'],
    ['https://git.example:8443/api/v3/', 'https://git.example:8443'],
    ['https://api.example/api/v3', 'https://api.example'],
    ['https://git.example', undefined],
    ['https://git.example/api/v4', undefined],
    ['git.example/api/v3', undefined],
  ];
  for (const [apiUrl, webUrl] of cases) {
    it(`finds ${webUrl ?? 'nothing'} behind ${apiUrl}`, () => {
      assert.equal(githubHostOf(apiUrl)?.webUrl, webUrl);
    });
  }
});

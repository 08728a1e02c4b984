import assert from 'node:assert/strict';
import { placesOf } from '../../src/sbom/component-places.ts';
import type { SbomOrigin } from '../../src/sbom/sbom.ts';
import { parsePurl } from '../support/parse-purl.ts';

const sha256 = 'ab'.repeat(32);
const treeSha256 = sha256;
const commit = 'cd'.repeat(20);
const base = 'pkg:puppet/acme/web@1.0.0';

describe('placesOf', () => {
  const places = (origin: SbomOrigin) =>
    placesOf({ name: 'acme-web', version: '1.0.0', origin, dependencies: [] });

  const cases: readonly (readonly [
    title: string,
    origin: SbomOrigin,
    expected: Partial<ReturnType<typeof placesOf>>,
  ])[] = [
    [
      'a release of the public Forge',
      { kind: 'forge', url: 'https://forgeapi.puppet.com', sha256 },
      {
        purl: base,
        download: 'https://forgeapi.puppet.com/v3/files/acme-web-1.0.0.tar.gz',
        archiveUrl: 'https://forgeapi.puppet.com/v3/files/acme-web-1.0.0.tar.gz',
      },
    ],
    [
      'a release of another Forge, without who asks it',
      { kind: 'forge', url: 'https://me:secret@forge.example.com/api/puppet/', sha256 },
      {
        purl: `${base}?repository_url=https://forge.example.com/api/puppet`,
        download: 'https://forge.example.com/api/puppet/v3/files/acme-web-1.0.0.tar.gz',
        archiveUrl: 'https://forge.example.com/api/puppet/v3/files/acme-web-1.0.0.tar.gz',
      },
    ],
    ['a release of a folder', { kind: 'forge', url: './vendor', sha256 }, { purl: base }],
    [
      'a commit',
      { kind: 'git', url: 'git@git.example.com:acme/web.git', commit },
      {
        purl: `${base}?vcs_url=git%2Bssh://git.example.com/acme/web.git%40${commit}`,
        download: `git+ssh://git.example.com/acme/web.git@${commit}`,
        vcsUrl: 'ssh://git.example.com/acme/web.git',
      },
    ],
    [
      'a directory of a commit',
      { kind: 'git', url: 'https://git.example.com/all', commit, path: './modules//web/' },
      {
        purl: `${base}?vcs_url=git%2Bhttps://git.example.com/all%40${commit}#modules/web`,
        download: `git+https://git.example.com/all@${commit}#modules/web`,
        vcsUrl: 'https://git.example.com/all',
      },
    ],
    ['a repository of this machine', { kind: 'git', url: '/srv/web', commit }, { purl: base }],
    [
      'a tarball, without what may be a token',
      { kind: 'tarball', url: 'https://me:secret@example.com/web.tgz?token=secret', sha256 },
      {
        purl: `${base}?checksum=sha256:${sha256}&download_url=https://example.com/web.tgz`,
        download: 'https://example.com/web.tgz',
        archiveUrl: 'https://example.com/web.tgz',
      },
    ],
    [
      'a tarball of this machine',
      { kind: 'tarball', url: '/srv/web.tgz', sha256 },
      { purl: `${base}?checksum=sha256:${sha256}` },
    ],
    [
      'an archive of GitHub',
      { kind: 'github_tarball', repository: 'acme/web', sha256 },
      {
        purl: `${base}?checksum=sha256:${sha256}&vcs_url=git%2Bhttps://github.com/acme/web`,
        vcsUrl: 'https://github.com/acme/web',
      },
    ],
    [
      'a revision',
      { kind: 'svn', url: 'https://svn.example.com/web/trunk', revision: '12', treeSha256 },
      {
        purl: `${base}?vcs_url=svn%2Bhttps://svn.example.com/web/trunk%4012`,
        download: 'svn+https://svn.example.com/web/trunk@12',
        vcsUrl: 'https://svn.example.com/web/trunk',
      },
    ],
    ['a directory', { kind: 'path', treeSha256 }, { purl: base }],
    ['what is there already', { kind: 'local', treeSha256 }, { purl: base }],
  ];
  for (const [title, origin, expected] of cases) {
    it(`tells where ${title} is`, () => {
      const nowhere = { download: undefined, archiveUrl: undefined, vcsUrl: undefined };
      assert.deepEqual(places(origin), { ...nowhere, ...expected });
      const { type, namespace, name, version } = parsePurl(places(origin).purl);
      assert.deepEqual([type, namespace, name, version], ['puppet', 'acme', 'web', '1.0.0']);
    });
  }

  it('takes the first hyphen of a name for its end of the author', () => {
    const origin = { kind: 'path', treeSha256 } as const;
    const purlOf = (name: string) =>
      placesOf({ name, version: '1.0.0', origin, dependencies: [] }).purl;
    assert.equal(purlOf('acme-puppet-nginx'), 'pkg:puppet/acme/puppet-nginx@1.0.0');
    assert.equal(purlOf('site'), 'pkg:puppet/site@1.0.0');
  });
});

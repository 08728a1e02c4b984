import assert from 'node:assert/strict';
import { parseGitAddress } from '../../src/sources/git-address.ts';
import {
  commitFileName,
  commitInName,
  digestInName,
  tarballFileName,
} from '../../src/sources/vendored-file-name.ts';
import { moduleName } from '../support/declare-modules.ts';

const sha = 'a1'.repeat(20);

describe('tarballFileName', () => {
  const nameOf = (version: string) =>
    tarballFileName({
      name: moduleName('acme-web'),
      version,
      sha256: '0123456789ab'.padEnd(64, 'f'),
    });

  it('tells the module, its version and the beginning of the checksum', () => {
    assert.equal(nameOf('1.0.0'), 'acme-web-1.0.0-0123456789ab.tarball');
    assert.equal(digestInName(nameOf('1.0.0') ?? ''), '0123456789ab');
  });

  it('is none where a version would lead elsewhere', () => {
    assert.equal(nameOf('1.0.0/../../x'), undefined);
  });
});

describe('digestInName', () => {
  it('knows no names of others', () => {
    for (const name of [
      'acme-web-1.0.0.tar.gz',
      'x-0123456789AB.tarball',
      '0123456789ab.tarball',
    ]) {
      assert.equal(digestInName(name), undefined);
    }
  });
});

describe('commitFileName', () => {
  const cases: readonly (readonly [address: string, readable: string])[] = [
    ['https://git.example.org/acme/web.git', 'acme-web'],
    ['https://me:secret@git.example.org/acme/web/', 'acme-web'],
    ['https://TOKEN@git.example.org/web', 'web'],
    ['https://git.example.org/acme/web.git?private_token=secret', 'acme-web'],
    ['https://git.example.org/', 'repository'],
    ['ssh://me@git.example.org:22/~/acme/web', 'acme-web'],
    ['me@git.example.org:acme/web.git', 'acme-web'],
    ['me@git.example.org:web.git', 'web'],
    ['file:///srv/git/web.git', 'web'],
    ['/home/somebody/control', 'control'],
    ['/srv/web/.git', 'web'],
    ['/srv/.hidden/..', 'srv'],
    ['/srv/a b\u{e4}', 'a-b-'],
    [`/srv/${'x'.repeat(300)}`, 'x'.repeat(60)],
  ];
  for (const [address, readable] of cases) {
    it(`is ${readable.slice(0, 20)} for ${address.slice(0, 70)}`, () => {
      const name = commitFileName(parseGitAddress(address, '/'), sha, 'pack');
      assert.equal(name, `git/${readable}-${sha}.pack`);
      assert.deepEqual(commitInName(name.slice('git/'.length)), { sha, kind: 'pack' });
    });
  }

  it('has another ending for the archive of a host', () => {
    const name = commitFileName(parseGitAddress('https://h.example/acme/web', '/'), sha, 'tarball');
    assert.equal(name, `git/acme-web-${sha}.tarball`);
  });
});

describe('commitInName', () => {
  it('knows no names of others, those that git gives to its packs among them', () => {
    const names = [`pack-${sha}.pack`, `${sha}.pack`, `web-${sha}.idx`, `web-${sha.slice(1)}.pack`];
    for (const name of names) assert.equal(commitInName(name), undefined);
  });

  it('knows commits of both lengths', () => {
    const long = 'b2'.repeat(32);
    assert.deepEqual(commitInName(`web-${long}.tarball`), { sha: long, kind: 'tarball' });
  });
});

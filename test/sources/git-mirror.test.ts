import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseGitAddress } from '../../src/sources/git-address.ts';
import { GitMirror, mirrorName } from '../../src/sources/git-mirror.ts';
import { git } from '../support/git-repository.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('GitMirror', () => {
  const directory = useTemporaryDirectory();

  function mirrorOf(
    url = 'https://git.example.org/acme/web.git',
    hash: 'sha1' | 'sha256' = 'sha1',
  ) {
    const name = mirrorName(parseGitAddress(url, '/'), hash);
    return new GitMirror(join(directory(), 'git', name), hash);
  }

  for (const hash of ['sha1', 'sha256'] as const) {
    it(`is a repository with ${hash} to git`, () => {
      const mirror = mirrorOf(undefined, hash);
      mirror.renew();
      const format = git(
        mirror.directory,
        'rev-parse',
        '--show-object-format',
        '--is-bare-repository',
      );
      assert.equal(format, `${hash}\ntrue\n`);
    });
  }

  const names: readonly (readonly [url: string, name: RegExp])[] = [
    ['https://git.example.org/acme/web.git', /^acme-web-[0-9a-f]{16}\.git$/],
    ['https://me:secret@git.example.org/acme/web.git', /^acme-web-[0-9a-f]{16}\.git$/],
    ['https://git.example.org/acme/web.git?private_token=secret', /^acme-web-[0-9a-f]{16}\.git$/],
    ['git@git.example.org:acme/web', /^acme-web-[0-9a-f]{16}\.git$/],
    ['/srv/git/ü b/..web/', /^b-\.\.web-[0-9a-f]{16}\.git$/],
    ['/', /^[0-9a-f]{16}\.git$/],
    [`/srv/${'x'.repeat(300)}`, /^srv-x{56}-[0-9a-f]{16}\.git$/],
  ];
  for (const [url, name] of names) {
    it(`has a name for ${url.slice(0, 60)}`, () => {
      assert.match(basename(mirrorOf(url).directory), name);
    });
  }

  it('is the same for everybody who asks, and another for another address', () => {
    const place = (url: string) => mirrorOf(url).directory;
    assert.equal(place('https://me:a@host/a/b'), place('https://you@host/a/b'));
    assert.notEqual(place('https://host/a/b'), place('https://other/a/b'));
  });

  it('is not sound before it is made', () => {
    assert.equal(mirrorOf().isSound(), false);
    mirrorOf().renew();
    assert.equal(mirrorOf().isSound(), true);
  });

  const tampering: Readonly<Record<string, (path: string) => void>> = {
    'another config': (path) => writeFileSync(join(path, 'config'), '[core]\n\tfsmonitor = id\n'),
    'a hook': (path) => writeTree(path, { 'hooks/reference-transaction': 'id' }),
    'settings elsewhere': (path) => writeFileSync(join(path, 'commondir'), '/tmp'),
    'another HEAD': (path) => writeFileSync(join(path, 'HEAD'), ''),
    'no objects': (path) => rmSync(join(path, 'objects'), { recursive: true }),
    'a file for refs': (path) => {
      rmSync(join(path, 'refs'), { recursive: true });
      writeFileSync(join(path, 'refs'), '');
    },
  };
  for (const [what, tamper] of Object.entries(tampering)) {
    it(`is not sound with ${what}`, () => {
      const mirror = mirrorOf();
      mirror.renew();
      tamper(mirror.directory);
      assert.equal(mirror.isSound(), false);
      mirror.renew();
      assert.equal(mirror.isSound(), true);
      assert.deepEqual(readdirSync(join(directory(), 'git')), [basename(mirror.directory)]);
    });
  }

  it('takes the place of whatever has its name', () => {
    const mirror = mirrorOf();
    mkdirSync(join(directory(), 'git'));
    writeFileSync(mirror.directory, 'a file');
    mirror.renew();
    assert.equal(mirror.isSound(), true);
  });

  it('loses the locks of a git that was killed', () => {
    const mirror = mirrorOf();
    mirror.renew();
    writeTree(mirror.directory, {
      'shallow.lock': '',
      'refs/pupfile/a.lock': '',
      'refs/pupfile/a': '',
    });
    mirror.removeLeftovers();
    assert.deepEqual(readdirSync(join(mirror.directory, 'refs', 'pupfile')), ['a']);
    assert.ok(!readdirSync(mirror.directory).includes('shallow.lock'));
  });

  it('keeps what the repository had', () => {
    const mirror = mirrorOf();
    mirror.rememberRefs('before there is a mirror');
    assert.equal(mirror.rememberedRefs(), undefined);
    mirror.renew();
    mirror.rememberRefs('one');
    mirror.rememberRefs('two');
    assert.equal(mirror.rememberedRefs()?.text, 'two');
    assert.equal(readFileSync(join(mirror.directory, 'pupfile-refs'), 'utf8'), 'two');
    assert.ok(mirror.isSound());
  });
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import {
  openLockedProject,
  openProject,
  requireLockfile,
} from '../../src/commands/open-project.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection, thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('openProject', () => {
  const directory = useTemporaryDirectory();
  const write = (files: Readonly<Record<string, string>>) => writeTree(directory(), files);
  const open = (changed: Partial<Settings> = {}) =>
    openProject(settingsOf(directory(), changed), ignore);
  const names = async (changed: Partial<Settings> = {}) =>
    (await open(changed)).puppetfile.declarations.map(({ name }) => name);

  it('reads the Puppetfile and the lock', async () => {
    write({
      Puppetfile: "mod 'acme-web'",
      'Puppetfile.lock': 'DEPENDENCIES\n  acme-web (>= 0)\n\n',
    });
    const { puppetfile, lockfile, lockfileName } = await open();
    assert.equal(puppetfile.declarations.length, 1);
    assert.equal(lockfile?.dependencies.length, 1);
    assert.equal(lockfileName, 'Puppetfile.lock');
  });

  it('takes no lock for none yet', async () => {
    write({ Puppetfile: '' });
    assert.equal((await open()).lockfile, undefined);
  });

  it('finds the project from a directory below it', async () => {
    write({ Puppetfile: "mod 'acme-web'", 'site/profile/file': '' });
    const { modulesDirectory } = await open({ directory: join(directory(), 'site', 'profile') });
    assert.equal(modulesDirectory, join(directory(), 'modules'));
  });

  for (const variable of [
    'PUPFILE_FORGE_TOKEN',
    'PUPFILE_TOKEN_FORGE_EXAMPLE',
    'PUPFILE_REGISTRY_PASSWORD',
    'DOCKER_AUTH_CONFIG',
  ]) {
    it(`keeps ${variable} from the Puppetfile`, async () => {
      write({ Puppetfile: `mod ENV['${variable}'] || 'acme-none'\nmod ENV['OTHER']` });
      const variables = { [variable]: 'acme-secret', OTHER: 'acme-other' };
      assert.deepEqual(await names({ variables }), ['acme-none', 'acme-other']);
    });
  }

  const places: readonly [puppetfile: string, option: string | undefined, expected: string][] = [
    ['', undefined, 'modules'],
    ["moduledir 'site'", undefined, 'site'],
    ["moduledir 'site'", 'other', 'other'],
    ['', '../beside', '../beside'],
  ];
  for (const [puppetfile, modulesDirectory, expected] of places) {
    it(`installs into ${expected} with \`${puppetfile}\` and --modules-dir ${modulesDirectory}`, async () => {
      write({ Puppetfile: puppetfile });
      assert.equal(
        (await open({ modulesDirectory })).modulesDirectory,
        join(directory(), expected),
      );
    });
  }

  it('takes --modules-dir from where pupfile runs, not from where the project is', async () => {
    write({ Puppetfile: '', 'site/file': '' });
    const { modulesDirectory } = await open({
      directory: join(directory(), 'site'),
      modulesDirectory: 'x',
    });
    assert.equal(modulesDirectory, join(directory(), 'site', 'x'));
  });

  it('lets another Forge be asked than the Puppetfile says', async () => {
    write({ Puppetfile: "forge 'https://forge.example'\nmod 'acme-web'" });
    const { forgeUrl, declarations } = (await open({ forgeUrl: 'https://other.example/' }))
      .puppetfile;
    assert.equal(forgeUrl, 'https://other.example');
    assert.deepEqual(declarations[0]?.source, { kind: 'forge', url: 'https://other.example' });
  });

  const folders: readonly [given: string, named: string][] = [
    ['./vendor', './below/vendor'],
    ['../vendor', './vendor'],
    ['..', '.'],
    ['../../vendor', '../vendor'],
    ['/srv/vendor', '/srv/vendor'],
    ['file:///srv/vendor', 'file:///srv/vendor'],
  ];
  for (const [given, named] of folders) {
    it(`names the folder ${given} as the Puppetfile would, one level above: ${named}`, async () => {
      write({ Puppetfile: '', 'below/file': '' });
      const options = { directory: join(directory(), 'below'), forgeUrl: given };
      assert.equal((await open(options)).puppetfile.forgeUrl, named);
    });
  }

  const metadata = JSON.stringify({ dependencies: [{ name: 'acme/base' }] });

  it('takes the dependencies of a metadata.json where there is no Puppetfile', async () => {
    write({ 'metadata.json': metadata });
    assert.deepEqual(await names(), ['acme-base']);
    assert.equal(
      (await open({ forgeUrl: 'https://f.example' })).puppetfile.forgeUrl,
      'https://f.example',
    );
    assert.equal((await open()).lockfileName, 'Puppetfile.lock');
  });

  it('takes them where the Puppetfile says `metadata`', async () => {
    write({ Puppetfile: "metadata\nmod 'acme-web'", 'metadata.json': metadata });
    assert.deepEqual(await names(), ['acme-base', 'acme-web']);
  });

  it('reads files that begin with a byte order mark', async () => {
    write({
      Puppetfile: "\u{feff}metadata\nmod 'acme-web'",
      'metadata.json': `\u{feff}${metadata}`,
    });
    assert.deepEqual(await names(), ['acme-base', 'acme-web']);
  });

  it('refuses a Puppetfile that is no text file', async () => {
    write({ 'Puppetfile/file': '' });
    const { message } = await rejection(open(), 'PUPPETFILE_UNREADABLE');
    assert.equal(message, 'Cannot read `Puppetfile`: it is a directory');
  });

  it('refuses a metadata.json that is no text file', async () => {
    write({ Puppetfile: 'metadata', 'metadata.json/file': '' });
    await rejection(open(), 'METADATA_INVALID');
  });

  it('refuses a lock that is no text file', async () => {
    write({ Puppetfile: '', 'Puppetfile.lock/file': '' });
    const { message } = await rejection(open(), 'LOCKFILE_INVALID');
    assert.equal(message, 'Cannot read `Puppetfile.lock`: it is a directory');
  });
});

describe('openLockedProject', () => {
  const directory = useTemporaryDirectory();

  it('is a project with a lock', async () => {
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': 'DEPENDENCIES\n\n' });
    assert.deepEqual(
      (await openLockedProject(settingsOf(directory()), ignore)).lockfile.sources,
      [],
    );
  });

  it('is none without', async () => {
    writeTree(directory(), { Puppetfile: '' });
    await rejection(openLockedProject(settingsOf(directory()), ignore), 'LOCKFILE_MISSING');
  });
});

describe('requireLockfile', () => {
  const directory = useTemporaryDirectory();

  it('reads the lock', () => {
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': 'DEPENDENCIES\n\n' });
    assert.deepEqual(requireLockfile(settingsOf(directory())).sources, []);
  });

  it('says what to do where there is none', () => {
    writeTree(directory(), { Puppetfile: '' });
    const error = thrown(() => requireLockfile(settingsOf(directory())), 'LOCKFILE_MISSING');
    assert.match(error.hint ?? '', /`pupfile install`/);
  });
});

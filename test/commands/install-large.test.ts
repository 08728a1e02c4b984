import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, fstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { checksumOf } from '../../src/files/bytes.ts';
import { addRelease, type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const mebibyte = 1024 * 1024;
// Large in the store and on the wire, and larger still when it is inflated.
const files = {
  'files/noise.bin': randomBytes(9 * mebibyte),
  'files/zeros.bin': Buffer.alloc(30 * mebibyte),
  'files/empty.bin': '',
  'manifests/init.pp': 'class web {}\n',
};
const web: TestModule = { name: 'acme-web', version: '1.0.0', files };
const base: TestModule = { name: 'acme-base', version: '1.0.0' };

const sha256Of = (content: Buffer) => checksumOf('sha256', content);

describe('a module that is too large for the memory', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const run = (changed: Partial<Settings> = {}) =>
    install(settingsOf(directory(), changed), ignore);
  const declare = (forge: Pick<TestForge, 'url'>, version = '') => {
    const lines = [`forge '${forge.url}'`, `mod 'acme-web'${version}`, "mod 'acme-base'", ''];
    writeTree(directory(), { Puppetfile: lines.join('\n') });
  };

  function checkInstalled(): void {
    const contents = Object.keys(files).map((file) =>
      sha256Of(readFileSync(path('modules/web', file))),
    );
    assert.deepEqual(
      contents,
      Object.values(files).map((content) => sha256Of(Buffer.from(content))),
    );
    assert.deepEqual(readdirSync(path('modules')).sort(), ['.pupfile', 'base', 'web']);
    assert.deepEqual(readdirSync(path('modules/.pupfile')), ['installed.json']);
  }

  it('is installed, kept, and installed from the store', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge);
      await run();
      checkInstalled();
      rmSync(path('modules'), { recursive: true });
      const asked = forge.requests.length;
      await run();
      checkInstalled();
      assert.equal(forge.requests.length, asked);
    });
  });

  it('is installed where nothing is kept', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge);
      await run({ cacheDirectory: undefined });
      checkInstalled();
    });
  });

  it('is asked for again where its version was so exact that it was asked for too early', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge, ", '1.0.0'");
      await run();
      checkInstalled();
      const downloads = forge.requests.filter((request) =>
        request.includes('acme-web-1.0.0.tar.gz'),
      );
      assert.equal(downloads.length, 2);
    });
  });

  it('is installed from a folder, and from the project’s own copies', async () => {
    const folder = path('releases');
    mkdirSync(folder);
    for (const module of [web, base]) addRelease(folder, module);
    declare({ url: folder });
    await run();
    checkInstalled();
    for (const name of ['modules', 'releases']) rmSync(path(name), { recursive: true });
    mkdirSync(path('vendor'));
    for (const module of [web, base]) addRelease(path('vendor'), module);
    await run();
    checkInstalled();
  });

  it('leaves no file open, whatever comes of it', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge);
      await run();
      const before = openFiles();
      rmSync(path('modules'), { recursive: true });
      await run();
      assert.equal(openFiles(), before);
      rmSync(path('modules'), { recursive: true });
      addRelease(forge.directory, { ...web, files: { ...files, 'files/empty.bin': 'tampered' } });
      await rejection(run({ cacheDirectory: undefined }), 'CHECKSUM_MISMATCH');
      assert.equal(openFiles(), before);
      assert.deepEqual(existsSync(path('modules')) ? readdirSync(path('modules')) : [], []);
    });
  });
});

/** How many there are; connections come and go as they like. */
function openFiles(): number {
  return readdirSync('/dev/fd').filter((descriptor) => {
    try {
      return fstatSync(Number(descriptor)).isFile();
    } catch {
      // It was that of the listing itself.
      return false;
    }
  }).length;
}

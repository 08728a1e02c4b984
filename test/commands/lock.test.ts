import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../../src/commands/lock.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { reply, withFaultyServer } from '../support/faulty-server.ts';
import { addRelease, withForge } from '../support/forge.ts';
import { moduleTarball, type TestModule } from '../support/module-tarball.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web: TestModule = {
  name: 'acme-web',
  version: '1.0.0',
  dependencies: { 'acme/base': '>= 1.0.0 < 2.0.0' },
};
const base: TestModule = { name: 'acme-base', version: '1.0.0' };

describe('lock', () => {
  const directory = useTemporaryDirectory();
  const lockText = () => readFileSync(join(directory(), 'Puppetfile.lock'), 'utf8');
  const run = (changed: Partial<Settings> = {}) => lock(settingsOf(directory(), changed), ignore);
  const declare = (forge: string, ...lines: readonly string[]) =>
    writeTree(directory(), { Puppetfile: [`forge '${forge}'`, ...lines, ''].join('\n') });

  it('writes the lock, and nothing else', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme/web', '~> 1.0'");
      const { name, isWritten, changes } = await run();
      assert.deepEqual([name, isWritten, changes.length], ['Puppetfile.lock', true, 2]);
      assert.equal(
        lockText(),
        `FORGE
  remote: ${forge.url}
  specs:
    acme-base (1.0.0)
    acme-web (1.0.0)
      acme-base (>= 1.0.0, < 2.0.0)

DEPENDENCIES
  acme-web (~> 1.0)

CHECKSUMS
  acme-base (1.0.0) sha256=${sha256Of(base)}
  acme-web (1.0.0) sha256=${sha256Of(web)}

`,
      );
      assert.deepEqual(Object.keys(readProject(directory())), ['Puppetfile', 'Puppetfile.lock']);
    });
  });

  it('downloads nothing where the Forge tells the checksums', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme-web'");
      await run();
      assert.ok(forge.requests.every((request) => request.startsWith('GET /v3/releases?')));
      assert.equal(forge.requests.length, 2);
    });
  });

  it('downloads the archives whose sha256 the Forge does not tell', async () => {
    const md5 = createHash('md5').update(moduleTarball(base)).digest('hex');
    const release = { version: '1.0.0', file_uri: '/base.tar.gz', file_md5: md5 };
    const page = JSON.stringify({ pagination: { next: null }, results: [release] });
    await withFaultyServer(
      (request, response) => {
        const body = request.url === '/base.tar.gz' ? moduleTarball(base) : page;
        reply(200, { 'content-type': 'application/json' }, body)(request, response);
      },
      async ({ url }) => {
        declare(url, "mod 'acme-base'");
        await run();
        assert.match(lockText(), new RegExp(`acme-base \\(1\\.0\\.0\\) sha256=${sha256Of(base)}`));
      },
    );
  });

  it('writes nothing where the lock is current, and asks nobody', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme-web'");
      await run();
      const asked = forge.requests.length;
      const { isWritten, changes } = await run({ isOffline: true });
      assert.deepEqual([isWritten, changes], [false, []]);
      assert.equal(forge.requests.length, asked);
    });
  });

  it('keeps what still fits, and moves what no longer does', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme-web'");
      await run();
      addRelease(forge.directory, { ...base, version: '1.1.0' });
      addRelease(forge.directory, { ...web, version: '1.1.0' });
      declare(forge.url, "mod 'acme-web'", "mod 'acme-base', '>= 1.1.0'");
      const { changes } = await run();
      assert.deepEqual(changes, [
        {
          kind: 'upgraded',
          name: 'acme-base',
          from: '1.0.0',
          to: '1.1.0',
          reason: 'Puppetfile:3 asks for >= 1.1.0',
        },
      ]);
    });
  });

  it('keeps the checksum of a release that stays, whatever the Forge says of it by now', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme-web'");
      await run();
      addRelease(forge.directory, { ...base, files: { 'lib/replaced.rb': '' } });
      addRelease(forge.directory, { name: 'acme-log', version: '1.0.0' });
      declare(forge.url, "mod 'acme-web'", "mod 'acme-log'");
      await run();
      assert.match(lockText(), /^ {2}acme-log \(1\.0\.0\) sha256=/m);
      assert.match(lockText(), new RegExp(`acme-base \\(1\\.0\\.0\\) sha256=${sha256Of(base)}`));
    });
  });

  it('leaves the lock as it was where there is no solution', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme-web'");
      await run();
      const before = readProject(directory());
      declare(forge.url, "mod 'acme-web'", "mod 'acme-base', '>= 2.0.0'");
      await rejection(run(), 'VERSION_NOT_FOUND');
      assert.equal(readProject(directory())['Puppetfile.lock'], before['Puppetfile.lock']);
    });
  });

  it('refuses a lock that cannot be read, rather than to replace it', async () => {
    await withForge([web, base], async (forge) => {
      declare(forge.url, "mod 'acme-web'");
      await run();
      writeFileSync(join(directory(), 'Puppetfile.lock'), `<<<<<<< HEAD\n${lockText()}`);
      await rejection(run(), 'LOCKFILE_INVALID');
      rmSync(join(directory(), 'Puppetfile.lock'));
      assert.equal((await run()).isWritten, true);
    });
  });

  it('writes no lock where the directory of a module is missing', async () => {
    declare('http://127.0.0.1:9', "mod 'a-dir', path: './a'");
    const error = await rejection(run(), 'PATH_NOT_FOUND');
    assert.deepEqual(
      error.labels.map(({ span, text }) => [span.line, text]),
      [[2, 'where `a-dir` comes from']],
    );
    assert.deepEqual(Object.keys(readProject(directory())), ['Puppetfile']);
  });
});

function sha256Of(module: TestModule): string {
  return createHash('sha256').update(moduleTarball(module)).digest('hex');
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { sha256Of } from '../support/declare-modules.ts';
import { addRelease, type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-log', version: '1.0.0' },
];

describe('install', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const lockText = () => readFileSync(path('Puppetfile.lock'), 'utf8');
  const run = (changed: Partial<Settings> = {}) =>
    install(settingsOf(directory(), changed), ignore);

  function declare(forge: TestForge, ...lines: readonly string[]): void {
    writeTree(directory(), { Puppetfile: [`forge '${forge.url}'`, ...lines, ''].join('\n') });
  }

  it('brings what is declared and what that needs, and locks it', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      const result = await run();
      assert.equal(result.modulesDirectory, path('modules'));
      assert.deepEqual([result.modules, result.written, result.isLockWritten], [2, 2, true]);
      assert.deepEqual(
        result.changes.map(({ kind, name }) => `${kind} ${name}`),
        ['added acme-base', 'added acme-web'],
      );
      assert.deepEqual(Object.keys(readProject(directory())), [
        'Puppetfile',
        'Puppetfile.lock',
        'modules/base/manifests/init.pp',
        'modules/base/metadata.json',
        'modules/web/manifests/init.pp',
        'modules/web/metadata.json',
      ]);
      assert.equal(parseLockfile(lockText(), 'Puppetfile.lock').checksums.size, 2);
    });
  });

  it('tells what it does on the way', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log', :gti => 'x'");
      const { report, events } = collectEvents();
      await install(settingsOf(directory()), report);
      assert.deepEqual(
        events.map(({ kind }) => kind),
        [
          ...['warning', 'resolving', 'asking', 'transfer', 'known'],
          // The download begins before it is decided on.
          ...['transfer', 'fetching', 'fetched', 'laying-out'],
        ],
      );
    });
  });

  it('takes away what a killed run has left beside a lock that is frozen', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log'");
      await run();
      rmSync(path('modules', 'log'), { recursive: true });
      const leftover = path('Puppetfile.lock.0123456789ab.tmp');
      writeFileSync(leftover, 'FORGE');
      utimesSync(leftover, 0, 0);
      const lock = lockText();
      await run({ frozenBy: '--frozen' });
      assert.ok(!existsSync(leftover));
      assert.equal(lockText(), lock);
    });
  });

  it('asks nobody and writes nothing where there is nothing to do', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      await run();
      const before = readProject(directory());
      const asked = forge.requests.length;
      const result = await run({ cacheDirectory: undefined });
      assert.deepEqual([result.written, result.isLockWritten, result.changes], [0, false, []]);
      assert.equal(forge.requests.length, asked);
      assert.deepEqual(readProject(directory()), before);
    });
  });

  it('asks for no metadata where the lock is current', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      await run();
      rmSync(path('modules'), { recursive: true });
      const asked = forge.requests.length;
      await run({ cacheDirectory: undefined });
      assert.deepEqual(forge.requests.slice(asked).sort(), [
        'GET /v3/files/acme-base-1.0.0.tar.gz',
        'GET /v3/files/acme-web-1.0.0.tar.gz',
      ]);
    });
  });

  it('needs no network where the lock is current and the store is filled', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      await run();
      rmSync(path('modules'), { recursive: true });
      assert.equal((await run({ isOffline: true })).written, 2);
    });
  });

  it('moves as little as it can where the Puppetfile changed', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      await run();
      addRelease(forge.directory, { name: 'acme-base', version: '1.1.0' });
      addRelease(forge.directory, { name: 'acme-web', version: '1.1.0' });
      declare(forge, "mod 'acme-log'", "mod 'acme-web'");
      const added = await run();
      assert.deepEqual(added.changes, [
        {
          kind: 'added',
          name: 'acme-log',
          from: undefined,
          to: '1.0.0',
          reason: 'Puppetfile:2 asks for any version',
        },
      ]);
      assert.equal(added.written, 1);

      declare(forge, "mod 'acme-log'", "mod 'acme-web', '1.1.0'");
      const upgraded = await run();
      assert.equal(upgraded.changes.length, 2);
      assert.deepEqual(upgraded.changes[1], {
        kind: 'upgraded',
        name: 'acme-web',
        reason: 'Puppetfile:3 asks for 1.1.0',
        from: '1.0.0',
        to: '1.1.0',
      });
    });
  });

  it('takes away what nobody needs any more', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'", "mod 'acme-log'");
      await run();
      declare(forge, "mod 'acme-log'");
      const { removed, changes } = await run();
      assert.deepEqual(removed, ['base', 'web']);
      assert.deepEqual(
        changes.map(({ kind }) => kind),
        ['removed', 'removed'],
      );
      assert.equal(existsSync(path('modules', 'web')), false);
    });
  });

  const damages: readonly [string, (module: string) => void][] = [
    [
      'an edited file',
      (module) => writeFileSync(join(module, 'manifests/init.pp'), 'class x {}\n'),
    ],
    ['a deleted file', (module) => rmSync(join(module, 'metadata.json'))],
    ['a new file', (module) => writeFileSync(join(module, 'manifests/more.pp'), '')],
    ['a deleted module', (module) => rmSync(module, { recursive: true })],
  ];
  for (const [title, damage] of damages) {
    it(`repairs ${title}`, async () => {
      await withForge(modules, async (forge) => {
        declare(forge, "mod 'acme-web'");
        await run();
        const before = readProject(directory());
        damage(path('modules', 'web'));
        assert.equal((await run()).written, 1);
        assert.deepEqual(readProject(directory()), before);
      });
    });
  }

  it('leaves alone what it did not install, and says so', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log'");
      writeTree(directory(), { 'modules/mine/manifests/init.pp': 'class mine {}' });
      assert.deepEqual((await run()).foreign, ['mine']);
      assert.equal(existsSync(path('modules', 'mine')), true);
    });
  });

  it('removes it where that is asked for, and says so', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log'");
      writeTree(directory(), { 'modules/mine/manifests/init.pp': 'class mine {}' });
      const { removed, foreign } = await run({ removesForeign: true });
      assert.deepEqual([removed, foreign], [['mine'], []]);
      assert.equal(existsSync(path('modules', 'mine')), false);
    });
  });

  it('leaves everything as it was where a checksum does not match', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'", "mod 'acme-log'");
      await run();
      rmSync(path('modules', 'log'), { recursive: true });
      const tampered = lockText().replace(/(acme-log \(1\.0\.0\) sha256=).*/, `$1${sha256Of(1)}`);
      writeFileSync(path('Puppetfile.lock'), tampered);
      const before = readProject(directory());
      await rejection(run(), 'CHECKSUM_MISMATCH');
      assert.deepEqual(readProject(directory()), before);
    });
  });

  it('refuses a locked release that was replaced on the Forge', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log'");
      await run();
      addRelease(forge.directory, {
        name: 'acme-log',
        version: '1.0.0',
        files: { 'lib/a.rb': '' },
      });
      rmSync(path('modules'), { recursive: true });
      declare(forge, "mod 'acme-log'", "mod 'acme-web'");
      const before = readProject(directory());
      await rejection(run({ cacheDirectory: undefined }), 'CHECKSUM_MISMATCH');
      assert.deepEqual(readProject(directory()), before);
    });
  });

  it('leaves everything as it was where one module of many is not there', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log'");
      await run();
      declare(forge, "mod 'acme-log'", "mod 'acme-web'", "mod 'acme-missing'");
      const before = readProject(directory());
      await rejection(run(), 'MODULE_NOT_FOUND');
      assert.deepEqual(readProject(directory()), before);
    });
  });

  it('writes no lock where a module cannot be put in its place', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-log'");
      writeTree(directory(), { 'modules/log': 'a file in the way' });
      await rejection(run(), 'FILE_SYSTEM');
      assert.deepEqual(Object.keys(readProject(directory())), ['Puppetfile', 'modules/log']);
    });
  });

  it('touches no module where the lock cannot be written', async () => {
    await withForge(modules, async (forge) => {
      // The lock's own name is just short enough, that of the file beside it is too long.
      const puppetfile = 'P'.repeat(250);
      writeTree(directory(), { [puppetfile]: `forge '${forge.url}'\nmod 'acme-log'\n` });
      const error = await rejection(run({ puppetfile }), 'FILE_SYSTEM');
      assert.match(error.message, /the name is too long$/);
      assert.deepEqual(Object.keys(readProject(directory())), [puppetfile]);
    });
  });

  it('keeps the versions of a lock that librarian-puppet wrote, and adds the checksums', async () => {
    const newer: TestModule = { name: 'acme-log', version: '1.1.0' };
    await withForge([...modules, newer], async (forge) => {
      declare(forge, "mod 'acme-log'");
      const librarian = `FORGE
  remote: ${forge.url}
  specs:
    acme-log (1.0.0)

DEPENDENCIES
  acme-log (>= 0)

`;
      writeTree(directory(), { 'Puppetfile.lock': librarian });
      const { changes, isLockWritten } = await run();
      assert.deepEqual([changes, isLockWritten], [[], true]);
      assert.ok(lockText().startsWith(librarian));
      assert.match(lockText(), /^CHECKSUMS\n {2}acme-log \(1\.0\.0\) sha256=[0-9a-f]{64}$/m);
    });
  });

  it('installs where it is told to', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "moduledir 'site'", "mod 'acme-log'");
      assert.equal((await run()).modulesDirectory, path('site'));
      const elsewhere = await run({ modulesDirectory: 'elsewhere' });
      assert.equal(elsewhere.modulesDirectory, path('elsewhere'));
      assert.equal(existsSync(path('elsewhere', 'log', 'metadata.json')), true);
      assert.equal(existsSync(path('site', 'log', 'metadata.json')), true);
    });
  });

  it('installs anew where other content is wanted', async () => {
    const files = { 'manifests/init.pp': '', 'README.md': '# log' };
    await withForge([{ name: 'acme-log', version: '1.0.0', files }], async (forge) => {
      declare(forge, "mod 'acme-log'");
      assert.equal((await run()).leftOut.files, 1);
      assert.equal(existsSync(path('modules', 'log', 'README.md')), false);
      const { written, leftOut } = await run({ content: 'full' });
      assert.deepEqual([written, leftOut.files], [1, 0]);
      assert.equal(existsSync(path('modules', 'log', 'README.md')), true);
    });
  });

  it('installs the dependencies of a metadata.json where there is no Puppetfile', async () => {
    await withForge(modules, async (forge) => {
      const dependencies = [{ name: 'acme/log', version_requirement: '1.x' }];
      writeTree(directory(), { 'metadata.json': JSON.stringify({ dependencies }) });
      await run({ forgeUrl: forge.url });
      assert.equal(existsSync(path('modules', 'log')), true);
      assert.equal(existsSync(path('Puppetfile')), false);
    });
  });
});

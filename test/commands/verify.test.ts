import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { type VerifyOptions, verify } from '../../src/commands/verify.ts';
import { reply, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const files = { 'manifests/init.pp': 'class x {}\n', 'README.md': '#', 'spec/x_spec.rb': '1' };
const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', files, dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0', files },
];

describe('verify', () => {
  const directory = useTemporaryDirectory();
  const at = (path: string) => join(directory(), path);

  const look = (options: VerifyOptions = {}, changed: Partial<Settings> = {}) =>
    verify(settingsOf(directory(), changed), ignore, options);

  async function find(options: VerifyOptions = {}, changed: Partial<Settings> = {}) {
    const { findings } = await look(options, changed);
    return findings.map(({ path, rule, severity }) => `${path} ${rule} ${severity}`);
  }

  /** Runs a test on modules that were just installed, with the Forge that they came from. */
  function withInstalled(
    run: (forge: { readonly url: string; readonly requests: readonly string[] }) => Promise<void>,
    changed: Partial<Settings> = {},
  ) {
    return withForge(modules, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n` });
      await install(settingsOf(directory(), changed), ignore);
      await run(forge);
    });
  }

  it('finds nothing after an install, with the store alone', async () => {
    await withInstalled(async ({ requests }) => {
      const asked = requests.length;
      assert.deepEqual(await look({}, { isOffline: true }), {
        lockfileName: 'Puppetfile.lock',
        modulesDirectory: 'modules',
        modules: 2,
        compared: 2,
        files: 4,
        findings: [],
      });
      assert.equal(requests.length, asked);
    });
  });

  it('writes nothing but the store', async () => {
    await withInstalled(async () => {
      writeTree(at('modules/web'), { extra: '' });
      rmSync(at('.cache'), { recursive: true });
      const before = readTree(directory());
      assert.deepEqual(await find(), ['web/extra file-extra error']);
      const after = Object.entries(readTree(directory()));
      assert.deepEqual(
        Object.fromEntries(after.filter(([path]) => !path.startsWith('.cache'))),
        before,
      );
      assert.equal(
        after.some(([path]) => path.startsWith('.cache/archives')),
        true,
      );
    });
  });

  it('tells what it fetches', async () => {
    await withInstalled(async () => {
      const { report, events } = collectEvents();
      await verify(settingsOf(directory(), { cacheDirectory: undefined }), report);
      assert.deepEqual(
        events
          .flatMap((event) => (event.kind === 'fetched' ? [[event.module, event.isFromStore]] : []))
          .sort(),
        [
          ['acme-base', false],
          ['acme-web', false],
        ],
      );
    });
  });

  it('does not believe what stands in the directory about itself', async () => {
    await withInstalled(async () => {
      const state = at('modules/.pupfile/installed.json');
      const text = readFileSync(state, 'utf8');
      writeTree(at('modules/web'), { 'lib/evil.rb': 'evil' });
      writeFileSync(state, text.replaceAll('"metadata.json":', '"lib/evil.rb":4,"metadata.json":'));
      assert.notEqual(readFileSync(state, 'utf8'), text);
      assert.deepEqual(await find(), ['web/lib/evil.rb file-extra error']);
    });
  });

  it('reports all modules in one run, ordered', async () => {
    await withInstalled(async () => {
      rmSync(at('modules/base'), { recursive: true });
      writeTree(at('modules'), {
        'web/manifests/init.pp': 'class y {}\n',
        'a/x': '',
        'z.txt': '',
        '.hidden/x': '',
      });
      assert.deepEqual(await find(), [
        'a module-foreign warning',
        'base module-missing error',
        'web/manifests/init.pp file-changed error',
        'z.txt module-foreign warning',
      ]);
    });
  });

  it('counts what only looks odd where it is to be strict', async () => {
    await withInstalled(async () => {
      writeTree(at('modules'), { 'mine/x': '' });
      assert.deepEqual(await find({ isStrict: true }), ['mine module-foreign error']);
    });
  });

  it('names the release that is there instead', async () => {
    await withInstalled(async () => {
      writeTree(at('modules/base'), {
        'metadata.json': '{ "name": "acme/base", "version": "1.1.0" }',
      });
      const { findings } = await look();
      assert.deepEqual(
        findings.map(({ path, rule }) => [path, rule]),
        [
          ['base', 'module-version'],
          ['base/metadata.json', 'file-changed'],
        ],
      );
      assert.equal(findings[0]?.message, 'is acme-base 1.1.0, and acme-base 1.0.0 is locked');
    });
  });

  it('does not follow a link in the place of a module', async () => {
    await withInstalled(async () => {
      renameSync(at('modules/base'), at('elsewhere'));
      symlinkSync('../elsewhere', at('modules/base'));
      assert.deepEqual(await find(), ['base file-irregular error']);
    });
  });

  for (const content of ['release', 'full'] as const) {
    it(`expects the ${content} content that was installed, remembered or not`, async () => {
      await withInstalled(
        async () => {
          assert.deepEqual(await find(), []);
          cpSync(at('modules'), at('image'), { recursive: true });
          rmSync(at('image/.pupfile'), { recursive: true });
          assert.deepEqual(await find({ directory: 'image' }), []);
          rmSync(at('image/web/manifests/init.pp'));
          const missing = ['web/manifests/init.pp file-missing error'];
          assert.deepEqual(await find({ directory: 'image' }), missing);
        },
        { content },
      );
    });
  }

  it('expects the content that somebody names, whatever was installed', async () => {
    await withInstalled(async () => {
      assert.deepEqual(await find({ content: 'release' }), [
        'base/README.md file-missing error',
        'web/README.md file-missing error',
      ]);
    });
  });

  it('lets nothing pass for which it has no archive', async () => {
    await withInstalled(async () => {
      const { findings, compared } = await look({}, { isOffline: true, cacheDirectory: undefined });
      assert.deepEqual(
        findings.map(({ path, rule, failure }) => [path, rule, failure]),
        [
          ['base', 'module-unverified', undefined],
          ['web', 'module-unverified', undefined],
        ],
      );
      assert.equal(compared, 0);
    });
  });

  it('lets nothing pass for which the lock has no checksum', async () => {
    await withInstalled(async () => {
      const lock = readFileSync(at('Puppetfile.lock'), 'utf8');
      writeFileSync(at('Puppetfile.lock'), lock.replace(/CHECKSUMS[\s\S]*/, ''));
      assert.deepEqual(await find(), [
        'base module-unverified error',
        'web module-unverified error',
      ]);
    });
  });

  it('lets nothing pass that comes from elsewhere than a Forge', async () => {
    await withInstalled(async () => {
      const lock = readFileSync(at('Puppetfile.lock'), 'utf8');
      const path = 'PATH\n  remote: ./mine\n  specs:\n    mine (0.0.1)\n\nDEPENDENCIES';
      writeFileSync(at('Puppetfile.lock'), lock.replace('DEPENDENCIES', path));
      writeTree(at('modules'), { 'mine/metadata.json': '{}' });
      assert.deepEqual(await find(), ['mine module-unverified error']);
    });
  });

  for (const [status, failure] of [
    [404, undefined],
    [403, 5],
  ] as const) {
    it(`tells a Forge that answers ${status} from a directory that differs`, async () => {
      await withInstalled(async ({ url }) => {
        const lock = readFileSync(at('Puppetfile.lock'), 'utf8');
        await withFaultyServer(reply(status), async (faulty) => {
          writeFileSync(at('Puppetfile.lock'), lock.replace(url, faulty.url));
          const { findings } = await look({}, { cacheDirectory: undefined });
          assert.deepEqual(
            findings.map((finding) => [finding.rule, finding.failure]),
            [
              ['module-unverified', failure],
              ['module-unverified', failure],
            ],
          );
        });
      });
    });
  }

  it('finds archives that are not those of the lock', async () => {
    await withInstalled(async () => {
      const lock = readFileSync(at('Puppetfile.lock'), 'utf8');
      const digit = (text: string) => (text.endsWith('0') ? '1' : '0');
      const changed = lock.replace(/sha256=\w+/, (text) => text.slice(0, -1) + digit(text));
      writeFileSync(at('Puppetfile.lock'), changed);
      const { findings } = await look();
      assert.deepEqual(
        findings.map(({ path, rule, failure }) => [path, rule, failure]),
        [['base', 'archive-mismatch', 6]],
      );
    });
  });

  it('finds that an archive of the lock is another release', async () => {
    await withInstalled(async () => {
      const lock = readFileSync(at('Puppetfile.lock'), 'utf8');
      writeFileSync(at('Puppetfile.lock'), lock.replaceAll('base (1.0.0)', 'base (1.1.0)'));
      const { findings } = await look();
      assert.deepEqual(
        findings.map(({ path, rule, failure }) => [path, rule, failure]),
        [
          ['base', 'archive-invalid', 6],
          ['base', 'module-version', undefined],
        ],
      );
    });
  });

  it('names a command that really mends what it finds', async () => {
    await withInstalled(async () => {
      const path = at('modules/web/manifests/init.pp');
      writeFileSync(path, 'class y {}!\n');
      const [edited] = (await look()).findings;
      assert.equal(edited?.fix, 'pupfile install');
      const [elsewhere] = (await look({ directory: "it's" })).findings;
      assert.equal(elsewhere?.fix, "pupfile install --modules-dir 'it'\\''s'");
    });
  });

  it('needs a lock, and a directory', async () => {
    writeTree(directory(), { Puppetfile: '' });
    await rejection(look(), 'LOCKFILE_MISSING');
    await withInstalled(async () => {
      await rejection(look({ directory: 'Puppetfile' }), 'FILE_SYSTEM');
    });
  });
});

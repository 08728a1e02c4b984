import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import { lock } from '../../src/commands/lock.ts';
import { outdated } from '../../src/commands/outdated.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { PupfileError } from '../../src/errors/pupfile-error.ts';
import { addRelease, type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web: TestModule = {
  name: 'acme-web',
  version: '1.0.0',
  dependencies: { 'acme/base': '>= 1.0.0' },
};
const modules: readonly TestModule[] = [
  web,
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-base', version: '2.0.0' },
];

describe('resolving offline', () => {
  const directory = useTemporaryDirectory();
  const declare = (forge: TestForge, ...lines: readonly string[]) =>
    writeTree(directory(), { Puppetfile: [`forge '${forge.url}'`, ...lines, ''].join('\n') });
  const lockText = () => readFileSync(join(directory(), 'Puppetfile.lock'), 'utf8');
  const forget = (...names: readonly string[]) => {
    for (const name of names) rmSync(join(directory(), name), { recursive: true });
  };
  const settings = (changed: Partial<Settings> = {}) => settingsOf(directory(), changed);
  const offline = (changed: Partial<Settings> = {}) => settings({ isOffline: true, ...changed });

  /** Runs a command, and returns its warnings. */
  async function warningsOf<Result>(
    run: (changed: Settings, report: ReturnType<typeof collectEvents>['report']) => Promise<Result>,
    changed: Settings,
  ): Promise<readonly string[]> {
    const { report, events } = collectEvents();
    await run(changed, report);
    return events.flatMap((event) => (event.kind === 'warning' ? [event.message] : []));
  }

  /** The files that the store has of the Forge's answers. */
  function keptFiles(): readonly string[] {
    const forges = join(directory(), '.cache', 'forges');
    return readdirSync(forges).flatMap((name) =>
      readdirSync(join(forges, name)).map((file) => join(forges, name, file)),
    );
  }

  it('decides as the Forge’s last answers have it, which it says once', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      assert.deepEqual(await warningsOf(install, settings()), []);
      const text = lockText();
      addRelease(forge.directory, { name: 'acme-base', version: '3.0.0' });
      forget('Puppetfile.lock', 'modules');
      const before = forge.requests.length;
      assert.deepEqual(await warningsOf(install, offline()), [
        `\`${forge.url}\` is not asked: its releases are those that it had last time`,
      ]);
      assert.equal(lockText(), text);
      assert.equal(forge.requests.length, before);
      const version = /"version":\s*"2\.0\.0"/;
      assert.match(readTree(directory())['modules/base/metadata.json'] ?? '', version);
    });
  });

  it('follows a Puppetfile that was changed', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      await warningsOf(lock, settings());
      declare(forge, "mod 'acme-web'", "mod 'acme-base', '< 2.0.0'");
      await warningsOf(lock, offline());
      assert.match(lockText(), /^ {4}acme-base \(1\.0\.0\)$/m);
    });
  });

  it('says nothing where the lock is current', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-web'");
      await warningsOf(install, settings());
      forget('modules');
      assert.deepEqual(await warningsOf(install, offline()), []);
    });
  });

  it('asks online, whatever is kept', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base'");
      await warningsOf(lock, settings());
      addRelease(forge.directory, { name: 'acme-base', version: '3.0.0' });
      forget('Puppetfile.lock');
      await warningsOf(lock, settings());
      assert.match(lockText(), /acme-base \(3\.0\.0\)/);
    });
  });

  it('names a module of which nothing is known, and writes nothing', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base'");
      await warningsOf(install, settings());
      declare(forge, "mod 'acme-base'", "mod 'acme-web'");
      const before = readTree(directory());
      const error = await rejection(warningsOf(install, offline()), 'OFFLINE');
      assert.equal(
        error.message,
        `Nobody knows here which releases acme-web has, and \`--offline\` forbids to ask \`${forge.url}\``,
      );
      assert.match(error.hint ?? '', /fill the store/);
      assert.deepEqual(readTree(directory()), before);
    });
  });

  it('names an archive that is missing', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base'");
      await warningsOf(lock, settings());
      const error = await rejection(warningsOf(install, offline()), 'OFFLINE');
      assert.equal(error.message, 'Could not find a local copy of acme-base 2.0.0');
    });
  });

  it('keeps nothing and knows nothing without a store', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base'");
      await warningsOf(lock, settings({ cacheDirectory: undefined }));
      assert.deepEqual(Object.keys(readTree(directory())), ['Puppetfile', 'Puppetfile.lock']);
      forget('Puppetfile.lock');
      await rejection(warningsOf(lock, offline({ cacheDirectory: undefined })), 'OFFLINE');
    });
  });

  it('knows what a Forge does not have, and asks the next one', async () => {
    await withForge([web], async (first) => {
      await withForge(modules, async (second) => {
        writeTree(directory(), {
          Puppetfile: `forge '${first.url}'\nforge '${second.url}'\nmod 'acme-web'\n`,
        });
        await warningsOf(install, settings());
        const text = lockText();
        assert.match(text, new RegExp(`remote: ${second.url}`));
        forget('Puppetfile.lock', 'modules');
        const warnings = await warningsOf(install, offline());
        for (const { url } of [first, second]) {
          assert.equal(warnings.filter((text) => text.startsWith(`\`${url}\` is not`)).length, 1);
        }
        assert.equal(lockText(), text);
      });
    });
  });

  it('compares with what was known', async () => {
    await withForge(modules, async (forge) => {
      declare(forge, "mod 'acme-base', '1.0.0'");
      await warningsOf(lock, settings());
      const { report } = collectEvents();
      const rows = await outdated(offline(), report);
      assert.deepEqual(
        rows.map(({ name, latest }) => [name, latest]),
        [['acme-base', '2.0.0']],
      );
    });
  });

  const damages: readonly (readonly [what: string, damage: (text: string) => string])[] = [
    ['cut off', (text) => text.slice(0, -20)],
    ['empty', () => ''],
    ['no list', () => '{"results":[]}'],
    ['a list of something else', () => '["web"]'],
    ['that of another module', (text) => text.replaceAll('acme-base', 'acme-other')],
    ['nested without end', () => '['.repeat(100_000)],
  ];
  for (const [what, damage] of damages) {
    it(`passes over an answer that is ${what}`, async () => {
      await withForge(modules, async (forge) => {
        declare(forge, "mod 'acme-base'");
        await warningsOf(lock, settings());
        forget('Puppetfile.lock');
        const [file = '', ...others] = keptFiles();
        assert.deepEqual(others, []);
        writeFileSync(file, damage(readFileSync(file, 'utf8')));
        const error: PupfileError = await rejection(warningsOf(lock, offline()), 'OFFLINE');
        assert.match(error.message, /^Nobody knows here which releases acme-base has/);
        await warningsOf(lock, settings());
        forget('Puppetfile.lock');
        await warningsOf(lock, offline());
        assert.match(lockText(), /acme-base \(2\.0\.0\)/);
      });
    });
  }
});

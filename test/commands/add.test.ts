import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AddOptions, add } from '../../src/commands/add.ts';
import { lock } from '../../src/commands/lock.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { ErrorCode } from '../../src/errors/error-codes.ts';
import { type TestForge, withForge } from '../support/forge.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const universe = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-web', version: '1.1.0', dependencies: { 'acme/base': '>= 2.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-base', version: '2.0.0' },
  { name: 'acme-log', version: '3.2.1' },
];

describe('add', () => {
  const directory = useTemporaryDirectory();
  const textOf = (name: string) => readFileSync(join(directory(), name), 'utf8');

  function run(options: Partial<AddOptions>, changed: Partial<Settings> = {}) {
    const settings = settingsOf(directory(), changed);
    const defaults = { modules: [], git: undefined, isDryRun: false, installs: true };
    return add(settings, ignore, { ...defaults, ...options });
  }

  /** Locks a Puppetfile that names the Forge, and then runs the test. */
  async function withPuppetfile(
    lines: string,
    work: (forge: TestForge) => Promise<void>,
  ): Promise<void> {
    await withForge(universe, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\n${lines}` });
      await lock(settingsOf(directory()), ignore);
      await work(forge);
    });
  }

  it('finds what fits together with what else is asked for, in whichever order', async () => {
    await withPuppetfile('', async () => {
      for (const modules of [
        ['acme-web', 'acme-base@1.0.0'],
        ['acme-base@1.0.0', 'acme-web'],
      ]) {
        const { added } = await run({ modules, isDryRun: true });
        assert.deepEqual(added.map(({ name, to }) => `${name} ${to}`).sort(), [
          'acme-base 1.0.0',
          'acme-web >= 1.0.0 < 2.0.0',
        ]);
        const web = added.find(({ name }) => name === 'acme-web');
        assert.equal(web?.newest?.version, '1.1.0');
      }
    });
  });

  it('declares, locks and installs', async () => {
    await withPuppetfile("mod 'acme-base', '2.0.0'\n", async () => {
      const { added, lock: locked, install } = await run({ modules: ['acme-log', 'acme/web'] });
      assert.deepEqual(
        added.map(({ kind, name, to }) => `${kind} ${name} ${to}`),
        ['added acme-log 3.2.1', 'added acme-web 1.1.0'],
      );
      assert.deepEqual(
        locked?.changes.map(({ kind, name }) => `${kind} ${name}`),
        ['added acme-log', 'added acme-web'],
      );
      assert.equal(install?.modules, 3);
      assert.match(
        textOf('Puppetfile'),
        /^forge .*\nmod 'acme-base', '2.0.0'\nmod 'acme-log', '3.2.1'\nmod 'acme-web', '1.1.0'\n$/,
      );
    });
  });

  it('takes the newest release that fits, and tells who holds the newest back', async () => {
    await withPuppetfile("mod 'acme-base', '1.0.0'\n", async () => {
      const { added } = await run({ modules: ['acme-web'] });
      const [web] = added;
      assert.deepEqual(web?.to, ['1.0.0']);
      assert.deepEqual(web?.newest, {
        version: '1.1.0',
        heldBackBy: 'acme-web 1.1.0 requires acme-base >= 2.0.0',
      });
    });
  });

  it('asks the Forge for each document once', async () => {
    await withPuppetfile("mod 'acme-base'\n", async (forge) => {
      const before = forge.requests.length;
      await run({ modules: ['acme-web', 'acme-log'] });
      const asked = forge.requests.slice(before);
      assert.deepEqual(asked.length, new Set(asked).size);
    });
  });

  it('edits the lock in CI as well', async () => {
    await withPuppetfile("mod 'acme-base'\n", async () => {
      await run({ modules: ['acme-log'] }, { frozenBy: 'CI=true' });
      assert.match(textOf('Puppetfile.lock'), /acme-log \(3\.2\.1\)/);
    });
  });

  it('writes nothing on a dry run', async () => {
    await withPuppetfile("mod 'acme-base'\n", async () => {
      const before = readProject(directory());
      const { diff, lock: locked, install } = await run({ modules: ['acme-log'], isDryRun: true });
      assert.deepEqual(diff[0]?.lines.at(-1), "+mod 'acme-log', '>= 3.2.1 < 4.0.0'");
      assert.deepEqual(locked?.changes.length, 1);
      assert.equal(install, undefined);
      assert.deepEqual(readProject(directory()), before);
    });
  });

  const failures: readonly [title: string, modules: string[], code: ErrorCode][] = [
    ['a version that contradicts another', ['acme-web@1.1.0'], 'VERSION_CONFLICT'],
    ['a version that there is not', ['acme-log@9.9.9'], 'VERSION_NOT_FOUND'],
    ['a module that there is not', ['acme-log', 'acme-nothing'], 'MODULE_NOT_FOUND'],
    ['a module that there is not, in a version', ['acme-nothing@1.0.0'], 'MODULE_NOT_FOUND'],
    ['a name without author', ['log'], 'MODULE_NOT_FOUND'],
    ['a module that is named twice', ['acme-log', 'acme/log@3'], 'USAGE'],
  ];
  for (const [title, modules, code] of failures) {
    it(`leaves every file as it was for ${title}`, async () => {
      await withPuppetfile("mod 'acme-base', '1.0.0' # \u{1f388}\n", async () => {
        const before = readProject(directory());
        await rejection(run({ modules }), code);
        assert.deepEqual(readProject(directory()), before);
      });
    });
  }

  it('overwrites nobody who edits the Puppetfile meanwhile', async () => {
    await withPuppetfile("mod 'acme-base'\n", async () => {
      const options = { modules: ['acme-log'], git: undefined, isDryRun: false, installs: true };
      const report = () => writeFileSync(join(directory(), 'Puppetfile'), '# mine\n');
      await rejection(add(settingsOf(directory()), report, options), 'PUPPETFILE_NOT_EDITABLE');
      assert.equal(textOf('Puppetfile'), '# mine\n');
    });
  });

  it('says how a name is written where no Forge can be asked', async () => {
    writeTree(directory(), { Puppetfile: "forge 'https://forge.example'\n" });
    const error = await rejection(
      run({ modules: ['log'] }, { isOffline: true }),
      'MODULE_NOT_FOUND',
    );
    assert.equal(error.hint, 'write AUTHOR-log');
  });

  it('names the modules that may have been meant', async () => {
    await withPuppetfile("mod 'acme-base'\n", async () => {
      const error = await rejection(run({ modules: ['base'] }), 'MODULE_NOT_FOUND');
      assert.equal(error.hint, 'did you mean `acme-base`?');
    });
  });

  it('declares what metadata.json asks for already', async () => {
    await withForge(universe, async (forge) => {
      const metadata = {
        name: 'acme-site',
        version: '1.0.0',
        dependencies: [{ name: 'acme/base', version_requirement: '>= 1.0.0' }],
      };
      writeTree(directory(), {
        Puppetfile: `forge '${forge.url}'\nmetadata\n`,
        'metadata.json': JSON.stringify(metadata),
      });
      const { added } = await run({ modules: ['acme-base@1.0.0'], installs: false });
      assert.deepEqual([added[0]?.kind, added[0]?.to], ['added', ['1.0.0']]);
      assert.match(textOf('Puppetfile.lock'), /acme-base \(1\.0\.0\)/);
    });
  });

  it('declares what was excluded as a dependency', async () => {
    await withPuppetfile("exclusion 'acme-log'\n", async () => {
      const { added } = await run({ modules: ['acme-log'] });
      assert.deepEqual(added[0]?.to, ['>= 3.2.1 < 4.0.0']);
    });
  });

  it('puts nothing where another source holds', async () => {
    const lines = "path 'local'\n";
    await withForge(universe, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\n${lines}` });
      const error = await rejection(run({ modules: ['acme-log@3'] }), 'PUPPETFILE_NOT_EDITABLE');
      assert.match(error.message, /would say something else of `acme-log`/);
    });
  });
});

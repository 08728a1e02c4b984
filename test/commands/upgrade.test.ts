import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../../src/commands/lock.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { type UpgradeOptions, upgrade } from '../../src/commands/upgrade.ts';
import { releaseOf } from '../support/declare-modules.ts';
import { addRelease, type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const release = (name: string, version: string, base?: string): TestModule => ({
  name,
  version,
  ...(base === undefined ? {} : { dependencies: { 'acme/base': base } }),
});
const before = [
  release('acme-web', '1.0.0', '>= 1.0.0 < 2.0.0'),
  release('acme-base', '1.0.0'),
  release('acme-log', '1.0.0'),
];
const after = [
  release('acme-web', '1.0.1', '>= 1.0.0 < 2.0.0'),
  release('acme-web', '2.0.0', '>= 2.0.0'),
  release('acme-base', '1.5.0'),
  release('acme-base', '1.6.0-rc1'),
  release('acme-base', '2.0.0'),
  release('acme-log', '1.0.2'),
  release('acme-log', '3.1.0'),
];

describe('upgrade', () => {
  const directory = useTemporaryDirectory();
  const puppetfile = () => readFileSync(join(directory(), 'Puppetfile'), 'utf8');
  const modLines = () => puppetfile().split('\n').slice(1, -1);

  function run(options: Partial<UpgradeOptions> = {}, changed: Partial<Settings> = {}) {
    const defaults = { names: [], crossesMajors: false, isDryRun: false, installs: false };
    return upgrade(settingsOf(directory(), changed), ignore, { ...defaults, ...options });
  }

  /** Locks the old releases, then adds the new ones. */
  async function withNewReleases(
    lines: readonly string[],
    work: (forge: TestForge) => Promise<void>,
  ): Promise<void> {
    await withForge(before, async (forge) => {
      const text = `forge '${forge.url}'\n${lines.map((line) => `${line}\n`).join('')}`;
      writeTree(directory(), { Puppetfile: text });
      await lock(settingsOf(directory()), ignore);
      for (const one of after) addRelease(forge.directory, one);
      await work(forge);
    });
  }

  const cases: readonly [
    title: string,
    lines: readonly string[],
    options: Partial<UpgradeOptions>,
    expected: readonly string[],
  ][] = [
    [
      'raises pins within their major version',
      ["mod 'acme-web', '1.0.0'", "mod 'acme-base', '1.0.0'"],
      {},
      ["mod 'acme-web', '1.0.1'", "mod 'acme-base', '1.5.0'"],
    ],
    [
      'raises pins beyond it with those that belong to them',
      ["mod 'acme-web', '1.0.0'", "mod 'acme-base', '1.0.0'"],
      { crossesMajors: true },
      ["mod 'acme-web', '2.0.0'", "mod 'acme-base', '2.0.0'"],
    ],
    [
      'raises the named ones alone, as far as the others let it',
      ["mod 'acme-web', '1.0.0'", "mod 'acme-base', '1.0.0'"],
      { names: ['acme/base'], crossesMajors: true },
      ["mod 'acme-web', '1.0.0'", "mod 'acme-base', '1.5.0'"],
    ],
    [
      'leaves ranges that allow the newest',
      ["mod 'acme-log', '>= 1.0.0'", "mod 'acme-base'"],
      { crossesMajors: true },
      ["mod 'acme-log', '>= 1.0.0'", "mod 'acme-base'"],
    ],
    [
      'raises ranges that end before the newest, in their manner',
      ["mod 'acme-log', '~> 1.0.0'", "mod 'acme-base', '>= 1.0.0', '< 2.0.0'"],
      { crossesMajors: true },
      ["mod 'acme-log', '~> 3.1.0'", "mod 'acme-base', '>= 2.0.0', '< 3.0.0'"],
    ],
    [
      'leaves what says more than which release is wanted',
      ["mod 'acme-log', '< 2.0.0'", "mod 'acme-base', '1.x || 3.x'"],
      { crossesMajors: true },
      ["mod 'acme-log', '< 2.0.0'", "mod 'acme-base', '1.x || 3.x'"],
    ],
  ];
  for (const [title, lines, options, expected] of cases) {
    it(title, async () => {
      await withNewReleases(lines, async () => {
        const { raised } = await run(options);
        assert.deepEqual(modLines(), expected);
        const changed = expected.filter((line, index) => line !== lines[index]);
        assert.equal(raised.length, changed.length);
      });
    });
  }

  it('tells what is raised, by how much, and where to read of it', async () => {
    await withNewReleases(["mod 'acme-log', '1.0.0'"], async () => {
      assert.deepEqual((await run()).raised, [
        {
          name: 'acme-log',
          from: '1.0.0',
          to: '1.0.2',
          part: 'patch',
          requirements: { from: ['1.0.0'], to: ['1.0.2'] },
          changelog: 'https://git.example/acme-log',
        },
      ]);
    });
  });

  it('tells why a module is not raised to its newest release', async () => {
    const lines = [
      "mod 'acme-web', '1.0.0'",
      "mod 'acme-base', '1.0.0'",
      "mod 'acme-log', '< 2.0.0'",
    ];
    await withNewReleases(lines, async () => {
      const { held } = await run({ names: ['acme-base', 'acme-log'], crossesMajors: true });
      assert.deepEqual(
        held.map(({ name, at, newest, heldBackBy }) => [name, at, newest, heldBackBy]),
        [
          ['acme-base', '1.5.0', '2.0.0', 'acme-web 1.0.0 requires >= 1.0.0 < 2.0.0'],
          ['acme-log', '1.0.0', '3.1.0', 'Puppetfile:4 asks for < 2.0.0'],
        ],
      );
    });
  });

  it('raises a pin whose release is gone', async () => {
    await withForge([release('acme-log', '1.4.0')], async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-log', '1.3.9'\n` });
      await run();
      assert.deepEqual(modLines(), ["mod 'acme-log', '1.4.0'"]);
    });
  });

  it('lets pins win over what modules require where they are to', async () => {
    const lines = ["mod 'acme-web', '1.0.0'", "mod 'acme-base', '1.0.0'"];
    await withNewReleases(lines, async () => {
      const named = { names: ['acme-base'], crossesMajors: true };
      await run(named, { overridesPins: true });
      assert.deepEqual(modLines(), ["mod 'acme-web', '1.0.0'", "mod 'acme-base', '2.0.0'"]);
    });
  });

  it('chooses only what supports the Puppet that is asked for', async () => {
    const requirements = { puppet: '>= 9.0.0' };
    await withNewReleases(["mod 'acme-log', '1.0.0'"], async (forge) => {
      addRelease(forge.directory, { name: 'acme-log', version: '1.9.0', requirements });
      const { version } = releaseOf('acme-x 8.0.0');
      await run({}, { platform: { puppet: version } });
      assert.deepEqual(modLines(), ["mod 'acme-log', '1.0.2'"]);
    });
  });

  it('asks the Forge for each document once', async () => {
    await withNewReleases(["mod 'acme-web', '1.0.0'"], async (forge) => {
      const start = forge.requests.length;
      await run();
      const asked = forge.requests.slice(start);
      assert.deepEqual(asked.length, new Set(asked).size);
    });
  });

  it('writes nothing on a dry run', async () => {
    await withNewReleases(["mod 'acme-log', '1.0.0'"], async () => {
      const files = readProject(directory());
      const { raised, isDryRun } = await run({ isDryRun: true, installs: true });
      assert.deepEqual([raised.length, isDryRun], [1, true]);
      assert.deepEqual(readProject(directory()), files);
    });
  });

  it('writes nothing where nothing is to be raised', async () => {
    await withNewReleases(["mod 'acme-log', '~> 1.0'"], async () => {
      const files = readProject(directory());
      const { diff, lock: locked } = await run({ installs: true });
      assert.deepEqual([diff, locked], [[], undefined]);
      assert.deepEqual(readProject(directory()), files);
    });
  });

  it('refuses a named module that comes from no Forge', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-log', local: true\n" });
    const error = await rejection(run({ names: ['acme-log'] }), 'PUPPETFILE_NOT_EDITABLE');
    assert.equal(error.message, '`acme-log` comes from no Forge');
  });
});

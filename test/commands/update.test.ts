import assert from 'node:assert/strict';
import { lock } from '../../src/commands/lock.ts';
import { update } from '../../src/commands/update.ts';
import { addRelease, type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const release = (name: string, version: string, base?: string): TestModule => ({
  name,
  version,
  ...(base === undefined ? {} : { dependencies: { 'acme/base': base } }),
});
const before = [
  release('acme-web', '1.0.0', '>= 1.0.0'),
  release('acme-base', '1.0.0'),
  release('acme-log', '1.0.0'),
];
const after = [
  release('acme-web', '2.0.0', '>= 2.0.0'),
  release('acme-base', '2.0.0'),
  release('acme-log', '2.0.0'),
];

describe('update', () => {
  const directory = useTemporaryDirectory();
  const run = (...names: readonly string[]) => update(settingsOf(directory()), ignore, names);

  /** Locks the old releases, then adds the new ones. */
  async function withNewReleases(work: (forge: TestForge) => Promise<void>): Promise<void> {
    await withForge(before, async (forge) => {
      const text = `forge '${forge.url}'\nmod 'acme-log'\nmod 'acme-web'\n`;
      writeTree(directory(), { Puppetfile: text });
      await lock(settingsOf(directory()), ignore);
      for (const one of after) addRelease(forge.directory, one);
      await work(forge);
    });
  }

  const cases: readonly [names: readonly string[], moved: readonly string[]][] = [
    [[], ['acme-base', 'acme-log', 'acme-web']],
    [['acme-log'], ['acme-log']],
    [['acme/log'], ['acme-log']],
    [
      ['Acme-Log', 'acme-base'],
      ['acme-base', 'acme-log'],
    ],
    [['acme-base'], ['acme-base']],
    // The new one needs a new base.
    [['acme-web'], ['acme-base', 'acme-web']],
  ];
  for (const [names, moved] of cases) {
    it(`moves ${moved.join(' and ')} for \`update ${names.join(' ')}\``, async () => {
      await withNewReleases(async () => {
        const { changes, isWritten } = await run(...names);
        assert.deepEqual(
          changes.map(({ kind, name, to }) => `${kind} ${name} ${to}`),
          moved.map((name) => `upgraded ${name} 2.0.0`),
        );
        assert.equal(isWritten, true);
      });
    });
  }

  it('writes nothing where there is nothing newer', async () => {
    await withNewReleases(async () => {
      await run();
      assert.deepEqual([(await run()).changes, (await run()).isWritten], [[], false]);
    });
  });

  it('says how a name with a slash is written', async () => {
    await withNewReleases(async () => {
      const { report, events } = collectEvents();
      await update(settingsOf(directory()), report, ['acme-log', 'acme/web']);
      assert.deepEqual(
        events.flatMap((event) => (event.kind === 'warning' ? [event.message] : [])),
        ['Usage of `acme/web` is deprecated, use `acme-web`'],
      );
    });
  });

  it('needs no lock', async () => {
    await withForge(before, async ({ url }) => {
      writeTree(directory(), { Puppetfile: `forge '${url}'\nmod 'acme-log'\n` });
      assert.equal((await run()).isWritten, true);
    });
  });

  it('refuses a name that nobody asked for, and leaves the lock as it is', async () => {
    await withNewReleases(async () => {
      const files = readProject(directory());
      const error = await rejection(run('acme-log', 'acme-typo'), 'MODULE_NOT_FOUND');
      assert.equal(error.message, 'Unable to find module `acme-typo`');
      assert.deepEqual(readProject(directory()), files);
    });
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

// So many that a second thread takes part.
const count = 160;

describe('an install of many modules', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const run = (changed: Partial<Settings> = {}) =>
    install(settingsOf(directory(), changed), ignore);
  const modules = Array.from({ length: count }, (_, index) => moduleOf(index));

  const declare = ({ url }: Pick<TestForge, 'url'>) => {
    const lines = modules.map(({ name }) => `mod '${name}', '1.0.0'`);
    writeTree(directory(), { Puppetfile: [`forge '${url}'`, ...lines].join('\n') });
  };

  it('lays out each of them, records it, and finds nothing to do after that', async () => {
    await withForge(modules, async (forge) => {
      declare(forge);
      assert.equal((await run()).written, count);
      const names = modules.map((_, index) => `m${index}`);
      assert.deepEqual(readdirSync(path('modules')).sort(), ['.pupfile', ...names].sort());
      for (const name of names) {
        const manifest = readFileSync(path('modules', name, 'manifests/init.pp'), 'utf8');
        assert.equal(manifest, `class ${name} {}\n`);
      }
      assert.deepEqual(readdirSync(path('modules/.pupfile')), ['installed.json']);
      assert.equal((await run()).written, 0);
    });
  });

  it('does the same from the store', async () => {
    await withForge(modules, async (forge) => {
      declare(forge);
      await run();
      const laidOut = readTree(path('modules'));
      rmSync(path('modules'), { recursive: true });
      const asked = forge.requests.length;
      await run();
      assert.deepEqual(readTree(path('modules')), laidOut);
      assert.equal(forge.requests.length, asked);
    });
  });

  it('leaves nothing behind where one of them cannot be installed', async () => {
    const damaged = { ...moduleOf(80), files: { 'lib/a.rb': '1', 'lib/A.rb': '2' } };
    await withForge([...modules.toSpliced(80, 1), damaged], async (forge) => {
      declare(forge);
      const error = await rejection(run(), 'ARCHIVE_UNSAFE');
      assert.match(error.message, /acme-m80/);
      assert.equal(existsSync(path('modules')), false);
      assert.equal(existsSync(path('Puppetfile.lock')), false);
    });
  });
});

function moduleOf(index: number): TestModule {
  return { name: `acme-m${index}`, version: '1.0.0' };
}

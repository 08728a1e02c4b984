import assert from 'node:assert/strict';
import { holdFrozen } from '../../src/commands/hold-frozen.ts';
import { openProject } from '../../src/commands/open-project.ts';
import type { FrozenBy, Settings } from '../../src/commands/settings.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const current = 'DEPENDENCIES\n\n';

describe('holdFrozen', () => {
  const directory = useTemporaryDirectory();

  function hold(
    frozenBy: FrozenBy | undefined,
    files: Readonly<Record<string, string>>,
    changed: Partial<Settings> = {},
  ) {
    writeTree(directory(), files);
    const settings = settingsOf(directory(), { frozenBy, ...changed });
    const { report, events } = collectEvents();
    const run = async () => holdFrozen(await openProject(settings, ignore), settings, report);
    return { run, events };
  }

  it('minds nothing where nothing is frozen', async () => {
    const { run, events } = hold(undefined, { Puppetfile: "mod 'acme-web'" });
    await run();
    assert.deepEqual(events, []);
  });

  it('lets a current lock pass', async () => {
    const { run, events } = hold('--frozen', { Puppetfile: '', 'Puppetfile.lock': current });
    await run();
    assert.deepEqual(events, []);
  });

  it('says so where CI froze it', async () => {
    const { run, events } = hold('CI=true', { Puppetfile: '', 'Puppetfile.lock': current });
    await run();
    assert.deepEqual(events, [{ kind: 'frozen', lockfileName: 'Puppetfile.lock' }]);
  });

  it('refuses a missing lock', async () => {
    const { run } = hold('--frozen', { Puppetfile: '' });
    const error = await rejection(run(), 'LOCKFILE_OUTDATED');
    assert.deepEqual(error.notes, ['there is no Puppetfile.lock']);
    assert.equal(error.exitCode, 1);
  });

  it('refuses an outdated lock with every difference, and tells how to undo what CI did', async () => {
    const files = { Puppetfile: "mod 'acme-web'\nmod 'acme-log'", 'Puppetfile.lock': current };
    const error = await rejection(hold('CI=true', files).run(), 'LOCKFILE_OUTDATED');
    assert.deepEqual(error.notes, [
      'Puppetfile:1:1: `acme-web` was declared after the lock was written',
      'Puppetfile:2:1: `acme-log` was declared after the lock was written',
    ]);
    assert.match(error.hint ?? '', /`--no-frozen`$/);
  });

  it('refuses a lock with more than what is declared, where nothing else is to be installed', async () => {
    const specs = '    acme-base (1.0.0)\n    acme-web (1.0.0)\n      acme-base (>= 0)\n';
    const sums = ['base', 'web'].map((name) => `  acme-${name} (1.0.0) sha256=${'a'.repeat(64)}\n`);
    const files = {
      Puppetfile: "forge 'https://forge.example'\nmod 'acme-web'\n",
      'Puppetfile.lock': `FORGE\n  remote: https://forge.example\n  specs:\n${specs}\nDEPENDENCIES\n  acme-web (>= 0)\n\nCHECKSUMS\n${sums.join('')}\n`,
    };
    assert.equal(await hold('--frozen', files).run(), true);
    const { run } = hold('--frozen', files, { ignoresDependencies: true });
    const error = await rejection(run(), 'LOCKFILE_OUTDATED');
    assert.deepEqual(error.notes, [
      'Puppetfile.lock:4: `acme-base` 1.0.0 is locked, and nothing in the Puppetfile declares it',
    ]);
    assert.match(error.hint ?? '', /^run `pupfile lock --no-dependencies` /);
  });
});

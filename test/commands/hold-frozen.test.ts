import assert from 'node:assert/strict';
import { holdFrozen } from '../../src/commands/hold-frozen.ts';
import { openProject } from '../../src/commands/open-project.ts';
import type { FrozenBy } from '../../src/commands/settings.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const current = 'DEPENDENCIES\n\n';

describe('holdFrozen', () => {
  const directory = useTemporaryDirectory();

  function hold(frozenBy: FrozenBy | undefined, files: Readonly<Record<string, string>>) {
    writeTree(directory(), files);
    const settings = settingsOf(directory(), { frozenBy });
    const { report, events } = collectEvents();
    const run = () => holdFrozen(openProject(settings, ignore), settings, report);
    return { run, events };
  }

  it('minds nothing where nothing is frozen', () => {
    const { run, events } = hold(undefined, { Puppetfile: "mod 'acme-web'" });
    run();
    assert.deepEqual(events, []);
  });

  it('lets a current lock pass', () => {
    const { run, events } = hold('--frozen', { Puppetfile: '', 'Puppetfile.lock': current });
    run();
    assert.deepEqual(events, []);
  });

  it('says so where CI froze it', () => {
    const { run, events } = hold('CI=true', { Puppetfile: '', 'Puppetfile.lock': current });
    run();
    assert.deepEqual(events, [{ kind: 'frozen', lockfileName: 'Puppetfile.lock' }]);
  });

  it('refuses a missing lock', () => {
    const { run } = hold('--frozen', { Puppetfile: '' });
    const error = thrown(run, 'LOCKFILE_OUTDATED');
    assert.deepEqual(error.notes, ['there is no Puppetfile.lock']);
    assert.equal(error.exitCode, 1);
  });

  it('refuses an outdated lock with every difference, and tells how to undo what CI did', () => {
    const files = { Puppetfile: "mod 'acme-web'\nmod 'acme-log'", 'Puppetfile.lock': current };
    const error = thrown(hold('CI=true', files).run, 'LOCKFILE_OUTDATED');
    assert.deepEqual(error.notes, [
      'Puppetfile:1:1: `acme-web` was declared after the lock was written',
      'Puppetfile:2:1: `acme-log` was declared after the lock was written',
    ]);
    assert.match(error.hint ?? '', /`--no-frozen`$/);
  });
});

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lock } from '../../src/library/lock.ts';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { installLibrary } from '../support/installed-package.ts';
import { runCommand } from '../support/run-command.ts';
import { writeTree } from '../support/temporary-directory.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples', 'library');

describe('the example of the library', () => {
  let directory = '';
  let forge: TestForge;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-example-'));
    forge = await startTestForge([
      { name: 'acme-web', version: '1.0.0' },
      { name: 'acme-web', version: '2.0.0' },
      { name: 'acme-log', version: '1.0.0' },
    ]);
    cpSync(examples, directory, { recursive: true });
    writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
    installLibrary(directory);
  });
  after(async () => {
    rmSync(directory, { recursive: true, force: true });
    await forge.close();
  });

  const run = (site: string) =>
    runCommand(process.execPath, ['report-outdated.mjs', site], {
      cwd: directory,
      env: { HOME: directory },
    });

  it('reports the modules that are behind as a table', async () => {
    writeTree(join(directory, 'behind'), {
      Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '~> 1.0'\nmod 'acme-log'\n`,
    });
    await lock({ directory: join(directory, 'behind') });
    assert.deepEqual(await run('behind'), {
      exitCode: 0,
      stdout: `| Module | Locked | Wanted | Latest | |
|---|---|---|---|---|
| acme-web | 1.0.0 | 1.0.0 | 2.0.0 | Puppetfile:2 asks for ~\\> 1.0 |
`,
      stderr: '',
    });
  });

  it('says so where none is', async () => {
    writeTree(join(directory, 'current'), {
      Puppetfile: `forge '${forge.url}'\nmod 'acme-log'\n`,
    });
    await lock({ directory: join(directory, 'current') });
    const stdout = 'Every module is at its newest release.\n';
    assert.deepEqual(await run('current'), { exitCode: 0, stdout, stderr: '' });
  });

  it('ends with the status of the error', async () => {
    writeTree(join(directory, 'unlocked'), { Puppetfile: "mod 'acme-log'\n" });
    const { exitCode, stdout, stderr } = await run('unlocked');
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(stderr, /^There is no Puppetfile\.lock\..* \(LOCKFILE_MISSING\)\n$/);
  });
});

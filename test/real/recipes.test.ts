import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { git } from '../support/git-repository.ts';
import {
  blocksBelow,
  declare,
  prepareProject,
  readDocument,
  runCommands,
} from '../support/recipes.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const [makefile = ''] = blocksBelow('make', 'make');
const [, preCommit = ''] = blocksBelow('pre-commit', 'yaml');

describe('the recipes for tools that this machine has', () => {
  const directory = useTemporaryDirectory();
  let forge: TestForge;
  let bin = '';

  before(async () => {
    const names = ['acme-web', 'acme-log', 'acme-new'];
    forge = await startTestForge(names.map((name) => ({ name, version: '1.0.0' })));
  });
  after(() => forge.close());
  beforeEach(async () => {
    bin = await prepareProject(directory(), forge);
    writeTree(directory(), {
      Makefile: makefile,
      '.pre-commit-config.yaml': preCommit,
      'hooks/.pre-commit-hooks.yaml': readDocument('.pre-commit-hooks.yaml'),
    });
    git(directory(), 'add', '--all');
  });

  const run = (command: string) => runCommands([command], { directory: directory(), bin });

  for (const [command, status] of [
    ['make check', 2],
    ['make modules', 2],
    ['pre-commit run --all-files', 1],
  ] as const) {
    it(`\`${command}\` succeeds where the lock is current, and only there`, async () => {
      const current = await run(command);
      assert.equal(current.exitCode, 0, current.stdout + current.stderr);
      declare(directory(), 'acme-new');
      git(directory(), 'add', '--all');
      const outdated = await run(command);
      assert.equal(outdated.exitCode, status, outdated.stdout + outdated.stderr);
      assert.match(outdated.stdout, /acme-new/);
    });
  }

  it('make installs although there is a directory of that name', async () => {
    mkdirSync(join(directory(), 'modules'));
    const { stdout } = await run('make modules');
    assert.match(stdout, /^Installed 2 modules/m);
  });

  it('pre-commit reads the hooks of this repository', async () => {
    const { exitCode, stdout } = await run(
      'pre-commit validate-manifest hooks/.pre-commit-hooks.yaml',
    );
    assert.equal(exitCode, 0, stdout);
  });
});

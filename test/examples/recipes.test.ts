import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { installation, installPackage } from '../support/installed-package.ts';
import {
  blocksBelow,
  declare,
  groovyCommands,
  prepareProject,
  readDocument,
  runCommands,
  yamlCommands,
} from '../support/recipes.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const [action = ''] = blocksBelow('GitHub Actions', 'yaml');
const [gitlab = ''] = blocksBelow('GitLab CI', 'yaml');
const [jenkins = ''] = blocksBelow('Jenkins', 'groovy');
const [fromRepository = '', installed = ''] = blocksBelow('pre-commit', 'yaml');
const hooks = readDocument('.pre-commit-hooks.yaml');
const [, readme = ''] = readDocument('README.md').split('## In CI\n');

const recipes: readonly [name: string, commands: readonly string[], lines: number][] = [
  ['GitHub Actions', yamlCommands(action), 3],
  ['GitLab CI', yamlCommands(gitlab), 3],
  ['Jenkins', groovyCommands(jenkins), 3],
  ['pre-commit, by the hook of this repository', yamlCommands(hooks), 1],
  ['pre-commit, where pupfile is installed', yamlCommands(installed), 1],
  ['the README', readme.split('\n## ')[0]?.match(/(?<=^ {4}).+$/gm) ?? [], 2],
];

describe('the recipe for', () => {
  const directory = useTemporaryDirectory();
  let forge: TestForge;
  let bin = '';
  let packageDirectory = '';

  before(async () => {
    execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build.js')]);
    packageDirectory = mkdtempSync(join(tmpdir(), 'pupfile-installed-'));
    bin = installPackage(packageDirectory);
    const names = ['acme-web', 'acme-log', 'acme-new'];
    forge = await startTestForge(names.map((name) => ({ name, version: '1.0.0' })));
  });
  after(async () => {
    rmSync(packageDirectory, { recursive: true, force: true });
    await forge.close();
  });
  beforeEach(async () => {
    await prepareProject(directory(), forge);
  });

  for (const [name, commands, lines] of recipes) {
    // Done once, before all of them.
    const own = commands.filter((command) => command !== installation);
    const run = () => runCommands(own, { directory: directory(), bin });

    it(`${name} has the commands that are tested`, () => {
      assert.equal(commands.length, lines);
      assert.ok(own.every((command) => command.startsWith('pupfile ')));
    });

    it(`${name} succeeds where the lock is current`, async () => {
      const { exitCode, stdout, stderr } = await run();
      assert.equal(exitCode, 0, stdout + stderr);
      const tellsChanges = own.some((command) => command.startsWith('pupfile diff'));
      const file = join(directory(), 'CHANGES.md');
      assert.equal(existsSync(file), tellsChanges);
      if (tellsChanges) assert.match(readFileSync(file, 'utf8'), /^\| acme-log \| added \|/m);
    });

    it(`${name} fails where the lock is outdated`, async () => {
      declare(directory(), 'acme-new');
      const { exitCode, stdout } = await run();
      assert.equal(exitCode, 1);
      assert.match(stdout, /acme-new/);
    });
  }

  it('pre-commit names a hook that there is', () => {
    const ids = parse(hooks).map((hook: { readonly id: string }) => hook.id);
    const named = [fromRepository, installed].flatMap((block) =>
      parse(block).repos.flatMap((repo: { readonly hooks: unknown }) => repo.hooks),
    );
    assert.deepEqual(ids, ['pupfile-check']);
    assert.deepEqual(
      named.map((hook) => hook.id),
      ['pupfile-check', 'pupfile-check'],
    );
  });

  it('pre-commit runs at the files that the check reads', () => {
    const [{ files }] = parse(hooks);
    const { files: filesOfOther } = parse(installed).repos[0].hooks[0];
    assert.equal(files, filesOfOther);
    for (const [path, isRead] of [
      ['Puppetfile', true],
      ['site/Puppetfile.lock', true],
      ['metadata.json', true],
      ['Puppetfile.md', false],
      ['OtherPuppetfile', false],
    ] as const) {
      assert.equal(new RegExp(files).test(path), isRead, path);
    }
  });
});

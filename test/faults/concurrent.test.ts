import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { runCommand } from '../support/run-command.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');

describe('installs at once', function () {
  this.timeout(300_000);
  const directory = useTemporaryDirectory();
  let forge: TestForge;
  before(async () => {
    forge = await startTestForge([
      { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
      { name: 'acme-base', version: '1.0.0' },
    ]);
  });
  after(() => forge.close());

  function addProject(name: string): string {
    const project = join(directory(), name);
    mkdirSync(project);
    writeFileSync(join(project, 'Puppetfile'), `forge '${forge.url}'\nmod 'acme-web'\n`);
    return project;
  }

  async function installAll(projects: readonly string[]): Promise<void> {
    const env = { HOME: directory(), PUPFILE_CACHE_DIR: join(directory(), 'store') };
    const runs = await Promise.all(
      projects.map((cwd) => runCommand(process.execPath, [program, 'install'], { cwd, env })),
    );
    for (const { exitCode, stderr } of runs) {
      assert.equal(exitCode, 0, stderr);
      assert.doesNotMatch(stderr, /warning|error/);
    }
  }

  function judge(project: string): string {
    const modules = join(project, 'modules');
    assert.deepEqual(readdirSync(project).sort(), ['Puppetfile', 'Puppetfile.lock', 'modules']);
    assert.deepEqual(readdirSync(modules).sort(), ['.pupfile', 'base', 'web']);
    assert.deepEqual(readdirSync(join(modules, '.pupfile')), ['installed.json']);
    const lock = readFileSync(join(project, 'Puppetfile.lock'), 'utf8');
    return JSON.stringify([readTree(modules), lock]);
  }

  for (const count of [8, 32]) {
    it(`come to one right end in one directory: ${count}`, async () => {
      const project = addProject('one');
      await installAll(Array.from({ length: count }, () => project));
      judge(project);
    });
  }

  it('come to the same end in 8 directories with one store', async () => {
    const projects = Array.from({ length: 8 }, (_, index) => addProject(`project-${index}`));
    await installAll(projects);
    assert.equal(new Set(projects.map(judge)).size, 1);
    const files = Object.entries(readTree(join(directory(), 'store')));
    const names = files.filter(([, kind]) => kind !== 'directory').map(([path]) => path);
    assert.deepEqual(
      names.map((path) => /^(archives|forges).*\.(tar\.gz|json)$/.exec(path)?.[1] ?? path),
      ['archives', 'archives', 'forges', 'forges'],
    );
  });
});

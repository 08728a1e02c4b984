import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, writeG10kProject, writeR10kProject } from '../support/peer-projects.ts';
import { runCommand, runSuccessfully } from '../support/run-command.ts';
import { type ServeProcess, startServeProcess } from '../support/serve-process.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');
const librarian: Command = ['librarian-puppet', ['install', '--no-use-v1-api']];

// What the README says of the others, on its example; docs/comparison.md names these tests.
describe('on the example,', () => {
  let directory = '';
  let forge: ServeProcess;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-comparison-'));
    const tarballs = join(directory, 'forge');
    await runSuccessfully(process.execPath, [join(examples, 'pack-forge.js'), tarballs], {
      cwd: directory,
    });
    forge = await startServeProcess(tarballs);
  });
  after(async () => {
    await forge?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  function newProject(name: string, puppetfile = ''): string {
    const project = join(directory, name);
    mkdirSync(join(project, 'tmp'), { recursive: true });
    writeFileSync(join(project, 'Puppetfile'), `forge '${forge.url}'\n${puppetfile}`);
    return project;
  }

  function run([program, args]: Command, project: string) {
    const env = { HOME: project, TMPDIR: join(project, 'tmp') };
    return runCommand(program, args, { cwd: project, env });
  }

  it('librarian-puppet finds no versions, because it does not step back', async () => {
    const puppetfile = readFileSync(join(examples, 'Puppetfile'), 'utf8');
    const project = newProject('librarian', puppetfile.replace(/^forge .*/m, ''));
    const { exitCode, stdout, stderr } = await run(librarian, project);
    assert.notEqual(exitCode, 0);
    assert.match(stdout + stderr, /Could not resolve the dependencies/);
    assert.equal(existsSync(join(project, 'Puppetfile.lock')), false);
  });

  it('librarian-puppet finds dependencies where older versions are pinned, and trims nothing', async () => {
    const project = newProject(
      'librarian-pinned',
      "mod 'example-app', '~> 2.0'\nmod 'example-firewallrules', '1.1.0'\nmod 'example-base', '1.1.0'\n",
    );
    const { exitCode, stdout, stderr } = await run(librarian, project);
    assert.equal(exitCode, 0, stdout + stderr);
    assert.deepEqual(modulesOf(project), ['app', 'base', 'firewallrules', 'webserver']);
    assert.ok(existsSync(join(project, 'modules', 'base', 'spec')));
    const lock = readFileSync(join(project, 'Puppetfile.lock'), 'utf8');
    assert.match(lock, /^ {4}example-webserver \(2\.0\.0\)$/m);
    assert.doesNotMatch(lock, /sha256|CHECKSUMS/);
  });

  for (const [name, write] of [
    ['r10k', writeR10kProject],
    ['g10k', writeG10kProject],
  ] as const) {
    const prepare = (folder: string, version: string) => {
      const project = newProject(folder);
      const cacheDirectory = join(project, 'cache');
      const modules = new Map([['example-app', version]]);
      const command = write({ project, cacheDirectory, forgeUrl: forge.url, modules });
      return { project, command };
    };

    it(`${name} installs what is listed and no dependency, whole, without a lock`, async () => {
      const { project, command } = prepare(name, '2.0.0');
      const { exitCode, stdout, stderr } = await run(command, project);
      assert.equal(exitCode, 0, stdout + stderr);
      assert.deepEqual(modulesOf(project), ['app']);
      assert.ok(existsSync(join(project, 'modules', 'app', 'spec')));
      assert.equal(existsSync(join(project, 'Puppetfile.lock')), false);
    });

    it(`${name} understands no range`, async () => {
      const { project, command } = prepare(`${name}-range`, '~> 2.0');
      const { exitCode } = await run(command, project);
      assert.notEqual(exitCode, 0);
      assert.deepEqual(modulesOf(project), []);
    });
  }

  it('puppet module puts modules together that do not fit, and trims nothing', async () => {
    const project = newProject('puppet-module');
    const target = join(project, 'modules');
    const words = [
      '--module_repository',
      forge.url,
      '--target-dir',
      target,
      '--modulepath',
      target,
    ];
    await run(['puppet', ['module', 'install', 'example-app', ...words]], project);
    const versionOf = (name: string) =>
      JSON.parse(readFileSync(join(target, name, 'metadata.json'), 'utf8')).version;
    assert.equal(versionOf('firewallrules'), '2.0.0');
    assert.equal(versionOf('base'), '1.1.0');
    assert.ok(existsSync(join(target, 'base', 'spec')));
  });
});

function modulesOf(project: string): readonly string[] {
  const modules = join(project, 'modules');
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

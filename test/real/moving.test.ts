import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DebianForge, installProject, startDebianForge } from '../support/debian-forge.ts';
import { strictPuppetfile } from '../support/debian-puppetfile.ts';
import { expectInstalled, readInstalledModules } from '../support/installed-modules.ts';
import {
  type Command,
  type PinnedProject,
  writeG10kProject,
  writeR10kProject,
} from '../support/peer-projects.ts';
import { runSuccessfully } from '../support/run-command.ts';
import { pupfileProgram } from '../support/serve-process.ts';

// saz-ssh needs the other two.
const names: readonly string[] = ['saz-ssh', 'puppetlabs-concat', 'puppetlabs-stdlib'];

describe('a project of another tool, taken over', () => {
  const roots = strictPuppetfile().roots.filter(({ name }) => names.includes(name));
  let forge: DebianForge;
  before(async () => {
    forge = await startDebianForge();
  });
  after(() => forge?.stop());

  const modulesOf = (project: string) => readInstalledModules(join(project, 'modules'));

  function pupfile(project: string, ...args: readonly string[]) {
    const env = { HOME: project, PUPFILE_CACHE_DIR: join(project, 'cache') };
    return runSuccessfully(process.execPath, [pupfileProgram, ...args], { cwd: project, env });
  }

  async function installByPeer(project: string, [program, args]: Command): Promise<void> {
    await runSuccessfully(program, args, { cwd: project, env: { HOME: project } });
  }

  /** Installs by the peer, takes over, and installs once more into an empty directory. */
  async function compare(project: string, source: 'r10k' | 'librarian'): Promise<void> {
    const theirs = modulesOf(project);
    assert.deepEqual(theirs, expectInstalled(roots));
    await pupfile(project, 'init', '--from', source, '--force');
    rmSync(join(project, 'modules'), { recursive: true });
    await installProject(project);
    assert.deepEqual(modulesOf(project), theirs);
    const { stdout } = await pupfile(project, 'init', '--from', source);
    assert.match(stdout, /^Nothing to change: /m);
  }

  for (const [tool, write] of [
    ['r10k', writeR10kProject],
    ['g10k', writeG10kProject],
  ] as const) {
    it(`has the modules and versions that ${tool} installs`, async () => {
      const project = forge.newFolder(tool);
      const pinned: PinnedProject = {
        project,
        cacheDirectory: join(project, 'peer-cache'),
        forgeUrl: forge.url,
        modules: new Map(roots.map(({ name, version }) => [name, version.text])),
      };
      await installByPeer(project, write(pinned));
      await compare(project, 'r10k');
      const puppetfile = readFileSync(join(project, 'Puppetfile'), 'utf8');
      assert.ok(puppetfile.startsWith(`forge '${forge.url}'\n`), puppetfile);
    });
  }

  it('has the modules and versions that librarian-puppet installs, from its own lock', async () => {
    const project = forge.newFolder('librarian');
    const puppetfile = `forge '${forge.url}'\n\nmod 'saz-ssh'\n`;
    writeFileSync(join(project, 'Puppetfile'), puppetfile);
    await runSuccessfully(
      'librarian-puppet',
      ['install', '--no-use-v1-api', '--path', 'modules', '--no-destructive'],
      { cwd: project, env: { HOME: project, TMPDIR: forge.newFolder('librarian-tmp') } },
    );
    const lock = readFileSync(join(project, 'Puppetfile.lock'), 'utf8');
    await compare(project, 'librarian');
    assert.equal(readFileSync(join(project, 'Puppetfile'), 'utf8'), puppetfile);
    const ours = readFileSync(join(project, 'Puppetfile.lock'), 'utf8');
    assert.equal(ours.slice(0, lock.length), lock);
    const { stdout } = await pupfile(project, 'doctor');
    assert.match(stdout, /leftover/);
  });
});

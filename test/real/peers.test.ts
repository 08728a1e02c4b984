import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../support/debian-forge.ts';
import type { DebianModule } from '../support/debian-modules.ts';
import { strictPuppetfile } from '../support/debian-puppetfile.ts';
import { expectInstalled, readInstalledModules } from '../support/installed-modules.ts';
import { writeG10kProject, writeR10kProject } from '../support/peer-projects.ts';
import { runSuccessfully } from '../support/run-command.ts';

// A module that needs the other two.
const fewNames: readonly string[] = ['saz-ssh', 'puppetlabs-concat', 'puppetlabs-stdlib'];

describe('the embedded Forge and the other installers', () => {
  const puppetfile = strictPuppetfile();
  let forge: DebianForge;
  before(async () => {
    forge = await startDebianForge();
  });
  after(() => forge?.stop());

  function assertInstalled(project: string, modules: readonly DebianModule[] = puppetfile.roots) {
    assert.deepEqual(readInstalledModules(join(project, 'modules')), expectInstalled(modules));
  }

  it('librarian-puppet resolves a Puppetfile to the same lock', async () => {
    // This one's metadata says `version_range`, which librarian-puppet takes for no range at all.
    const roots = puppetfile.roots.filter(({ name }) => name !== 'asciiduck-sssd');
    const project = newProject(forge, 'librarian', { ...puppetfile, roots });
    await runSuccessfully('librarian-puppet', ['install', '--no-use-v1-api', '--path', 'modules'], {
      cwd: project,
      env: { HOME: project, TMPDIR: forge.newFolder('librarian-tmp') },
    });
    const ours = newProject(forge, 'ours', { ...puppetfile, roots });
    await installProject(ours);

    assertInstalled(project, roots);
    assertInstalled(ours, roots);
    const theirLock = readFileSync(join(project, 'Puppetfile.lock'), 'utf8');
    const ourLock = readFileSync(join(ours, 'Puppetfile.lock'), 'utf8');
    assert.equal(ourLock.slice(0, theirLock.length), theirLock);
  });

  it('librarian-puppet installs from our lock, and we keep what its own lock holds', async () => {
    const roots = puppetfile.roots.filter(({ name }) => fewNames.includes(name));
    const few = { ...puppetfile, roots };
    const ours = newProject(forge, 'lock-ours', few);
    await installProject(ours);
    const ourLock = readFileSync(join(ours, 'Puppetfile.lock'), 'utf8');

    const theirs = newProject(forge, 'lock-theirs', few);
    writeFileSync(join(theirs, 'Puppetfile.lock'), ourLock);
    await runSuccessfully('librarian-puppet', ['install', '--no-use-v1-api', '--path', 'modules'], {
      cwd: theirs,
      env: { HOME: theirs, TMPDIR: forge.newFolder('lock-tmp') },
    });
    assertInstalled(theirs, roots);

    const begin = ourLock.slice(0, ourLock.indexOf('CHECKSUMS'));
    const taken = newProject(forge, 'lock-taken', few);
    writeFileSync(join(taken, 'Puppetfile.lock'), begin);
    const { stdout } = await installProject(taken);
    assert.doesNotMatch(stdout, /Upgraded|Downgraded|Added|Removed/);
    assert.equal(readFileSync(join(taken, 'Puppetfile.lock'), 'utf8'), ourLock);
    assertInstalled(taken, roots);
  });

  it('r10k installs from it', async () => {
    const project = forge.newFolder('r10k');
    const command = writeR10kProject({
      project,
      cacheDirectory: join(project, 'cache'),
      forgeUrl: forge.url,
      modules: pins(puppetfile.roots),
    });
    await runSuccessfully(...command, { cwd: project, env: { HOME: project } });
    assertInstalled(project);
  });

  it('g10k installs from it', async () => {
    const project = forge.newFolder('g10k');
    const command = writeG10kProject({
      project,
      cacheDirectory: join(project, 'cache'),
      forgeUrl: forge.url,
      modules: pins(puppetfile.roots),
    });
    await runSuccessfully(...command, { cwd: project, env: { HOME: project } });
    assertInstalled(project);
  });

  it('puppet module installs a module and its dependencies from it', async () => {
    const project = forge.newFolder('puppet-module');
    const target = join(project, 'modules');
    await runSuccessfully(
      'puppet',
      [
        ...['module', 'install', 'saz-ssh', '--module_repository', forge.url],
        ...['--target-dir', target, '--modulepath', target],
      ],
      { cwd: project, env: { HOME: project } },
    );
    assertInstalled(
      project,
      puppetfile.roots.filter(({ name }) => fewNames.includes(name)),
    );
  });
});

function pins(modules: readonly DebianModule[]): ReadonlyMap<string, string> {
  return new Map(modules.map(({ name, version }) => [name, version.text]));
}

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../support/debian-forge.ts';
import { completePuppetfile, strictPuppetfile } from '../support/debian-puppetfile.ts';
import { expectInstalled, readInstalledModules } from '../support/installed-modules.ts';

const developmentFolders = [
  'spec',
  'examples',
  'tests',
  'docs',
  '.git',
  '.github',
  'Rakefile',
  'Gemfile',
];

describe('installing real modules', () => {
  const puppetfile = completePuppetfile();
  let forge: DebianForge;
  let project = '';
  before(async () => {
    forge = await startDebianForge();
    project = newProject(forge, 'complete', puppetfile);
    await installProject(project);
  });
  after(() => forge?.stop());

  it('installs every module of a Puppetfile with more than forty at the version of its metadata', () => {
    assert.ok(puppetfile.roots.length >= 40);
    assert.deepEqual(
      readInstalledModules(join(project, 'modules')),
      expectInstalled(puppetfile.roots),
    );
  });

  it('leaves out what only the modules’ developers need', () => {
    const modules = join(project, 'modules');
    const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
    const found = names.flatMap((name) =>
      readdirSync(join(modules, name))
        .filter((entry) => developmentFolders.includes(entry))
        .map((entry) => `${name}/${entry}`),
    );
    assert.deepEqual(found, []);
  });

  it('installs what the modules’ own ranges agree on without any exclusion', async () => {
    const strict = strictPuppetfile();
    const strictProject = newProject(forge, 'strict', strict);
    await installProject(strictProject);
    assert.deepEqual(
      readInstalledModules(join(strictProject, 'modules')),
      expectInstalled(strict.roots),
    );
  });
});

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { doctor } from '../../src/commands/doctor.ts';
import { commitAll } from '../support/git-repository.ts';
import { settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const lock = `FORGE
  remote: https://forge.example
  specs:
    acme-web (1.0.0)

DEPENDENCIES
  acme-web (>= 0)

`;
const metadata = (name: string, dependencies: readonly unknown[] = []) =>
  JSON.stringify({ name, version: '1.0.0', dependencies });

describe('doctor', () => {
  const directory = useTemporaryDirectory();

  async function told(changed = {}): Promise<readonly string[]> {
    const settings = settingsOf(directory(), {
      variables: { PATH: process.env['PATH'], HOME: directory() },
      ...changed,
    });
    const before = readTree(directory());
    const { findings } = await doctor(settings);
    assert.deepEqual(readTree(directory()), before, 'it wrote something');
    return findings.map(({ rule, file, line }) => `${rule} ${file}${line ? `:${line}` : ''}`);
  }

  it('finds nothing in a project of pupfile', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-web', '1.0.0'\n" });
    assert.deepEqual(await told(), []);
  });

  it('looks at Puppetfile, lock, modules, settings and scripts', async () => {
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web', '1.0.0'\nmod 'site', git: 'https://git.example/site'\n",
      'Puppetfile.lock': lock,
      'modules/web/metadata.json': metadata('acme-web'),
      'modules/old/metadata.json': metadata('acme-old'),
      'r10k.yaml': 'forge:\n  authorization_token: geheim\n',
      '.fixtures.yml': 'fixtures: {}\n',
      '.librarian/puppet/config': 'LIBRARIAN_PUPPET_TMP: x\n',
      'scripts/deploy.sh': '#!/bin/sh\nr10k puppetfile install\n',
      '.github/workflows/test.yml': 'run: librarian-puppet install\n',
    });
    assert.deepEqual(await told(), [
      'default-branch Puppetfile:2',
      'lock-without-checksums Puppetfile.lock',
      'undeclared-module modules/old/',
      'r10k-setting r10k.yaml:2',
      'librarian-setting .librarian/puppet/config:1',
      'fixtures .fixtures.yml',
      'replaced-command .github/workflows/test.yml:1',
      'replaced-command scripts/deploy.sh:2',
      'leftover .librarian/',
    ]);
  });

  it('goes on where the Puppetfile, the lock or settings cannot be read', async () => {
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web' '1.0.0'\n",
      'Puppetfile.lock': '<<<<<<< ours\n',
      'r10k.yaml': 'a: [\n',
      Dockerfile: 'RUN g10k -puppetfile\n',
    });
    assert.deepEqual(await told(), [
      'puppetfile-refused Puppetfile:1',
      'lock-invalid Puppetfile.lock',
      'settings-invalid r10k.yaml:2',
      'replaced-command Dockerfile:1',
    ]);
  });

  it('asks git what it has of the modules', async () => {
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web'\n",
      'modules/web/metadata.json': metadata('acme-web'),
    });
    commitAll(directory(), 'first');
    assert.deepEqual(await told(), ['modules-in-git modules/']);
  });

  it('asks git what it ignores', async () => {
    writeTree(directory(), { Puppetfile: '', 'x/y': '', '.gitignore': 'Puppetfile.lock\n' });
    commitAll(directory(), 'first');
    assert.deepEqual(await told(), ['modules-not-ignored modules/']);
    writeTree(directory(), { '.gitignore': 'modules\n' });
    assert.deepEqual(await told(), []);
  });

  it('looks for modules where the settings of another tool have them', async () => {
    writeTree(directory(), {
      Puppetfile: '',
      '.librarian/puppet/config': 'LIBRARIAN_PUPPET_PATH: site\n',
      'site/old/metadata.json': metadata('acme-old'),
    });
    assert.ok((await told()).includes('undeclared-module site/old/'));
  });

  it('looks at no modules outside of the project that a Puppetfile leads to', async () => {
    writeTree(directory(), {
      'project/Puppetfile': "moduledir '../other'\n",
      'other/old/metadata.json': metadata('acme-old'),
    });
    const settings = settingsOf(join(directory(), 'project'));
    assert.deepEqual((await doctor(settings)).findings, []);
  });

  it('finds a project of Bolt that has no Puppetfile', async () => {
    writeTree(directory(), { 'bolt-project.yaml': 'modules: [acme/web]\n' });
    assert.deepEqual(await told(), [
      'puppetfile-refused Puppetfile',
      'bolt-setting bolt-project.yaml:1',
    ]);
  });

  it('says that there is no project', async () => {
    mkdirSync(join(directory(), 'empty'));
    await rejection(doctor(settingsOf(join(directory(), 'empty'))), 'PUPPETFILE_NOT_FOUND');
  });

  it('knows whether versions are locked', async () => {
    const sha256 = '0'.repeat(64);
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web'\n",
      'Puppetfile.lock': `${lock}CHECKSUMS\n  acme-web (1.0.0) sha256=${sha256}\n\n`,
    });
    const { isLocked, name } = await doctor(settingsOf(directory()));
    assert.deepEqual([isLocked, name], [true, 'Puppetfile']);
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../support/debian-forge.ts';
import { completePuppetfile, strictPuppetfile } from '../support/debian-puppetfile.ts';
import { expectInstalled, readInstalledModules } from '../support/installed-modules.ts';
import { runSuccessfully } from '../support/run-command.ts';

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

const commonClasses = [
  ['apache', 'apt', 'archive', 'chrony', 'etcd', 'firewall', 'haproxy', 'kmod', 'memcached'],
  ['mysql::client', 'mysql::server', 'openssl', 'powerdns', 'rabbitmq', 'rsync', 'ssh', 'sssd'],
  ['staging', 'stdlib', 'systemd', 'wait_for', 'xinetd'],
].flat();

const openstackClasses = [
  ['aodh', 'barbican', 'ceilometer', 'cinder', 'cloudkitty', 'designate', 'glance', 'gnocchi'],
  ['ironic', 'keystone', 'magnum', 'manila', 'mistral', 'murano', 'nova', 'octavia'],
  ['placement', 'sahara'],
].flat();

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

  it('gives Puppet all that it needs to compile 22 classes of 21 common modules', async () => {
    assert.deepEqual(await findUncompiled(commonClasses, 'common'), []);
  });

  it('gives Puppet all that it needs to compile 18 classes of OpenStack’s modules', async () => {
    assert.deepEqual(await findUncompiled(openstackClasses, 'openstack'), []);
  });

  /** The classes that are missing in the list of classes that Puppet writes after compiling. */
  async function findUncompiled(classes: readonly string[], name: string): Promise<string[]> {
    const home = forge.newFolder(`puppet-${name}`);
    const folders = ['confdir', 'vardir', 'rundir', 'logdir'].flatMap((setting) => [
      `--${setting}`,
      join(home, setting),
    ]);
    const code = classes.map((one) => `include ${one}`).join('\n');
    const modulePath = ['--modulepath', join(project, 'modules')];
    await runSuccessfully(
      'puppet',
      ['apply', '--noop', '--write-catalog-summary', ...folders, ...modulePath, '-e', code],
      { cwd: home, env: { HOME: home } },
    );
    const summary = readFileSync(join(home, 'vardir', 'state', 'classes.txt'), 'utf8');
    const compiled = new Set(summary.split('\n'));
    return classes.filter((one) => !compiled.has(one));
  }
});

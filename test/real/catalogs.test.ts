import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledCatalog, compileCatalog } from '../support/compile-catalog.ts';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../support/debian-forge.ts';
import { completePuppetfile } from '../support/debian-puppetfile.ts';

const sets: Readonly<Record<string, readonly string[]>> = {
  common: [
    ['apache', 'apt', 'archive', 'chrony', 'etcd', 'firewall', 'haproxy', 'kmod', 'memcached'],
    ['mysql::client', 'mysql::server', 'openssl', 'powerdns', 'rabbitmq', 'rsync', 'ssh', 'sssd'],
    ['staging', 'stdlib', 'systemd', 'wait_for', 'xinetd'],
  ].flat(),
  openstack: [
    ['aodh', 'barbican', 'ceilometer', 'cinder', 'cloudkitty', 'designate', 'glance', 'gnocchi'],
    ['ironic', 'keystone', 'magnum', 'manila', 'mistral', 'murano', 'nova', 'octavia'],
    ['placement', 'sahara'],
  ].flat(),
};

describe('the catalogs of real modules', () => {
  let forge: DebianForge;
  let project = '';
  const modules = () => join(project, 'modules');
  const compile = (classes: readonly string[]): Promise<CompiledCatalog> =>
    compileCatalog({ home: join(project, 'puppet'), modulesDirectory: modules(), classes });
  const untrimmed = new Map<string, CompiledCatalog>();

  before(async () => {
    forge = await startDebianForge();
    project = newProject(forge, 'catalogs', completePuppetfile());
    await installProject(project, ['--content', 'full']);
    for (const [name, classes] of Object.entries(sets)) untrimmed.set(name, await compile(classes));
    await installProject(project);
  });
  after(() => forge?.stop());

  for (const [name, classes] of Object.entries(sets)) {
    it(`are the same after trimming, byte for byte: ${classes.length} ${name} classes`, async () => {
      const before = untrimmed.get(name);
      if (before?.kind !== 'catalog') throw new Error(JSON.stringify(before));
      assert.ok(before.resources > 100, `${before.resources} resources`);
      const after = await compile(classes);
      if (after.kind !== 'catalog') throw new Error(after.message);
      assert.equal(after.text, before.text);
    });
  }

  // What the comparison is worth: each of these takes away something that trimming keeps.
  const controls: readonly (readonly [string, string, RegExp])[] = [
    ['hiera.yaml', 'ntp', /expects a value|lookup/i],
    ['templates', 'ssh', /could not find template|template/i],
    ['types', 'apt', /type|unknown/i],
  ];
  for (const [path, module, complaint] of controls) {
    it(`fail without ${path} of ${module}`, async () => {
      const names = readdirSync(join(modules(), module));
      assert.ok(names.includes(path), names.join(' '));
      rmSync(join(modules(), module, path), { recursive: true });
      const broken = await compile([module]);
      await installProject(project);
      if (broken.kind === 'failure') assert.match(broken.message, complaint);
      else assert.fail('the catalog compiled nevertheless');
    });
  }
});

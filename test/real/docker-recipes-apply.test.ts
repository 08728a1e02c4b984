import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DockerImages, openDockerImages } from '../support/docker-images.ts';
import { type DockerProject, startDockerProject } from '../support/docker-project.ts';

describe('the Docker recipes with puppet apply', () => {
  let project: DockerProject;
  let images: DockerImages;

  before(async () => {
    images = openDockerImages();
    project = await startDockerProject();
  });
  after(async () => {
    await project?.stop();
    await images?.stop();
  });

  const build = (recipe: string, directory: string) =>
    images.build(recipe, {
      directory,
      secrets: { forge_token: project.tokenFile },
      words: ['--no-cache'],
    });

  const pathsAboveBase = async (name: string) => {
    const layers = await images.layersAbove('localhost/puppet', name);
    const entries = layers.flatMap((layer) => layer.entries);
    return entries.map(({ path }) => path).sort();
  };

  describe('masterless', () => {
    it('adds what the manifest describes, and nothing else', async () => {
      await build('masterless', project.context('masterless'));
      const paths = await pathsAboveBase('masterless');
      const described = [
        'etc/example',
        'etc/example/contact',
        'etc/motd',
        'etc/nftables.d',
        'etc/nftables.d/web.nft',
      ];
      // Directories of the base in which something was mounted have a new time, and so an entry.
      assert.deepEqual(paths, ['etc', ...described, 'mnt', 'run']);
    });

    it('ends the build where Puppet fails', async () => {
      const directory = project.context('masterless');
      writeFileSync(join(directory, 'site.pp'), "file { '/nowhere/file': ensure => file }\n");
      await assert.rejects(build('masterless-failing', directory), /\/nowhere/);
    });
  });

  describe('at-start', () => {
    before(() => build('at-start', project.context('at-start')));

    /** As docs/docker.md starts it, and with the limits that this machine allows. */
    const start = (options: readonly string[], command: readonly string[]) =>
      images.run('podman', [
        ...['--runtime', 'runc', '--cgroup-manager', 'cgroupfs', 'run', '--rm'],
        ...['--ulimit', 'nofile=1024:20000', '--ulimit', 'nproc=1024:1024'],
        ...['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--tmpfs', '/tmp'],
        ...options,
        'at-start',
        ...command,
      ]);

    it('writes the settings without root, and becomes the program', async () => {
      const options = ['--env', 'FACTER_listen=0.0.0.0:9090'];
      const { exitCode, stdout, stderr } = await start(options, [
        'sh',
        '-c',
        'id -u; cat /tmp/app.ini',
      ]);
      assert.equal(exitCode, 0, stderr);
      assert.equal(
        stdout,
        '65532\n# Managed by Puppet (app). Changes will be lost.\nlisten = 0.0.0.0:9090\n',
      );
    });

    it('does not start the program where Puppet fails', async () => {
      // A directory stands where the file is to be.
      const options = ['--tmpfs', '/tmp/app.ini'];
      const { exitCode, stdout, stderr } = await start(options, ['echo', 'started']);
      assert.notEqual(exitCode, 0);
      assert.match(stderr, /File\[\/tmp\/app\.ini\]/);
      assert.equal(stdout, '');
    });
  });
});

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DockerImages, openDockerImages } from '../support/docker-images.ts';
import { type DockerProject, startDockerProject } from '../support/docker-project.ts';

const modulesDirectory = 'etc/puppetlabs/code/environments/production/modules';

describe('the Docker recipe offline', () => {
  let project: DockerProject;
  let images: DockerImages;

  before(async () => {
    images = openDockerImages();
    project = await startDockerProject();
    await project.pupfile(['vendor']);
  });
  after(async () => {
    await project?.stop();
    await images?.stop();
  });

  it('builds without a network', async () => {
    const directory = project.context('offline', ['vendor']);
    await project.forge.takeRequests();
    await images.build('offline', { directory, isOffline: true });
    assert.deepEqual(await project.forge.takeRequests(), []);
    const layers = await images.layersAbove('localhost/puppet', 'offline');
    const paths = layers.flatMap(({ entries }) => entries.map(({ path }) => path));
    assert.ok(paths.includes(`${modulesDirectory}/app/manifests/init.pp`), paths.join('\n'));
    assert.deepEqual(
      paths.filter((path) => /node|pupfile\.cjs|vendor/.test(path)),
      [],
    );
  });

  it('ends the build where an archive was not vendored', async () => {
    const directory = project.context('offline', ['vendor']);
    rmSync(join(directory, 'vendor', 'example-app-2.0.0.tar.gz'), { force: true });
    rmSync(join(directory, 'vendor', 'example-app-2.1.0.tar.gz'), { force: true });
    const build = images.build('incomplete', { directory, isOffline: true });
    await assert.rejects(build, /Could not find a local copy of example-app/);
  });
});

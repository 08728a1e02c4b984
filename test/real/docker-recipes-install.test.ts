import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type DockerImages, openDockerImages } from '../support/docker-images.ts';
import type { ImageLayer } from '../support/docker-layers.ts';
import { type DockerProject, startDockerProject } from '../support/docker-project.ts';
import { writeTree } from '../support/temporary-directory.ts';

const modulesDirectory = 'etc/puppetlabs/code/environments/production/modules';

describe('the Docker recipes that install modules', () => {
  let project: DockerProject;
  let images: DockerImages;
  let layers: readonly ImageLayer[] = [];

  before(async () => {
    images = openDockerImages();
    project = await startDockerProject();
    await build();
    layers = await images.layersAbove('localhost/puppet', 'web');
  });
  after(async () => {
    await project?.stop();
    await images?.stop();
  });

  const build = (words: readonly string[] = []) =>
    images.build('web', {
      directory: project.context('multi-stage'),
      secrets: { forge_token: project.tokenFile },
      words,
    });

  it('adds one layer with the modules and nothing else', () => {
    assert.equal(layers.length, 1);
    const files = filesOf(layers);
    assert.deepEqual(
      files.filter((path) => !path.startsWith(`${modulesDirectory}/`)),
      [],
    );
    const modules = files.map((path) => path.slice(modulesDirectory.length + 1).split('/')[0]);
    assert.deepEqual([...new Set(modules)].sort(), [
      '.pupfile',
      'app',
      'base',
      'firewallrules',
      'motd',
      'webserver',
    ]);
  });

  it('leaves the token in no layer, no settings and no cache of the build', async () => {
    assert.deepEqual(await images.filesWith(project.token), []);
  });

  it('would be found out if it left the token anywhere', async () => {
    const directory = join(images.folder, 'leak');
    const dockerfile = 'FROM scratch\nCOPY token /\n';
    writeTree(directory, { Dockerfile: dockerfile, token: project.token });
    await images.build('leak', { directory });
    const files = await images.filesWith(project.token);
    const inImages = files.filter((file) => file.startsWith(join(images.folder, 'root')));
    assert.notDeepEqual(inImages, []);
  });

  it('asks the Forge for nothing in a second build, thanks to the cache mount', async () => {
    await project.forge.takeRequests();
    await build(['--no-cache']);
    assert.deepEqual(await project.forge.takeRequests(), []);
  });

  it('ends the build where the lock is outdated', async () => {
    const directory = project.context('multi-stage');
    writeTree(directory, {
      Puppetfile: `forge '${project.forge.url}'\nmod 'example-base', '2.0.0'\n`,
    });
    const secrets = { forge_token: project.tokenFile };
    await assert.rejects(images.build('outdated', { directory, secrets }), /LOCKFILE_OUTDATED/);
  });

  it('works in two Dockerfiles, too: one for an image with pupfile, one that uses it', async () => {
    await images.build('pupfile', { directory: project.context('pupfile-image') });
    await images.build('used', {
      directory: project.context('pupfile-image/use'),
      args: { PUPFILE: 'localhost/pupfile' },
      secrets: { forge_token: project.tokenFile },
    });
    const used = await images.layersAbove('localhost/puppet', 'used');
    assert.deepEqual(filesOf(used), filesOf(layers));
  });
});

/** What is in the layers, without directories. */
function filesOf(layers: readonly ImageLayer[]): readonly string[] {
  const entries = layers.flatMap((layer) => layer.entries);
  return entries.flatMap(({ path, kind }) => (kind === 'directory' ? [] : [path])).sort();
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DockerImages, openDockerImages } from '../support/docker-images.ts';
import { type DockerProject, startDockerProject } from '../support/docker-project.ts';
import { type DockerRegistry, startDockerRegistry } from '../support/docker-registry.ts';
import { writeTree } from '../support/temporary-directory.ts';

const modulesDirectory = 'etc/puppetlabs/code/environments/production/modules';

describe('the Docker recipes with an image layer', () => {
  let project: DockerProject;
  let images: DockerImages;
  let registry: DockerRegistry;

  before(async () => {
    images = openDockerImages();
    project = await startDockerProject();
    registry = await startDockerRegistry(join(images.folder, 'registry'));
  });
  after(async () => {
    await registry?.stop();
    await project?.stop();
    await images?.stop();
  });

  describe('add-layer', () => {
    const layersOn = async (base: string, name: string) => {
      await images.build(name, {
        directory: project.context('add-layer', ['modules.tar']),
        args: { BASE: base },
        words: ['--no-cache'],
      });
      return images.layersAbove(base, name);
    };

    it('is the same layer on every base and in every build', async () => {
      await project.pupfile(['layer', '-o', 'modules.tar']);
      const all = [
        await layersOn('localhost/puppet', 'first'),
        await layersOn('localhost/puppet', 'second'),
        await layersOn('localhost/node', 'third'),
      ];
      const digests = all.flatMap((layers) => layers.map(({ digest }) => digest));
      assert.equal(digests.length, 3);
      assert.equal(new Set(digests).size, 1, digests.join(' '));
    });

    it('does what COPY does not', async () => {
      const directory = join(images.folder, 'copy');
      writeTree(directory, { Dockerfile: 'FROM scratch\nCOPY file /a/b/\n', file: 'text' });
      const digests: string[] = [];
      for (const name of ['copy-one', 'copy-two']) {
        await nextSecond();
        await images.build(name, { directory, words: ['--no-cache'] });
        const { stdout } = await images.run('podman', ['image', 'inspect', name]);
        digests.push(...JSON.parse(stdout)[0].RootFS.Layers);
      }
      assert.equal(new Set(digests).size, 2, digests.join(' '));
    });
  });

  describe('copy-from-image', () => {
    it('holds the modules of the image with that digest in a registry', async () => {
      await project.pupfile(['layer', '--oci', 'image']);
      const digest = indexedDigest(join(project.directory, 'image'));
      await push(join(project.directory, 'image'));
      await images.build('copied', {
        directory: project.context('copy-from-image'),
        args: { MODULES: `${registry.host}/puppet/modules@${digest}` },
        words: ['--tls-verify=false'],
      });
      const layers = await images.layersAbove('localhost/puppet', 'copied');
      const paths = layers.flatMap(({ entries }) => entries.map(({ path }) => path));
      const names = paths.flatMap((path) => {
        const [, name] = path.split(`${modulesDirectory}/`);
        return name === undefined || name.includes('/') ? [] : [name];
      });
      assert.deepEqual(names.sort(), ['app', 'base', 'firewallrules', 'motd', 'webserver']);
      assert.ok(paths.includes(`${modulesDirectory}/app/metadata.json`));
    });

    it('ends the build where the registry has no image of that digest', async () => {
      const args = { MODULES: `${registry.host}/puppet/modules@sha256:${'0'.repeat(64)}` };
      const directory = project.context('copy-from-image');
      const words = ['--tls-verify=false'];
      await assert.rejects(images.build('missing', { directory, args, words }), /manifest unknown/);
    });
  });

  async function push(layout: string): Promise<void> {
    const target = `docker://${registry.host}/puppet/modules:1`;
    const words = ['copy', '--dest-tls-verify=false', `oci:${layout}:latest`, target];
    const { exitCode, stderr } = await images.run('skopeo', words);
    assert.equal(exitCode, 0, stderr);
  }
});

function indexedDigest(layout: string): string {
  return JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')).manifests[0].digest;
}

/** The times in a layer have no more than seconds. */
async function nextSecond(): Promise<void> {
  const seconds = () => Math.floor(Date.now() / 1000);
  const start = seconds();
  while (seconds() === start) await new Promise((resolve) => setImmediate(resolve));
}

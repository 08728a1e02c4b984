import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BuildOptions,
  type DockerImages,
  openDockerImages,
} from '../support/docker-images.ts';
import type { ImageLayer } from '../support/docker-layers.ts';
import { type DockerProject, startDockerProject } from '../support/docker-project.ts';
import {
  type AgentCertificate,
  type PuppetServer,
  startPuppetServer,
} from '../support/puppet-server.ts';

const code = 'etc/puppetlabs/code';
const modules = `${code}/environments/production/modules`;
const certname = 'web.example.org';
const manifest = `node '${certname}' {
  class { 'motd': greeting => "This is a \${facts['role']}" }
}
`;

describe('a Puppet server with the modules of an image', () => {
  let project: DockerProject;
  let images: DockerImages;
  let server: PuppetServer;
  let identity: AgentCertificate;

  before(async () => {
    images = openDockerImages();
    project = await startDockerProject();
    await images.build('modules', {
      directory: project.context('puppet-server/modules'),
      args: { BASE: 'scratch' },
      secrets: { forge_token: project.tokenFile },
    });
    const directory = join(images.folder, 'server');
    mkdirSync(directory);
    const codeDirectory = join(await mount('modules'), code);
    server = await startPuppetServer(directory, { codeDirectory, manifest });
    identity = await server.issueCertificate(certname);
  });
  after(async () => {
    await server?.stop();
    await project?.stop();
    await images?.stop();
  });

  it('finds them where Puppet looks for them, and nothing else is in that image', async () => {
    const root = await mount('modules');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      lstatSync(join(root, path)).isFile(),
    );
    assert.deepEqual(
      files.filter((path) => !path.startsWith(`${modules}/`)),
      [],
    );
    const all = ['.pupfile', 'app', 'base', 'firewallrules', 'motd', 'webserver'];
    assert.deepEqual(readdirSync(join(root, modules)).sort(), all);
  });

  describe('makes an image by `puppet agent`', () => {
    let layers: readonly ImageLayer[] = [];

    before(async () => {
      await build('web', identity);
      layers = await images.layersAbove('localhost/puppet', 'web');
    });

    it('that has what the manifest and the facts of the build say', async () => {
      const root = await mount('web');
      assert.equal(
        readFileSync(join(root, 'etc/motd'), 'utf8'),
        'This is a web\nQuestions go to root@localhost.\n',
      );
      assert.match(readFileSync(join(root, 'etc/example/contact'), 'utf8'), /root@localhost/);
    });

    it('and leaves nothing else behind: no state, no facts, no modules', () => {
      const names = layers.flatMap(({ entries }) =>
        entries.filter(({ kind }) => kind !== 'directory'),
      );
      assert.deepEqual(names.map(({ path }) => path).sort(), ['etc/example/contact', 'etc/motd']);
    });

    it('whose layers and settings hold no certificate and no key', async () => {
      for (const file of [identity.authority, identity.certificate, identity.key]) {
        const line = readFileSync(file, 'utf8').split('\n')[2] ?? '';
        assert.match(line, /^[\w+/]{64}$/);
        const found = await images.filesWith(line);
        assert.deepEqual(found.filter(isOfImages), []);
      }
    });
  });

  it('would be found out if a build left the key', async () => {
    const directory = join(images.folder, 'leak');
    mkdirSync(directory);
    const key = readFileSync(identity.key, 'utf8');
    writeFileSync(join(directory, 'Dockerfile'), 'FROM scratch\nCOPY key /\n');
    writeFileSync(join(directory, 'key'), key);
    await images.build('leak', { directory });
    const found = await images.filesWith(key.split('\n')[2] ?? '');
    assert.notDeepEqual(found.filter(isOfImages), []);
  });

  it('gives no catalog to the certificate of another name', async () => {
    const other = await server.issueCertificate('other.example.org');
    await assert.rejects(build('refused', other), /Forbidden request|Could not retrieve catalog/);
  });

  it('ends the build where a secret was forgotten', async () => {
    const { puppet_key: _, ...secrets } = secretsOf(identity);
    await assert.rejects(images.build('forgotten', { ...buildOptions(), secrets }), /puppet_key/);
  });

  it('ends the build where a resource fails', async () => {
    const failing = `${manifest.replace('}\n}', "}\n  file { '/nowhere/at/all': content => '' }\n}")}`;
    const file = join(images.folder, 'server', 'site.pp');
    writeFileSync(file, failing);
    try {
      await assert.rejects(build('failed', identity), /nowhere/);
    } finally {
      writeFileSync(file, manifest);
    }
  });

  /** The files of an image, below the directory that comes back. */
  async function mount(name: string): Promise<string> {
    const { stdout: container } = await images.run('buildah', ['from', name]);
    const { stdout: root, stderr } = await images.run('buildah', ['mount', container.trim()]);
    assert.notEqual(root, '', stderr);
    return root.trim();
  }

  // Beside these, buildah has the containers of builds that failed, with the secrets that were mounted.
  const isOfImages = (path: string) =>
    ['overlay', 'overlay-images'].some((folder) =>
      path.startsWith(join(images.folder, 'root', folder, '/')),
    );

  const build = (name: string, certificate: AgentCertificate) =>
    images.build(name, { ...buildOptions(), secrets: secretsOf(certificate) });

  function buildOptions(): BuildOptions {
    return {
      directory: project.context('puppet-server/agent'),
      args: { PUPPET_SERVER: 'localhost', PUPPET_PORT: String(server.port), CERTNAME: certname },
      words: ['--no-cache'],
    };
  }
});

function secretsOf({ authority, certificate, key }: AgentCertificate) {
  return { puppet_ca: authority, puppet_cert: certificate, puppet_key: key };
}

import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  type BuildOptions,
  type DockerImages,
  openDockerImages,
} from '../support/docker-images.ts';
import { type DockerProject, startDockerProject } from '../support/docker-project.ts';
import {
  type AgentCertificate,
  type PuppetServer,
  startPuppetServer,
} from '../support/puppet-server.ts';

const code = 'etc/puppetlabs/code';
const modules = `${code}/environments/production/modules`;
const manifest = manifestWith('');

describe('a Puppet server with the modules of an image', () => {
  let project: DockerProject;
  let images: DockerImages;
  let serverStart: Promise<PuppetServer> | undefined;
  let server: PuppetServer;
  let web: AgentCertificate;

  before(async () => {
    images = openDockerImages();
    const directory = join(images.folder, 'server');
    const codeDirectory = join(directory, 'code');
    mkdirSync(codeDirectory, { recursive: true });
    // Modules are read when a catalog is asked for, so that they may come while it starts.
    serverStart = startPuppetServer(directory, { codeDirectory, manifest });
    serverStart.catch(() => {});
    project = await startDockerProject();
    await buildModules('modules', 'scratch');
    cpSync(join(await mount('modules'), code), codeDirectory, { recursive: true });
    server = await serverStart;
    web = await server.issueCertificate('web.example.org');
    await build('web');
  });
  after(async () => {
    const started = await serverStart?.catch(() => undefined);
    await started?.stop();
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

  it('can have them from an image of its own, by COPY or by BASE, or from a directory', async () => {
    const directory = join(images.folder, 'copy');
    mkdirSync(directory);
    const copy = 'COPY --from=localhost/modules /etc/puppetlabs /etc/puppetlabs';
    writeFileSync(join(directory, 'Dockerfile'), `FROM localhost/debian\n${copy}\n`);
    await images.build('copied', { directory });
    await buildModules('based', 'localhost/debian');
    const installed = join(images.folder, 'installed');
    await project.pupfile(['install', '--frozen', '--modules-dir', installed]);

    const expected = join(await mount('modules'), modules);
    const copied = join(await mount('copied'), modules);
    const based = join(await mount('based'), modules);
    for (const actual of [copied, based, installed]) {
      const { exitCode, stdout, stderr } = await images.run('diff', ['-r', expected, actual]);
      assert.equal(exitCode, 0, stdout + stderr);
    }
  });

  it('makes an image by `puppet agent` that has what the manifest and the facts of the build say', async () => {
    const root = await mount('web');
    assert.equal(
      readFileSync(join(root, 'etc/motd'), 'utf8'),
      'This is a web\nQuestions go to root@localhost.\n',
    );
    assert.match(readFileSync(join(root, 'etc/example/contact'), 'utf8'), /root@localhost/);
  });

  it('leaves nothing else in that image: no state, no facts, no modules', async () => {
    const layers = await images.layersAbove('localhost/puppet', 'web');
    const entries = layers.flatMap((layer) => layer.entries);
    const base = await mount('localhost/puppet');
    const left = entries.filter(
      ({ path, kind }) => kind !== 'directory' || !existsSync(join(base, path)),
    );
    assert.deepEqual(left.map(({ path }) => path).sort(), [
      'etc/example',
      'etc/example/contact',
      // Empty: below it the facts were mounted.
      'etc/facter',
      'etc/motd',
      // Empty: in it the secrets were mounted.
      'run/secrets',
    ]);
  });

  it('leaves no certificate and no key in the layers and settings of that image', async () => {
    for (const file of [web.authority, web.certificate, web.key]) {
      assert.deepEqual(await imagesWith(thirdLine(file)), []);
    }
  });

  it('would be found out if a build left the key', async () => {
    const directory = join(images.folder, 'leak');
    mkdirSync(directory);
    writeFileSync(join(directory, 'Dockerfile'), 'FROM scratch\nCOPY key /\n');
    cpSync(web.key, join(directory, 'key'));
    await images.build('leak', { directory });
    assert.notDeepEqual(await imagesWith(thirdLine(web.key)), []);
  });

  it('is asked again by a build with another REVISION, and only by that', async () => {
    server.setManifest(manifestWith(`file { '/etc/example/new': content => '' }`));
    const hasNew = async (name: string) =>
      readdirSync(join(await mount(name), 'etc/example')).includes('new');
    await build('kept');
    assert.equal(await hasNew('kept'), false);
    await build('new', '2');
    assert.equal(await hasNew('new'), true);
  });

  it('gives no catalog to the certificate of another name', async () => {
    const other = await server.issueCertificate('other.example.org');
    const options = { ...buildOptions('3'), secrets: secretsOf(other) };
    await assert.rejects(images.build('refused', options), /Forbidden request/);
  });

  it('gives nothing to a certificate that was revoked', async () => {
    const former = await server.issueCertificate('former.example.org');
    await server.revokeCertificate(former);
    const { args, ...options } = buildOptions('4');
    const build = { ...options, args: { ...args, CERTNAME: former.name } };
    await assert.rejects(
      images.build('revoked', { ...build, secrets: secretsOf(former) }),
      /'CN=former.example.org' is revoked/,
    );
  });

  it('ends the build where a secret was forgotten', async () => {
    const { puppet_key: _, ...secrets } = secretsOf(web);
    const options = { ...buildOptions('5'), secrets };
    await assert.rejects(images.build('forgotten', options), /no secret with id puppet_key found/);
  });

  it('ends the build where a resource fails', async () => {
    server.setManifest(manifestWith(`file { '/nowhere/at/all': content => '' }`));
    await assert.rejects(build('failed', '6'), /nowhere/);
  });

  /** The files of an image, below the directory that comes back. */
  async function mount(name: string): Promise<string> {
    const { stdout: container } = await images.run('buildah', ['from', name]);
    const { stdout: root, stderr } = await images.run('buildah', ['mount', container.trim()]);
    assert.notEqual(root, '', stderr);
    return root.trim();
  }

  const buildModules = (name: string, base: string) =>
    images.build(name, {
      directory: project.context('puppet-server/modules'),
      args: { BASE: base },
      secrets: { forge_token: project.tokenFile },
    });

  const build = (name: string, revision = '1') =>
    images.build(name, { ...buildOptions(revision), secrets: secretsOf(web) });

  function buildOptions(revision: string): BuildOptions {
    return {
      directory: project.context('puppet-server/agent'),
      args: {
        PUPPET_SERVER: 'localhost',
        PUPPET_PORT: String(server.port),
        CERTNAME: web.name,
        REVISION: revision,
      },
    };
  }

  /** Beside images buildah has the containers of builds that failed, with the secrets that were mounted. */
  async function imagesWith(text: string): Promise<readonly string[]> {
    const folders = ['overlay', 'overlay-images'];
    const inImages = folders.map((folder) => join(images.folder, 'root', folder, '/'));
    const found = await images.filesWith(text);
    return found.filter((path) => inImages.some((folder) => path.startsWith(folder)));
  }
});

function manifestWith(resources: string): string {
  return `node 'web.example.org' {
  class { 'motd': greeting => "This is a \${facts['role']}" }
  ${resources}
}
`;
}

/** Of a file in PEM: as much of it as nothing else has. */
function thirdLine(file: string): string {
  const line = readFileSync(file, 'utf8').split('\n')[2] ?? '';
  assert.match(line, /^[\w+/]{64}$/);
  return line;
}

function secretsOf({ authority, certificate, key }: AgentCertificate) {
  return { puppet_ca: authority, puppet_cert: certificate, puppet_key: key };
}

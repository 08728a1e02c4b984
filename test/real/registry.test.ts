import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type LayoutReference, parseRegistryReference } from '../../src/image/image-reference.ts';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import { type OciBlob, type OciImage, ociMediaTypes } from '../../src/image/oci-image.ts';
import { openImage } from '../../src/image/open-image.ts';
import { type PushOptions, pushImage } from '../../src/image/push-image.ts';
import { pushReferrer } from '../../src/image/push-referrer.ts';
import { layoutSource } from '../../src/image/read-layout.ts';
import { openRegistry, type Registry, registrySource } from '../../src/image/registry.ts';
import { findRegistryLogin } from '../../src/image/registry-login.ts';
import { type DockerRegistry, startDockerRegistry } from '../support/docker-registry.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { runCommand } from '../support/run-command.ts';
import { tarBytes } from '../support/tar-bytes.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { bytesOf, jsonBlob, testImage, testIndex } from '../support/test-image.ts';

const base = tarBytes({ path: 'etc/os-release', content: 'base' });
const modules = tarBytes({ path: 'etc/puppetlabs/code/modules/web/metadata.json', content: '{}' });
const image = testImage({ layers: [base, modules] });

describe("Debian's docker-registry and skopeo", () => {
  const directory = useTemporaryDirectory();
  let server: DockerRegistry;

  afterEach(() => server?.stop());

  const start = async (htpasswd?: string) => {
    const options = htpasswd === undefined ? {} : { htpasswd };
    server = await startDockerRegistry(join(directory(), 'registry'), options);
  };

  const skopeo = async (...args: readonly string[]) => {
    const env = { REGISTRY_AUTH_FILE: join(directory(), 'auth.json') };
    const { exitCode, stdout, stderr } = await runCommand('skopeo', args, {
      cwd: directory(),
      env,
    });
    assert.equal(exitCode, 0, stderr);
    return stdout;
  };

  it('find what was pushed, and copy it as it is', async () => {
    await start();
    const { digest, sentBlobs } = await push(server, 'team/app:1');
    assert.equal(sentBlobs, 3);
    const inspected = await skopeo('inspect', '--tls-verify=false', docker('team/app:1'));
    assert.equal(JSON.parse(inspected).Digest, digest);
    const from = docker(`team/app@${digest}`);
    await skopeo('copy', '--preserve-digests', '--src-tls-verify=false', from, 'oci:out:1');
    const layout: LayoutReference = {
      kind: 'layout',
      directory: join(directory(), 'out'),
      tag: '1',
    };
    const { manifest, layers } = await openImage(layoutSource(layout));
    assert.equal(manifest.descriptor.digest, digest);
    assert.deepEqual(await Promise.all(layers.map(bytesOf)), [base, modules]);
  });

  const docker = (name: string) => `docker://${server.host}/${name}`;

  it('are sent nothing twice', async () => {
    await start();
    await push(server, 'app:1');
    const again = await push(server, 'app:1');
    assert.deepEqual([again.sentBlobs, again.thereBlobs, again.isMoved], [0, 3, false]);
    const other = await push(server, 'app:2');
    assert.deepEqual([other.sentBlobs, other.thereBlobs, other.isMoved], [0, 3, true]);
  });

  it('know the layers of a base in another repository', async () => {
    await start();
    const [layer] = image.layers as [OciBlob];
    await push(server, 'base:1', { images: [testImage({ layers: [base] })] });
    const mounts = new Map([[layer.descriptor.digest, 'base']]);
    const { mountedBlobs, sentBlobs } = await push(server, 'app:1', { mounts });
    assert.deepEqual([mountedBlobs, sentBlobs], [1, 2]);
    await skopeo('copy', '--src-tls-verify=false', docker('app:1'), 'oci:out');
  });

  it('take an image for several platforms', async () => {
    await start();
    const platforms = ['amd64', 'arm64'].map((architecture) => ({ os: 'linux', architecture }));
    const images = platforms.map((platform) => testImage({ layers: [modules], platform }));
    const index = testIndex(images.map((one, at) => [one, platforms[at]]));
    const { digest } = await push(server, 'app:1', { images, index });
    assert.equal(digest, index.descriptor.digest);
    const text = await skopeo(
      ...['--override-arch', 'arm64', 'inspect', '--config', '--tls-verify=false', docker('app:1')],
    );
    assert.equal(JSON.parse(text).architecture, 'arm64');
  });

  for (const format of ['v2s2', 'oci']) {
    it(`write an image that is read, as ${format}`, async () => {
      await start();
      await push(server, 'app:1');
      const both = ['--src-tls-verify=false', '--dest-tls-verify=false'];
      await skopeo('copy', '--format', format, ...both, docker('app:1'), docker(`other:${format}`));
      const { configuration, layers } = await read(server, `other:${format}`);
      assert.equal(configuration.os, 'linux');
      assert.equal(layers.length, 2);
      for (const layer of layers) assert.ok((await bytesOf(layer)).length > 0);
    });
  }

  it('hold the list of what is about an image under its tag', async () => {
    await start();
    const { descriptor } = (await read(server, await pushed('app:1'))).manifest;
    for (const kind of ['sbom', 'signature']) {
      const listed = await withRegistryOf(server, (registry) =>
        pushReferrer({
          registry,
          repository: 'app',
          subject: descriptor,
          ...referrer(kind, descriptor),
        }),
      );
      assert.equal(listed.isListedByRegistry, false);
    }
    const name = docker(`app:${descriptor.digest.replace(':', '-')}`);
    const list = JSON.parse(await skopeo('inspect', '--raw', '--tls-verify=false', name));
    assert.deepEqual(
      list.manifests.map((one: { artifactType: string }) => one.artifactType),
      ['application/sbom', 'application/signature'],
    );
  });

  const pushed = async (name: string) => {
    await push(server, name);
    return name;
  };

  // Of `me:pass:word`, by `htpasswd -Bbn`.
  const passwords = 'me:$2y$05$rhpuuMnQsvcgT2UiqqFOYOd7lyE3hMfeJXcOlCspoYsp6Q25mvTsq';

  it('let in whom `skopeo login` has let in', async () => {
    await start(passwords);
    const refused = await rejection(push(server, 'app:1'), 'REGISTRY_REFUSED');
    assert.match(String(refused.notes), /UNAUTHORIZED: authentication required,no login was sent/);
    await skopeo('login', '--tls-verify=false', '-u', 'me', '-p', 'pass:word', server.host);
    const variables = { HOME: directory(), REGISTRY_AUTH_FILE: join(directory(), 'auth.json') };
    assert.equal((await push(server, 'app:1', {}, variables)).sentBlobs, 3);
    await skopeo('inspect', '--tls-verify=false', docker('app:1'));
    const wrong = { PUPFILE_REGISTRY_USER: 'me', PUPFILE_REGISTRY_PASSWORD: 'hunter2' };
    const error = await rejection(push(server, 'app:1', {}, wrong), 'REGISTRY_REFUSED');
    assert.match(String(error.notes), /the login of PUPFILE_REGISTRY_PASSWORD was sent/);
  });
});

type Variables = Readonly<Record<string, string>>;

function withRegistryOf<Result>(
  { host }: DockerRegistry,
  run: (registry: Registry) => Promise<Result>,
  variables: Variables = { HOME: '/nowhere' },
): Promise<Result> {
  return withHttpClient((http) => {
    const findLogin = (repository: string) =>
      findRegistryLogin({ registry: host, repository, variables, usesVariables: true });
    return run(openRegistry({ registry: host, http, findLogin }));
  });
}

function push(
  server: DockerRegistry,
  name: string,
  changed: Partial<PushOptions> = {},
  variables?: Variables,
) {
  const reference = parseRegistryReference(`${server.host}/${name}`);
  const images: readonly OciImage[] = [image];
  return withRegistryOf(
    server,
    (registry) => pushImage({ registry, reference, images, ...changed }),
    variables,
  );
}

/** All of it is fetched, so that it can be looked at once nothing is connected any more. */
function read(server: DockerRegistry, name: string) {
  return withRegistryOf(server, async (registry) => {
    const reference = parseRegistryReference(`${server.host}/${name}`);
    const opened = await openImage(registrySource(registry, reference));
    const fetchOne = async (layer: OciBlob) => memoryBlob(await bytesOf(layer), layer.descriptor);
    return { ...opened, layers: await Promise.all(opened.layers.map(fetchOne)) };
  });
}

function referrer(kind: string, subject: OciBlob['descriptor']) {
  const config = jsonBlob({}, 'application/vnd.oci.empty.v1+json');
  const layer = jsonBlob({ kind }, 'application/json');
  const document = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.manifest,
    artifactType: `application/${kind}`,
    config: config.descriptor,
    layers: [layer.descriptor],
    subject,
  };
  return { manifest: jsonBlob(document, ociMediaTypes.manifest), blobs: [config, layer] };
}

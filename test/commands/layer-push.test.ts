import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LayerOptions, layer } from '../../src/commands/layer.ts';
import { lock } from '../../src/commands/lock.ts';
import { withForge } from '../support/forge.ts';
import { ignore, settingsOf } from '../support/project.ts';
import {
  type RegistryServer,
  type RegistryServerOptions,
  withRegistry,
} from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('layer, with a registry', () => {
  const directory = useTemporaryDirectory();
  const settings = (variables = {}) => settingsOf(directory(), { variables: home(variables) });
  // Nobody's own logins.
  const home = (variables: Readonly<Record<string, string>>) => ({
    HOME: directory(),
    ...variables,
  });
  const run = (options: LayerOptions, variables = {}) =>
    layer(settings(variables), ignore, options);

  const withProject = (
    work: (server: RegistryServer) => Promise<void>,
    options: RegistryServerOptions = {},
  ) =>
    withRegistry(options, (server) =>
      withForge([{ name: 'acme-web', version: '1.0.0' }], async (forge) => {
        writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n` });
        await lock(settings(), ignore);
        await work(server);
      }),
    );

  const document = (server: RegistryServer, repository: string, reference: string) =>
    JSON.parse(server.manifests(repository).get(reference)?.bytes.toString() ?? 'null');

  it('pushes an image, and sends nothing the second time', async () => {
    await withProject(async (server) => {
      const first = await run({ push: `${server.host}/team/modules:1` });
      assert.deepEqual(counts(first.pushed), { sentBlobs: 2, thereBlobs: 0, mountedBlobs: 0 });
      const second = await run({ push: `${server.host}/team/modules:1` });
      assert.deepEqual(counts(second.pushed), { sentBlobs: 0, thereBlobs: 2, mountedBlobs: 0 });
      assert.equal(second.pushed?.sentBytes, 0);
      assert.equal(second.pushed?.digest, first.pushed?.digest);
      const manifest = document(server, 'team/modules', '1');
      assert.equal(manifest.layers[0].digest, first.layers[0]?.blob.descriptor.digest);
    });
  });

  it('pushes one index for several platforms', async () => {
    await withProject(async (server) => {
      const push = `${server.host}/modules:1`;
      await run({ push, platforms: ['linux/amd64', 'linux/arm64'] });
      const { manifests } = document(server, 'modules', '1');
      const platforms = manifests.map(({ platform }: { platform: object }) => platform);
      assert.deepEqual(platforms, [
        { os: 'linux', architecture: 'amd64' },
        { os: 'linux', architecture: 'arm64' },
      ]);
    });
  });

  it('puts its layer upon a base, whose layers are mounted, and says which one it was', async () => {
    await withProject(async (server) => {
      const base = `${server.host}/base:1`;
      const { pushed } = await run({ push: base, prefix: '/opt/base' });
      const upon = await run({ push: `${server.host}/app:1`, base });
      assert.deepEqual(counts(upon.pushed), { sentBlobs: 2, thereBlobs: 0, mountedBlobs: 1 });
      const manifest = document(server, 'app', '1');
      assert.equal(manifest.layers.length, 2);
      assert.equal(manifest.annotations['org.opencontainers.image.base.digest'], pushed?.digest);
      assert.equal(manifest.annotations['org.opencontainers.image.base.name'], base);
    });
  });

  it('brings the layers of a base into an image layout, and from there into a registry', async () => {
    await withProject(async (server) => {
      await run({ push: `${server.host}/base`, prefix: '/opt/base' });
      await run({ layout: 'image', base: `${server.host}/base` });
      const { layers } = await run({
        push: `${server.host}/other`,
        base: 'oci:image',
        prefix: '/x',
      });
      const manifest = document(server, 'other', 'latest');
      assert.equal(manifest.layers.length, 3);
      assert.equal(manifest.layers[2].digest, layers[0]?.blob.descriptor.digest);
      assert.ok(!('org.opencontainers.image.base.name' in manifest.annotations));
    });
  });

  it('keeps a bill of materials beside the image, in a layout and in a registry', async () => {
    await withProject(
      async (server) => {
        const push = `${server.host}/modules:1`;
        const { pushed } = await run({ push, layout: 'image', sbom: 'spdx' });
        const digest = pushed?.digest ?? '';
        const list = document(server, 'modules', digest.replace(':', '-'));
        const [referrer] = list.manifests;
        assert.equal(referrer.artifactType, 'application/spdx+json');
        const manifest = document(server, 'modules', referrer.digest);
        assert.equal(manifest.subject.digest, digest);
        const sbom = server.blobs('modules').get(manifest.layers[0].digest)?.toString() ?? '';
        assert.match(sbom, /"name": "acme-web"/);
        const index = readFileSync(join(directory(), 'image', 'index.json'), 'utf8');
        assert.deepEqual(
          JSON.parse(index).manifests.map((one: { digest: string }) => one.digest),
          [digest, referrer.digest],
        );
        // The image is found as if it were alone.
        await run({ layout: 'other', base: 'oci:image' });
      },
      { hasReferrers: false },
    );
  });

  it('tells the licences of the modules', async () => {
    await withProject(async (server) => {
      await run({ push: `${server.host}/modules:1` });
      const { annotations } = document(server, 'modules', '1');
      assert.equal(annotations['org.opencontainers.image.licenses'], 'Apache-2.0');
    });
  });

  it('logs in where the registry asks for it, and leaves the password nowhere', async () => {
    await withProject(
      async (server) => {
        const push = `${server.host}/team/modules:1`;
        const refused = await rejection(run({ push }), 'REGISTRY_REFUSED');
        assert.match(refused.notes.join('\n'), /no login was sent/);
        const variables = {
          PUPFILE_REGISTRY_USER: 'builder',
          PUPFILE_REGISTRY_PASSWORD: 'hush-hush',
        };
        const { pushed } = await run({ push, layout: 'image' }, variables);
        assert.equal(pushed?.sentBlobs, 2);
        assert.ok(!JSON.stringify(readTree(directory())).includes('hush-hush'));
        const base64 = Buffer.from('builder:hush-hush').toString('base64');
        assert.ok(!JSON.stringify(readTree(directory())).includes(base64));
      },
      { login: 'builder:hush-hush', scheme: 'Bearer' },
    );
  });

  it('does not hand the login of the registry that it pushes to to the registry of a base', async () => {
    const options: RegistryServerOptions = {
      answer: (_, response) => {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return true;
      },
    };
    await withRegistry(options, (stranger) =>
      withProject(async (server) => {
        const variables = {
          PUPFILE_REGISTRY_USER: 'builder',
          PUPFILE_REGISTRY_PASSWORD: 'hush-hush',
        };
        const push = `${server.host}/modules`;
        const pushing = run({ push, base: `${stranger.host}/base` }, variables);
        await rejection(pushing, 'REGISTRY_REFUSED');
        assert.ok(stranger.requests.length > 0);
        assert.deepEqual(new Set(stranger.authorizations), new Set([undefined]));
      }),
    );
  });

  it('needs an image for a base, and a name for a push', async () => {
    await withProject(async () => {
      await rejection(run({ base: 'oci:image', file: 'x.tar' }), 'USAGE');
      await rejection(run({ push: 'oci:image' }), 'USAGE');
      await rejection(run({ push: 'Registry.example/UPPER' }), 'USAGE');
      writeFileSync(join(directory(), 'file'), '');
      await rejection(run({ base: 'oci:file', layout: 'x' }), 'IMAGE_NOT_FOUND');
      assert.equal(readFileSync(join(directory(), 'file'), 'utf8'), '');
    });
  });
});

function counts(pushed: Awaited<ReturnType<typeof layer>>['pushed']) {
  if (pushed === undefined) throw new Error('nothing was pushed');
  const { sentBlobs, thereBlobs, mountedBlobs } = pushed;
  return { sentBlobs, thereBlobs, mountedBlobs };
}

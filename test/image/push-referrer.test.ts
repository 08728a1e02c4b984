import assert from 'node:assert/strict';
import { type OciBlob, ociMediaTypes } from '../../src/image/oci-image.ts';
import { pushReferrer } from '../../src/image/push-referrer.ts';
import { openRegistry } from '../../src/image/registry.ts';
import { withHttpClient } from '../support/http-client.ts';
import { type RegistryServer, withRegistry } from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';
import { jsonBlob, testImage } from '../support/test-image.ts';

const subject = testImage().manifest.descriptor;
const tag = subject.digest.replace(':', '-');
const empty = jsonBlob({}, 'application/vnd.oci.empty.v1+json');

describe('pushing what is about an image', () => {
  it('needs no more where the registry lists it itself', async () => {
    await withRegistry({ hasReferrers: true }, async (server) => {
      const { isListedByRegistry } = await push(server, referrer('sbom'));
      assert.equal(isListedByRegistry, true);
      assert.equal(server.manifests('app').has(tag), false);
    });
  });

  it('writes a list under a tag where the registry has none', async () => {
    await withRegistry({}, async (server) => {
      const sbom = referrer('sbom');
      const { digest, isListedByRegistry } = await push(server, sbom);
      assert.equal(isListedByRegistry, false);
      assert.equal(digest, sbom.manifest.descriptor.digest);
      assert.deepEqual(listOf(server), {
        schemaVersion: 2,
        mediaType: ociMediaTypes.index,
        manifests: [
          {
            ...sbom.manifest.descriptor,
            artifactType: 'application/sbom',
            annotations: { kind: 'sbom' },
          },
        ],
      });
    });
  });

  it('adds to the list, and to it once only', async () => {
    await withRegistry({}, async (server) => {
      const all = [referrer('sbom'), referrer('signature'), referrer('sbom')];
      for (const one of all) await push(server, one);
      const { manifests } = listOf(server);
      assert.deepEqual(
        manifests.map(({ digest }) => digest),
        all.slice(0, 2).map(({ manifest }) => manifest.descriptor.digest),
      );
    });
  });

  it('leaves alone what else is under that tag', async () => {
    await withRegistry({}, async (server) => {
      const other = {
        type: ociMediaTypes.manifest,
        bytes: Buffer.from('{"config":{},"layers":[]}'),
      };
      server.manifests('app').set(tag, other);
      await rejection(push(server, referrer('sbom')), 'IMAGE_INVALID');
      assert.equal(server.manifests('app').get(tag), other);
    });
  });
});

function referrer(kind: string): {
  readonly manifest: OciBlob;
  readonly blobs: readonly OciBlob[];
} {
  const layer = jsonBlob({ kind }, 'application/json');
  const manifest = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.manifest,
    artifactType: 'application/sbom',
    config: empty.descriptor,
    layers: [layer.descriptor],
    subject,
    annotations: { kind },
  };
  return { manifest: jsonBlob(manifest, ociMediaTypes.manifest), blobs: [empty, layer] };
}

function push(server: RegistryServer, { manifest, blobs }: ReturnType<typeof referrer>) {
  return withHttpClient((http) => {
    const registry = openRegistry({ registry: server.host, http });
    return pushReferrer({ registry, repository: 'app', manifest, blobs, subject });
  });
}

function listOf(server: RegistryServer): {
  readonly manifests: readonly { readonly digest: string }[];
} {
  return JSON.parse(String(server.manifests('app').get(tag)?.bytes));
}

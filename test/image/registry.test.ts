import assert from 'node:assert/strict';
import { parseRegistryReference } from '../../src/image/image-reference.ts';
import type { OciBlob } from '../../src/image/oci-image.ts';
import { openImage } from '../../src/image/open-image.ts';
import { openRegistry, type RegistryOptions, registrySource } from '../../src/image/registry.ts';
import type { HttpClientOptions } from '../../src/net/http.ts';
import { cutBody, fallSilent, inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { always, once, type RegistryFault, refusing, saying } from '../support/registry-faults.ts';
import { type RegistryServer, withRegistry } from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';
import { bytesOf, testImage, testIndex } from '../support/test-image.ts';

const image = testImage({ layers: ['base', Buffer.alloc(300_000, 'x')] });
const [base, large] = image.layers as [OciBlob, OciBlob];

describe('an image of a registry', () => {
  it('is read by its tag, and by its digest', async () => {
    await withRegistry({}, async (server) => {
      await fill(server);
      for (const name of ['app:1', `app@${image.manifest.descriptor.digest}`]) {
        const layers = await read(server, name);
        assert.deepEqual(layers, ['base', 'x'.repeat(300_000)]);
      }
    });
  });

  it('is read from an index by the digest that this has', async () => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const index = testIndex([[image, platform]]);
    await withRegistry({}, async (server) => {
      await fill(server, index);
      assert.equal((await read(server, 'app:1')).length, 2);
      const { digest } = image.manifest.descriptor;
      assert.ok(server.requests.includes(`GET /v2/app/manifests/${digest}`));
    });
  });

  it('is not there', async () => {
    await withRegistry({}, async (server) => {
      const error = await rejection(read(server, 'app:1'), 'IMAGE_NOT_FOUND');
      assert.equal(error.message, `There is no image ${server.host}/app:1`);
      assert.deepEqual(error.notes, [
        `GET ${server.url}/v2/app/manifests/1`,
        'MANIFEST_UNKNOWN',
        'no login was sent',
      ]);
    });
  });

  for (const name of ['app:1', `app@${image.manifest.descriptor.digest}`]) {
    it(`is refused where ${name.slice(0, 11)} brings another manifest than the registry says`, async () => {
      await withRegistry(
        {
          answer: (_, response) => {
            const { digest } = image.manifest.descriptor;
            response.writeHead(200, { 'docker-content-digest': digest }).end('{}');
            return true;
          },
        },
        async (server) => void (await rejection(read(server, name), 'DIGEST_MISMATCH')),
      );
    });
  }

  it('of the oldest kind is refused in words', async () => {
    const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    await withFaultyServer(reply(200, { 'content-type': type }, '{}'), async ({ url }) => {
      const error = await rejection(read({ host: new URL(url).host }, 'app:1'), 'IMAGE_INVALID');
      assert.match(error.message, /Docker's schema 1/);
    });
  });

  it('has layers that are read on from where the connection broke', async () => {
    await withRegistry(
      { answer: breaking(large.descriptor.digest, Buffer.alloc(1000, 'x')) },
      async (server) => {
        await fill(server);
        assert.equal((await read(server, 'app:1'))[1]?.length, 300_000);
      },
    );
  });

  it('has layers that a server which knows no ranges sends from the beginning', async () => {
    const bytes = await bytesOf(large);
    const storage = inTurn(cutBody(bytes.subarray(0, 1000)), reply(200, {}, bytes));
    await withFaultyServer(storage, async ({ url, requests }) => {
      const answer: RegistryFault = (request, response) => {
        if (!request.url?.endsWith(large.descriptor.digest)) return false;
        response.writeHead(307, { location: url }).end();
        return true;
      };
      await withRegistry({ answer }, async (server) => {
        await fill(server);
        assert.equal((await read(server, 'app:1'))[1]?.length, 300_000);
        assert.equal(requests.length, 2);
      });
    });
  });

  it('has layers elsewhere, where no login is sent to', async () => {
    await withFaultyServer(reply(200, {}, 'base'), async (storage) => {
      const options = { login: 'me:hunter2', scheme: 'Bearer', blobsAt: storage.url } as const;
      await withRegistry(options, async (server) => {
        await fill(server);
        await withHttpClient(async (http) => {
          const findLogin = loginOf('hunter2');
          const registry = openRegistry({ registry: server.host, http, findLogin });
          const source = registrySource(registry, parseRegistryReference(`${server.host}/app:1`));
          assert.equal(String(await bytesOf(source.blob(base.descriptor))), 'base');
        });
        assert.ok(server.authorizations.some((one) => one?.startsWith('Bearer ')));
        assert.deepEqual(
          storage.requests.map(({ headers }) => headers.authorization),
          [undefined],
        );
      });
    });
  });

  it('is refused where a layer is another one', async () => {
    await withRegistry({}, async (server) => {
      await fill(server);
      server.blobs('app').set(base.descriptor.digest, Buffer.from('evil'));
      await rejection(read(server, 'app:1'), 'DIGEST_MISMATCH');
    });
  });

  it('is given up where a layer stops coming', async () => {
    await withFaultyServer(fallSilent, async (storage) => {
      await withRegistry({ blobsAt: storage.url }, async (server) => {
        await fill(server);
        const error = await rejection(
          read(server, 'app:1', { limits: { idleMs: 30 }, retry: { attempts: 2, firstWaitMs: 1 } }),
          'REGISTRY_UNREACHABLE',
        );
        assert.match(String(error.notes), /the server stopped sending$/);
      });
    });
  });

  for (const [title, answer] of [
    ['403 with words', always('GET', refusing(403, 'DENIED', 'no'))],
    ['500 for ever', always('GET', saying(500))],
    ['a web page', always('GET', (_, response) => void response.writeHead(418).end('<html>'))],
  ] as const) {
    it(`is refused where the registry says ${title}`, async () => {
      await withRegistry({ answer }, async (server) => {
        await rejection(read(server, 'app:1'), 'REGISTRY_REFUSED');
      });
    });
  }

  it('is asked for again after a problem that passes', async () => {
    await withRegistry({ answer: once('GET', saying(500)) }, async (server) => {
      await fill(server);
      assert.equal((await read(server, 'app:1')).length, 2);
    });
  });

  it('has a manifest of a size that a manifest may have', async () => {
    const answer = reply(200, {}, Buffer.alloc(4 * 1024 * 1024 + 1, ' '));
    await withFaultyServer(answer, async ({ url, requests }) => {
      const error = await rejection(
        read({ host: new URL(url).host }, 'app:1'),
        'REGISTRY_UNREACHABLE',
      );
      assert.match(String(error.notes), /the answer is larger than 4 MiB$/);
      assert.equal(requests.length, 1);
    });
  });
});

function loginOf(password: string): NonNullable<RegistryOptions['findLogin']> {
  return async () => ({ login: { kind: 'password', user: 'me', password }, from: 'config.json' });
}

/** Breaks off the first time that a blob is read. */
function breaking(digest: string, start: Buffer) {
  const cut = cutBody(start, { 'content-length': '300000' });
  let isDone = false;
  return (...exchange: Parameters<typeof cut>) => {
    if (isDone || !exchange[0].url?.endsWith(digest)) return false;
    isDone = true;
    cut(...exchange);
    return true;
  };
}

async function fill(server: RegistryServer, root: OciBlob = image.manifest): Promise<void> {
  for (const blob of [...image.layers, image.config]) {
    server.blobs('app').set(blob.descriptor.digest, await bytesOf(blob));
  }
  for (const [name, blob] of [
    ['1', root],
    [image.manifest.descriptor.digest, image.manifest],
  ] as const) {
    const { mediaType: type } = blob.descriptor;
    server.manifests('app').set(name, { type, bytes: await bytesOf(blob) });
  }
}

function read(
  { host }: { readonly host: string },
  name: string,
  changed: Partial<HttpClientOptions> = {},
): Promise<readonly string[]> {
  return withHttpClient(async (http) => {
    const registry = openRegistry({ registry: host, http });
    const source = registrySource(registry, parseRegistryReference(`${host}/${name}`));
    const { layers } = await openImage(source);
    return Promise.all(layers.map(async (layer) => String(await bytesOf(layer))));
  }, changed);
}

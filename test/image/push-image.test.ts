import assert from 'node:assert/strict';
import { parseRegistryReference } from '../../src/image/image-reference.ts';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import { type OciBlob, ociMediaTypes } from '../../src/image/oci-image.ts';
import { type PushOptions, pushImage } from '../../src/image/push-image.ts';
import { openRegistry, type RegistryOptions } from '../../src/image/registry.ts';
import type { HttpClientOptions } from '../../src/net/http.ts';
import { withHttpClient } from '../support/http-client.ts';
import {
  always,
  once,
  refusing,
  resetInMiddle,
  saying,
  stopReading,
} from '../support/registry-faults.ts';
import { digestOf, type RegistryServer, withRegistry } from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';
import { testImage, testIndex } from '../support/test-image.ts';

const image = testImage({ layers: ['base', 'modules'] });
const [base, modules] = image.layers as [OciBlob, OciBlob];

describe('pushing an image', () => {
  it('sends what it consists of, and then gives it its tag', async () => {
    await withRegistry({}, async (server) => {
      const result = await push(server, {});
      const { digest } = image.manifest.descriptor;
      const sentBytes = [base, modules, image.config].reduce(
        (sum, one) => sum + one.descriptor.size,
        0,
      );
      assert.deepEqual(result, {
        ...{ digest, sentBlobs: 3, sentBytes, thereBlobs: 0, mountedBlobs: 0, isMoved: true },
      });
      assert.equal(server.blobs('app').get(modules.descriptor.digest)?.toString(), 'modules');
      assert.equal(digestOf(server.manifests('app').get('1')?.bytes ?? Buffer.alloc(0)), digest);
      assert.equal(server.requests.at(-1), 'PUT /v2/app/manifests/1');
    });
  });

  it('sends nothing the second time, and leaves the tag alone', async () => {
    await withRegistry({}, async (server) => {
      await push(server, {});
      server.requests.length = 0;
      const { sentBlobs, thereBlobs, isMoved } = await push(server, {});
      assert.deepEqual(
        { sentBlobs, thereBlobs, isMoved },
        { sentBlobs: 0, thereBlobs: 3, isMoved: false },
      );
      assert.deepEqual([...new Set(server.requests.map((one) => one.split(' ')[0]))], ['HEAD']);
    });
  });

  it('has the layers of a base mounted', async () => {
    await withRegistry({}, async (server) => {
      server.blobs('team/base').set(base.descriptor.digest, Buffer.from('base'));
      const mounts = new Map([[base.descriptor.digest, 'team/base']]);
      const { mountedBlobs, sentBlobs } = await push(server, { mounts });
      assert.deepEqual({ mountedBlobs, sentBlobs }, { mountedBlobs: 1, sentBlobs: 2 });
      const mount = `?mount=${encodeURIComponent(base.descriptor.digest)}&from=team%2Fbase`;
      assert.ok(server.requests.includes(`POST /v2/app/blobs/uploads/${mount}`));
    });
  });

  for (const [title, options] of [
    ['begins an upload instead', { refusesMounts: true }],
    ['refuses that', { answer: once('POST', refusing(403, 'DENIED')) }],
  ] as const) {
    it(`sends the layers of a base where the registry ${title}`, async () => {
      await withRegistry(options, async (server) => {
        server.blobs('base').set(base.descriptor.digest, Buffer.from('base'));
        const mounts = new Map([[base.descriptor.digest, 'base']]);
        const { mountedBlobs, sentBlobs } = await push(server, { mounts, concurrency: 1 });
        assert.deepEqual({ mountedBlobs, sentBlobs }, { mountedBlobs: 0, sentBlobs: 3 });
      });
    });
  }

  it('sends a layer of several images once, and the index last', async () => {
    const platforms = ['amd64', 'arm64'].map((architecture) => ({ os: 'linux', architecture }));
    const images = platforms.map((platform) => testImage({ layers: ['modules'], platform }));
    const index = testIndex(images.map((one, at) => [one, platforms[at]]));
    await withRegistry({}, async (server) => {
      const { digest, sentBlobs } = await push(server, { images, index });
      assert.equal(digest, index.descriptor.digest);
      assert.equal(sentBlobs, 3);
      const puts = server.requests.filter((one) => one.startsWith('PUT /v2/app/manifests/'));
      assert.deepEqual(
        puts.map((one) => one.replace(/.*\//, '')),
        [...images.map((one) => one.manifest.descriptor.digest), '1'],
      );
    });
  });

  for (const [title, fault] of [
    ['the connection is reset in the middle of a layer', resetInMiddle],
    ['the registry has a problem', saying(503)],
    ['the registry asks to wait', saying(429, { 'retry-after': '0' })],
    ['the registry has lost the upload', refusing(404, 'BLOB_UPLOAD_UNKNOWN')],
  ] as const) {
    it(`sends a layer again where ${title}`, async () => {
      const answer = once('PUT', fault);
      await withRegistry({ answer }, async (server) => {
        const { sentBlobs } = await push(server, { concurrency: 1 });
        assert.equal(sentBlobs, 3);
        const posts = server.requests.filter((one) => one.startsWith('POST '));
        assert.equal(posts.length, 4);
      });
    });
  }

  it('does not send again what the registry has taken without saying so', async () => {
    const taken: Buffer[] = [];
    const answer = once('PUT', (request) => {
      request.resume().once('end', () => {
        taken.push(Buffer.from('base'));
        request.socket.resetAndDestroy();
      });
    });
    await withRegistry({ answer }, async (server) => {
      const onRetry = () => {
        const [bytes] = taken;
        if (bytes !== undefined) server.blobs('app').set(digestOf(bytes), bytes);
      };
      const { sentBlobs } = await push(server, { concurrency: 1 }, {}, { onRetry });
      assert.equal(sentBlobs, 3);
      assert.equal(server.requests.filter((one) => one.startsWith('POST ')).length, 3);
    });
  });

  it('sends a layer to where the registry wants it, without the login', async () => {
    await withRegistry({}, async (storage) => {
      const options = { login: 'me:hunter2', uploadsAt: storage.url };
      await withRegistry(options, async (server) => {
        const pushed = push(server, {}, { findLogin: loginOf('me', 'hunter2') });
        // It knows of no upload, but it was asked.
        const error = await rejection(pushed, 'REGISTRY_UNREACHABLE');
        assert.match(String(error.notes), /the registry has lost the upload/);
        assert.ok(storage.requests.length > 0);
        assert.ok(storage.authorizations.every((one) => one === undefined));
      });
    });
  });

  it('does not send a layer to where there is no way', async () => {
    await withRegistry({ uploadsAt: 'ftp://storage.example' }, async (server) => {
      const error = await rejection(push(server, {}), 'REGISTRY_REFUSED');
      assert.match(error.message, /wants it sent over ftp$/);
    });
  });

  for (const scheme of ['Basic', 'Bearer'] as const) {
    it(`logs in by ${scheme} where the registry asks for it`, async () => {
      await withRegistry({ login: 'me:hunter2', scheme }, async (server) => {
        server.blobs('base').set(base.descriptor.digest, Buffer.from('base'));
        const mounts = new Map([[base.descriptor.digest, 'base']]);
        const findLogin = loginOf('me', 'hunter2');
        const { sentBlobs, mountedBlobs } = await push(server, { mounts }, { findLogin });
        assert.deepEqual({ sentBlobs, mountedBlobs }, { sentBlobs: 2, mountedBlobs: 1 });
      });
    });
  }

  it('gets a new token where the old one is no longer good', async () => {
    await withRegistry({ login: 'me:hunter2', scheme: 'Bearer' }, async (server) => {
      const onBlob = () => server.expireTokens();
      const findLogin = loginOf('me', 'hunter2');
      const { sentBlobs } = await push(server, { onBlob, concurrency: 1 }, { findLogin });
      assert.equal(sentBlobs, 3);
    });
  });

  it('tells in the words of the registry why it is refused', async () => {
    const answer = always('POST', refusing(403, 'DENIED', 'requested access\u001b[31m is denied'));
    await withRegistry({ answer }, async (server) => {
      const error = await rejection(push(server, {}), 'REGISTRY_REFUSED');
      assert.equal(error.message, `${server.host}/app: ${server.url} answers with status 403`);
      assert.deepEqual(error.notes, [
        `POST ${server.url}/v2/app/blobs/uploads/`,
        'DENIED: requested access\u{fffd}[31m is denied',
        'no login was sent',
      ]);
    });
  });

  it('tells which login was not accepted, and nothing of what is in it', async () => {
    await withRegistry({ login: 'me:hunter2' }, async (server) => {
      const findLogin = loginOf('me', 'hunter3');
      const error = await rejection(push(server, {}, { findLogin }), 'REGISTRY_REFUSED');
      assert.ok(error.notes.includes('the login of config.json was sent'), String(error.notes));
      assert.ok(!JSON.stringify([error.message, error.notes, error.hint]).includes('hunter3'));
    });
  });

  it('leaves nothing under way when it fails', async () => {
    const layers = Array.from({ length: 20 }, (_, index) => `layer ${index}`);
    const answer = always('PUT', refusing(413, 'SIZE_INVALID'));
    await withRegistry({ answer }, async (server) => {
      const pushed = push(server, { images: [testImage({ layers })], concurrency: 2 });
      const error = await rejection(pushed, 'REGISTRY_REFUSED');
      assert.match(error.hint ?? '', /larger than the registry/);
      assert.ok(server.requests.length <= 9, String(server.requests.length));
      assert.equal(server.manifests('app').size, 0);
    });
  });

  it('gives up a registry that stops reading', async () => {
    const size = 64 * 1024 * 1024;
    const piece = Buffer.alloc(64 * 1024);
    const large: OciBlob = {
      descriptor: { ...base.descriptor, size },
      read: async function* () {
        for (let sent = 0; sent < size; sent += piece.length) yield piece;
      },
    };
    const answer = always('PUT', stopReading);
    await withRegistry({ answer }, async (server) => {
      const pushed = push(
        server,
        { images: [{ ...image, layers: [large] }], concurrency: 1 },
        {},
        {
          limits: { headersMs: 100 },
          retry: { attempts: 2, firstWaitMs: 1 },
        },
      );
      const error = await rejection(pushed, 'REGISTRY_UNREACHABLE');
      assert.match(String(error.notes), /^PUT .*: the server did not answer in time$/);
    });
  });

  it('fails where a layer is not what it says, and gives no tag', async () => {
    await withRegistry({}, async (server) => {
      const wrong = memoryBlob(Buffer.from('other'), { mediaType: ociMediaTypes.layer });
      const blob = {
        ...wrong,
        descriptor: { ...wrong.descriptor, digest: base.descriptor.digest },
      };
      const error = await rejection(
        push(server, { images: [{ ...image, layers: [blob] }] }),
        'REGISTRY_REFUSED',
      );
      assert.match(String(error.notes), /DIGEST_INVALID/);
      assert.equal(server.manifests('app').size, 0);
    });
  });

  it('takes a digest as name only where it is that of the image', async () => {
    await withRegistry({}, async (server) => {
      const { digest } = image.manifest.descriptor;
      const name = `${server.host}/app@${digest}`;
      assert.equal(
        (await push(server, { reference: parseRegistryReference(name) })).digest,
        digest,
      );
      const other = parseRegistryReference(`${server.host}/app@${digestOf(Buffer.from('other'))}`);
      await rejection(push(server, { reference: other }), 'USAGE');
    });
  });
});

function loginOf(user: string, password: string): NonNullable<RegistryOptions['findLogin']> {
  return async () => ({ login: { kind: 'password', user, password }, from: 'config.json' });
}

function push(
  server: RegistryServer,
  changed: Partial<PushOptions>,
  registryOptions: Partial<RegistryOptions> = {},
  httpOptions: Partial<HttpClientOptions> = {},
) {
  return withHttpClient(
    (http) =>
      pushImage({
        registry: openRegistry({ registry: server.host, http, ...registryOptions }),
        reference: parseRegistryReference(`${server.host}/app:1`),
        images: [image],
        ...changed,
      }),
    httpOptions,
  );
}

import assert from 'node:assert/strict';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import { openRegistry, type Registry } from '../../src/image/registry.ts';
import { uploadBlob } from '../../src/image/registry-upload.ts';
import { withHttpClient } from '../support/http-client.ts';
import { withProxy } from '../support/proxy-server.ts';
import { always } from '../support/registry-faults.ts';
import { type RegistryServerOptions, withRegistry } from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';
import { passOn, withSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

const registry = 'registry.forge.example';
const blob = memoryBlob(Buffer.from('layer'), { mediaType: 'text/plain' });

describe('an upload over https', () => {
  for (const [where, problem] of [
    [`http://${registry}`, 'wants it sent over http'],
    ['http://elsewhere.example', 'wants it sent over http'],
    ['ftp://elsewhere.example', 'wants it sent over ftp'],
    ['http://[', 'does not say where to'],
  ] as const) {
    it(`does not begin where the registry names ${where}`, async () => {
      await withSecureRegistry({ uploadsAt: where }, async (open) => {
        const error = await rejection(upload(open), 'REGISTRY_REFUSED');
        assert.equal(error.message, `${registry}/app: https://${registry} ${problem}`);
        assert.deepEqual(error.notes, [`POST https://${registry}/v2/app/blobs/uploads/`]);
      });
    });
  }

  it('does not begin where the registry names nothing', async () => {
    const answer = always('POST', (_, response) => void response.writeHead(202).end());
    await withSecureRegistry({ answer }, async (open) => {
      const error = await rejection(upload(open), 'REGISTRY_REFUSED');
      assert.match(error.message, /does not say where to$/);
    });
  });

  it('is not needed where the content is there', async () => {
    const answer = always('HEAD', (_, response) => void response.writeHead(200).end());
    await withSecureRegistry({ answer }, async (open) => assert.equal(await upload(open), 'there'));
  });
});

type WithOpened = <Result>(run: (registry: Registry) => Promise<Result>) => Promise<Result>;

/** The tests have no names of their own: a proxy leads to the registry whatever it is called. */
async function withSecureRegistry(
  options: RegistryServerOptions,
  run: (open: WithOpened) => Promise<unknown>,
): Promise<void> {
  await withRegistry(options, (server) =>
    withSecureServer(passOn(server.url), { certificate: 'other.pem' }, ({ port }) =>
      withProxy({ leadsTo: port }, async (proxy) => {
        const variables = { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: tlsFile('ca.pem') };
        const open: WithOpened = (work) =>
          withHttpClient((http) => work(openRegistry({ registry, http })), { variables });
        await run(open);
      }),
    ),
  );
}

function upload(open: WithOpened) {
  return open((opened) => uploadBlob(opened, { repository: 'app', blob }));
}

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { type ExchangeLimits, openTransport } from '../../src/net/exchange.ts';
import { reply } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { withProxy } from '../support/proxy-server.ts';
import { rejection } from '../support/rejection.ts';
import { withSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';
import { transportOptions } from '../support/transport.ts';

const options = { mostBytes: 1000 };
const trusting = { SSL_CERT_FILE: tlsFile('ca.pem') };

describe('a connection by IPv6', () => {
  it('is opened to an address', async () => {
    const server = createServer((_, response) => response.end('six'));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '::1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    try {
      await withHttpClient(async (http) => {
        const { body, reached } = await http.get(`http://[::1]:${port}/v3`, options);
        assert.equal(body.toString(), 'six');
        assert.equal(reached.href, `http://[::1]:${port}/v3`);
      });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('verifies the address by the certificate', async () => {
    await withSecureServer(reply(200), { host: '::1' }, async ({ url }) => {
      await withHttpClient(
        async (http) => assert.equal((await http.get(url, options)).status, 200),
        { variables: trusting },
      );
    });
    await withSecureServer(
      reply(200),
      { host: '::1', certificate: 'other.pem' },
      async ({ url }) => {
        const error = await withHttpClient(
          (http) => rejection(http.get(url, options), 'FORGE_UNREACHABLE'),
          { variables: trusting },
        );
        assert.match(String(error.notes), /, and not for ::1$/);
      },
    );
  });

  it('is named in errors as in addresses', async () => {
    const error = await withHttpClient((http) =>
      rejection(http.get('http://[::1]:9/v3', options), 'FORGE_UNREACHABLE'),
    );
    assert.equal(error.message, 'No answer from http://[::1]:9');
    assert.deepEqual(error.notes, ['GET http://[::1]:9/v3: nothing listens there']);
  });

  it('leads through a proxy as well', async () => {
    await withSecureServer(reply(200), { host: '::1' }, async ({ url, port }) => {
      await withProxy({}, async (proxy) => {
        const variables = { ...trusting, HTTPS_PROXY: proxy.url };
        await withHttpClient(
          async (http) => assert.equal((await http.get(url, options)).status, 200),
          { variables },
        );
        assert.deepEqual(proxy.requests, [`CONNECT [::1]:${port}`]);
      });
    });
  });

  it('falls back to IPv4 where only that answers', async () => {
    await withSecureServer(reply(200), {}, async ({ port }) => {
      const open = await openTransport({
        ...(await transportOptions(trusting)),
        lookup: bothAddresses,
      });
      try {
        const url = new URL(`https://localhost:${port}`);
        const { signal } = new AbortController();
        const { status } = await open.transport({ url, headers: {}, limits, signal });
        assert.equal(status, 200);
      } finally {
        await open.close();
      }
    });
  });
});

const limits: ExchangeLimits = {
  connectMs: 10_000,
  headersMs: 10_000,
  idleMs: 10_000,
  leastBytesPerIdle: 1,
  bodyBytes: 1000,
};

/** As a machine with IPv6 has it for localhost. */
const bothAddresses: LookupFunction = (_, __, callback) =>
  callback(null, [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ]);

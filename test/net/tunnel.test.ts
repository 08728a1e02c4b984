import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import type { ErrorCode } from '../../src/errors/error-codes.ts';
import type { HttpClientOptions } from '../../src/net/http.ts';
import { inTurn, reply, stayAway, withFaultyServer } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { withProxy } from '../support/proxy-server.ts';
import { rejection } from '../support/rejection.ts';
import { withSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

type Variables = Readonly<Record<string, string>>;

const trusting = { SSL_CERT_FILE: tlsFile('ca.pem') };
const login = 'us@er:pass:word/';
const encodedLogin = 'us%40er:pass%3Aword%2F';
const loginHeader = `Basic ${Buffer.from(login).toString('base64')}`;

describe('a client behind a proxy', () => {
  it('has it forward http, by the whole address', async () => {
    await withFaultyServer(reply(200, {}, 'served'), async ({ url, requests }) => {
      await withProxy({}, async (proxy) => {
        const answer = await get(`${url}/v3?a=1#b`, { HTTP_PROXY: proxy.url });
        assert.equal(answer.body.toString(), 'served');
        assert.deepEqual(proxy.requests, [`GET ${url}/v3?a=1`]);
        assert.equal(requests[0]?.headers.host, new URL(url).host);
      });
    });
  });

  it('has it tunnel https, of which it sees nothing', async () => {
    await withSecureServer(reply(200, {}, 'served'), {}, async ({ url, requests }) => {
      await withProxy({}, async (proxy) => {
        const variables = { ...trusting, HTTPS_PROXY: proxy.url, PUPFILE_TOKEN_X: 'x' };
        const answer = await get(`${url}/v3`, variables);
        assert.equal(answer.body.toString(), 'served');
        assert.deepEqual(proxy.requests, [`CONNECT ${new URL(url).host}`]);
        assert.equal(requests[0]?.headers['proxy-authorization'], undefined);
      });
    });
  });

  it('keeps a tunnel', async () => {
    await withSecureServer(reply(200), {}, async ({ url }) => {
      await withProxy({}, async (proxy) => {
        const variables = { ...trusting, HTTPS_PROXY: proxy.url };
        await withHttpClient(
          async (http) => {
            for (const path of ['/a', '/b']) await http.get(url + path, { mostBytes: 1000 });
          },
          { variables, concurrency: 1 },
        );
        assert.equal(proxy.requests.length, 1);
      });
    });
  });

  it('looks up no name that the proxy may know', async () => {
    await withFaultyServer(reply(200, {}, 'served'), async ({ url }) => {
      await withProxy({ leadsTo: Number(new URL(url).port) }, async (proxy) => {
        await get('http://forge.invalid/v3', { HTTP_PROXY: proxy.url });
        assert.deepEqual(proxy.requests, ['GET http://forge.invalid/v3']);
      });
    });
  });

  it('tunnels to the default port, and verifies the name of the server', async () => {
    await withSecureServer(reply(200), { certificate: 'other.pem' }, async ({ port }) => {
      await withProxy({ leadsTo: port }, async (proxy) => {
        const variables = { ...trusting, HTTPS_PROXY: proxy.url };
        assert.equal((await get('https://forge.example/v3', variables)).status, 200);
        assert.deepEqual(proxy.requests, ['CONNECT forge.example:443']);
        const error = await failure('https://forge.invalid/v3', variables);
        assert.deepEqual(error.notes, [
          'GET https://forge.invalid/v3: its certificate is for forge.example, *.forge.example, and not for forge.invalid',
          `through the proxy ${proxy.url} (HTTPS_PROXY)`,
        ]);
      });
    });
  });

  for (const [kind, server] of [
    ['http', withFaultyServerAs],
    ['https', withSecureServerAs],
  ] as const) {
    it(`tells the proxy who it is, for ${kind}, and nobody else`, async () => {
      await server(async (url, headersOf) => {
        await withProxy({ login }, async (proxy) => {
          const named = proxy.url.replace('//', `//${encodedLogin}@`);
          const variables = { ...trusting, HTTP_PROXY: named, HTTPS_PROXY: named };
          assert.equal((await get(`${url}/v3`, variables)).status, 200);
          assert.deepEqual(proxy.authorizations, [loginHeader]);
          assert.equal(headersOf()?.['proxy-authorization'], undefined);
        });
      });
    });

    it(`tells that the proxy wants a user and password for ${kind}, and asks once`, async () => {
      await server(async (url) => {
        await withProxy({ login }, async (proxy) => {
          const variable = kind === 'http' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
          const error = await failure(`${url}/v3`, { ...trusting, [variable]: proxy.url });
          assert.equal(
            error.message,
            `The proxy ${proxy.url} (${variable}) gives no way to ${url}`,
          );
          assert.deepEqual(error.notes, [
            `GET ${url}/v3: it wants a user and password (status 407)`,
          ]);
          const { host } = new URL(proxy.url);
          assert.equal(error.hint, `${variable} names them before the host: USER:PASSWORD@${host}`);
          assert.equal(proxy.requests.length, 1);
        });
      });
    });

    it(`tells that the proxy does not accept them for ${kind}, without showing them`, async () => {
      await server(async (url) => {
        await withProxy({ login }, async (proxy) => {
          const named = proxy.url.replace('//', '//user:wrong@');
          const variables = { ...trusting, HTTP_PROXY: named, HTTPS_PROXY: named };
          const error = await failure(`${url}/v3`, variables);
          assert.match(String(error.notes), /does not accept the user and password/);
          assert.doesNotMatch(`${error.message} ${error.notes} ${error.hint}`, /wrong/);
        });
      });
    });

    it(`tells that nothing listens where the proxy for ${kind} should be`, async () => {
      await server(async (url) => {
        const error = await failure(url, { HTTP_PROXY: 'http://user:wrong@127.0.0.1:9' });
        assert.equal(
          error.message,
          `The proxy http://127.0.0.1:9 (HTTP_PROXY) gives no way to ${url}`,
        );
        assert.deepEqual(error.notes, [`GET ${url}: nothing listens there`]);
        assert.equal(error.hint, 'NO_PROXY=127.0.0.1 goes around the proxy of HTTP_PROXY');
      });
    });

    it(`goes around the proxy for ${kind} where NO_PROXY says so`, async () => {
      await server(async (url) => {
        const variables = { ...trusting, ALL_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.0/8' };
        assert.equal((await get(url, variables)).status, 200);
      });
    });
  }

  it('tells that the proxy does not connect to there, at once', async () => {
    await withProxy({ status: 403 }, async (proxy) => {
      const error = await failure('https://forge.example/v3', { HTTPS_PROXY: proxy.url });
      assert.deepEqual(error.notes, [
        'GET https://forge.example/v3: it does not connect to forge.example:443 (status 403)',
      ]);
      assert.equal(proxy.requests.length, 1);
    });
  });

  it('asks again where the proxy could not connect just now, and tells who failed', async () => {
    await withProxy({ status: 503 }, async (proxy) => {
      const reasons: string[] = [];
      const onRetry = ({ reason }: { readonly reason: string }) => reasons.push(reason);
      await failure('https://forge.example/v3', { HTTPS_PROXY: proxy.url }, { onRetry });
      assert.equal(proxy.requests.length, 4);
      const said = 'it does not connect to forge.example:443 (status 503)';
      assert.equal(reasons[0], `the proxy ${proxy.url} (HTTPS_PROXY): ${said}`);
    });
  });

  it('tells that a status may be the proxy’s', async () => {
    await withProxy({ status: 502 }, async (proxy) => {
      const variables = { HTTP_PROXY: proxy.url };
      const error = await failure('http://forge.example/v3', variables, {}, 'FORGE_REFUSED');
      assert.deepEqual(error.notes, [
        'GET http://forge.example/v3',
        `through the proxy ${proxy.url} (HTTP_PROXY)`,
      ]);
    });
  });

  it('speaks TLS to a proxy that wants it, for http and https', async () => {
    await withSecureServerAs(async (secureUrl) => {
      await withFaultyServerAs(async (url) => {
        await withProxy({ isSecure: true, login }, async (proxy) => {
          const named = proxy.url.replace('//', `//${encodedLogin}@`);
          const variables = { ...trusting, ALL_PROXY: named };
          for (const one of [url, secureUrl]) assert.equal((await get(one, variables)).status, 200);
          assert.deepEqual(
            proxy.requests,
            [url, secureUrl].map((one) => `CONNECT ${new URL(one).host}`),
          );
        });
      });
    });
  });

  it('tells a proxy nothing whose certificate it does not trust', async () => {
    await withProxy({ isSecure: true }, async (proxy) => {
      const error = await failure('https://forge.example/', { HTTPS_PROXY: proxy.url });
      assert.match(error.message, /^The proxy https:/);
      assert.match(String(error.notes), /its certificate is signed by/);
      assert.match(error.hint ?? '', /SSL_CERT_FILE=FILE/);
      assert.deepEqual(proxy.requests, []);
    });
  });

  it('gives up a proxy that does not answer', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const variables = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
    const limits = { connectMs: 30 };
    try {
      const error = await failure('https://forge.example/', variables, { limits });
      assert.match(String(error.notes), /: it did not answer in time$/);
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });

  it('gives up a tunnel whose server falls silent before it speaks TLS', async () => {
    await withFaultyServer(stayAway, async ({ url }) => {
      await withProxy({ leadsTo: Number(new URL(url).port) }, async (proxy) => {
        const error = await failure('https://forge.example/', { HTTPS_PROXY: proxy.url });
        assert.match(String(error.notes), /through the proxy/);
      });
    });
  });

  it('follows redirects by the proxies of their targets', async () => {
    await withSecureServer(reply(200, {}, 'there'), {}, async (there) => {
      const answers = inTurn(reply(302, { location: `${there.url}/b` }));
      await withFaultyServer(answers, async ({ url }) => {
        await withProxy({}, async (proxy) => {
          const variables = { ...trusting, HTTP_PROXY: proxy.url };
          assert.equal((await get(`${url}/a`, variables)).body.toString(), 'there');
          assert.deepEqual(proxy.requests, [`GET ${url}/a`, `CONNECT ${new URL(there.url).host}`]);
        });
      });
    });
  });

  it('refuses a variable that names no proxy before it asks anybody', async () => {
    await withFaultyServer(reply(200), async (server) => {
      const error = await failure(server.url, { HTTP_PROXY: 'http://u:secret@' }, {}, 'USAGE');
      assert.equal(error.message, 'HTTP_PROXY is no address of a proxy');
      assert.equal(server.connectionCount, 0);
    });
  });
});

type Headers = Readonly<Record<string, unknown>> | undefined;
type UseServer = (url: string, headersOf: () => Headers) => Promise<void>;

function withFaultyServerAs(use: UseServer): Promise<void> {
  return withFaultyServer(reply(200), ({ url, requests }) => use(url, () => requests[0]?.headers));
}

function withSecureServerAs(use: UseServer): Promise<void> {
  return withSecureServer(reply(200), {}, ({ url, requests }) =>
    use(url, () => requests[0]?.headers),
  );
}

function get(url: string, variables: Variables) {
  return withHttpClient((http) => http.get(url, { mostBytes: 1000 }), { variables });
}

function failure(
  url: string,
  variables: Variables,
  changed: Partial<HttpClientOptions> = {},
  code: ErrorCode = 'FORGE_UNREACHABLE',
) {
  return withHttpClient((http) => rejection(http.get(url, { mostBytes: 1000 }), code), {
    ...changed,
    variables,
  });
}

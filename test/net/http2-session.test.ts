import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { reply } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { type Http2Answer, inTurn, respond } from '../support/http2-server.ts';
import { talk, trusting } from '../support/http2-talk.ts';
import { withProxy } from '../support/proxy-server.ts';
import { withSecureServer } from '../support/secure-server.ts';

const mebibyte = 1024 * 1024;
const options = { mostBytes: 8 * mebibyte };

describe('HTTP/2', () => {
  it('carries many requests over one connection', async () => {
    const answer: Http2Answer = (stream, { headers }) => {
      stream.respond({ ':status': 200, 'x-kind': 'a' });
      stream.end(`about ${headers[':path']}`);
    };
    await talk(answer, async ({ http, server }) => {
      const paths = Array.from({ length: 20 }, (_, index) => `/v3/${index}?a=b`);
      const answers = await Promise.all(paths.map((path) => http.get(server.url + path, options)));
      assert.deepEqual(
        answers.map(({ body }) => body.toString()),
        paths.map((path) => `about ${path}`),
      );
      assert.deepEqual([answers[0]?.status, answers[0]?.headers['x-kind']], [200, 'a']);
      assert.ok(!Object.keys(answers[0]?.headers ?? {}).some((name) => name.startsWith(':')));
      assert.deepEqual([server.connections(), server.older], [1, []]);
    });
  });

  it('sends what is sent over HTTP/1.1, and nothing that belongs to a connection', async () => {
    await talk(respond(200, {}, '{}'), async ({ http, server }) => {
      const json = {
        ...options,
        accept: 'application/json',
        headers: { authorization: 'Bearer x' },
      };
      await http.get(`${server.url}/v3?a=b`, json);
      const { host } = new URL(server.url);
      assert.deepEqual(Object.fromEntries(Object.entries(server.requests[0] ?? {})), {
        ':method': 'GET',
        ':path': '/v3?a=b',
        ':scheme': 'https',
        ':authority': host,
        'user-agent': 'pupfile/0 test',
        accept: 'application/json',
        'accept-encoding': 'gzip',
        authorization: 'Bearer x',
      });
    });
  });

  const random = randomBytes(5 * mebibyte);
  const bodies: readonly [title: string, answer: Http2Answer, status: number, body: Buffer][] = [
    ['without a body', respond(404), 404, Buffer.alloc(0)],
    [
      'that is headers alone',
      (stream) => stream.respond({ ':status': 304 }, { endStream: true }),
      304,
      Buffer.alloc(0),
    ],
    [
      'of an announced length',
      respond(200, { 'content-length': '2' }, 'ok'),
      200,
      Buffer.from('ok'),
    ],
    ['larger than what may be on its way at once', respond(200, {}, random), 200, random],
    [
      'in pieces',
      (stream) => {
        stream.respond({ ':status': 200 });
        stream.write('o');
        setImmediate(() => stream.end('k'));
      },
      200,
      Buffer.from('ok'),
    ],
    [
      'behind early hints',
      (stream) => {
        stream.additionalHeaders({ ':status': 103 });
        stream.respond({ ':status': 200 });
        stream.end('ok');
      },
      200,
      Buffer.from('ok'),
    ],
  ];
  for (const [title, answer, status, body] of bodies) {
    it(`brings an answer ${title}`, async () => {
      await talk(answer, async ({ http, server, retries }) => {
        const got = await http.get(server.url, options);
        assert.equal(got.status, status);
        assert.ok(got.body.equals(body));
        assert.deepEqual(retries, []);
      });
    });
  }

  it('brings a compressed answer', async () => {
    const answer = respond(200, { 'content-encoding': 'gzip' }, gzipSync('{"a":1}'));
    await talk(answer, async ({ http, server }) => {
      const { body } = await http.get(server.url, { ...options, accept: 'application/json' });
      assert.equal(body.toString(), '{"a":1}');
    });
  });

  it('leads through the tunnel of a proxy', async () => {
    await withProxy({}, async (proxy) => {
      const behind = { variables: { ...trusting, HTTPS_PROXY: proxy.url } };
      await talk(
        respond(200, {}, 'ok'),
        async ({ http, server }) => {
          const answers = [http.get(server.url, options), http.get(server.url, options)];
          assert.deepEqual(
            (await Promise.all(answers)).map(({ status }) => status),
            [200, 200],
          );
          assert.deepEqual(proxy.requests, [`CONNECT ${new URL(server.url).host}`]);
          assert.equal(server.sessions.length, 1);
        },
        behind,
      );
    });
  });

  it('is not spoken where a server has only HTTP/1.1, which uses the connection that told', async () => {
    await withSecureServer(reply(200), {}, async ({ url, requests }) => {
      await withHttpClient(
        async (http) => {
          await Promise.all([1, 2, 3].map(() => http.get(url, options)));
          const ports = new Set(requests.map(({ socket }) => socket.remotePort));
          assert.deepEqual([requests.length, ports.size], [3, 1]);
        },
        { variables: trusting, concurrency: 1 },
      );
    });
  });

  it('begins anew where a server ends the session in peace', async () => {
    const leave: Http2Answer = (stream, request) => {
      respond(200, {}, 'last')(stream, request);
      stream.session?.close();
    };
    await talk(inTurn(leave, respond(200, {}, 'first')), async ({ http, server, retries }) => {
      const bodies = [];
      for (const url of [server.url, server.url])
        bodies.push(String((await http.get(url, options)).body));
      assert.deepEqual(bodies, ['last', 'first']);
      assert.deepEqual([server.sessions.length, server.older, retries], [2, [], []]);
    });
  });
});

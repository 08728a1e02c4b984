import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import {
  type Exchange,
  type ExchangeLimits,
  type OpenTransport,
  openTransport,
} from '../../src/net/exchange.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import {
  cutBody,
  drip,
  type FaultyAnswer,
  fallSilent,
  reply,
  replyGzipped,
  reset,
  stayAway,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { transportOptions } from '../support/transport.ts';

const limits: ExchangeLimits = {
  connectMs: 10_000,
  headersMs: 10_000,
  idleMs: 10_000,
  leastBytesPerIdle: 1,
  bodyBytes: 1024 * 1024,
};
const encoded = { 'accept-encoding': 'gzip' };

describe('a transport', () => {
  let open: OpenTransport;

  beforeEach(async () => {
    open = await openTransport(await transportOptions());
  });

  afterEach(() => open.close());

  function get(url: string, options: GetOptions = {}): Promise<Exchange> {
    const { headers = {}, signal = new AbortController().signal, ...changed } = options;
    return open.transport({
      url: new URL(url),
      headers,
      signal,
      limits: { ...limits, ...changed },
    });
  }

  it('gives status, headers and body as they are', async () => {
    const answer = reply(404, { 'X-Kind': 'json', 'set-cookie': ['a=1', 'b=2'] }, '{}');
    await withFaultyServer(answer, async ({ url }) => {
      const { status, headers, body } = await get(url);
      assert.equal(status, 404);
      assert.equal(headers['x-kind'], 'json');
      assert.equal(headers['set-cookie'], 'a=1, b=2');
      assert.equal(body.toString(), '{}');
    });
  });

  it('sends the headers that it is given', async () => {
    await withFaultyServer(reply(200), async ({ url, requests }) => {
      await get(url, { headers: { 'user-agent': 'pupfile/1' } });
      assert.equal(requests[0]?.headers['user-agent'], 'pupfile/1');
    });
  });

  it('keeps connections alive', async () => {
    await withFaultyServer(reply(200, {}, 'text'), async (server) => {
      for (const path of ['/a', '/b', '/c']) await get(server.url + path);
      assert.equal(server.requests.length, 3);
      assert.equal(server.connectionCount, 1);
    });
  });

  it('inflates a body that may be compressed', async () => {
    await withFaultyServer(replyGzipped('hello'), async ({ url }) => {
      assert.equal((await get(url, { headers: encoded })).body.toString(), 'hello');
    });
  });

  it('leaves an archive as it is that a server calls gzip-encoded', async () => {
    await withFaultyServer(replyGzipped('hello'), async ({ url }) => {
      assert.deepEqual((await get(url)).body, gzipSync('hello'));
    });
  });

  const faults: readonly [string, Parameters<typeof withFaultyServer>[0], GetOptions, string][] = [
    ['a reset connection', reset, {}, 'the connection was reset'],
    [
      'a body that is cut off',
      cutBody('{'),
      {},
      'the connection was closed before the answer was complete',
    ],
    [
      'a compressed body that is cut off',
      reply(200, { 'content-encoding': 'gzip' }, gzipSync('x'.repeat(5000)).subarray(0, 30)),
      { headers: encoded },
      'the answer was cut off',
    ],
    [
      'a compressed body whose connection breaks',
      cutBody(gzipSync('x'), { 'content-encoding': 'gzip' }),
      { headers: encoded },
      'the connection was closed before the answer was complete',
    ],
    [
      'a body that is not as compressed as it says',
      reply(200, { 'content-encoding': 'gzip' }, 'plain text'),
      { headers: encoded },
      'the compressed answer is damaged',
    ],
    [
      'a server that does not answer',
      stayAway,
      { headersMs: 20 },
      'the server did not answer in time',
    ],
    ['a server that falls silent', fallSilent, { idleMs: 20 }, 'the server stopped sending'],
    [
      'a server that drips',
      drip,
      { idleMs: 50, leastBytesPerIdle: 1000 },
      'the server sends too slowly',
    ],
  ];
  for (const [title, answer, options, message] of faults) {
    it(`gives up ${title}`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        await assert.rejects(get(url, options), faultOf(message, true));
      });
    });
  }

  it('tells damage inside of an answer from one that only ends', async () => {
    const damage: FaultyAnswer = (_, { socket }) => {
      socket?.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n');
    };
    await withFaultyServer(damage, async ({ url }) => {
      await assert.rejects(get(url), faultOf('the answer is damaged on its way', true));
    });
  });

  const large = Buffer.alloc(2 * 1024 * 1024, 'x');
  for (const [title, answer] of [
    ['a body that is too large', reply(200, {}, large)],
    ['a small body that inflates beyond the limit', replyGzipped(large)],
  ] as const) {
    it(`gives up ${title}, for good`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        const message = 'the answer is larger than 1 MiB';
        await assert.rejects(get(url, { headers: encoded }), faultOf(message, false));
      });
    });
  }

  it('takes a body that is just as large as allowed', async () => {
    await withFaultyServer(reply(200, {}, large), async ({ url }) => {
      const { body } = await get(url, { bodyBytes: large.length });
      assert.equal(body.length, large.length);
    });
  });

  it('gives up a server that speaks something else than HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const answer = get(`http://127.0.0.1:${port}`);
      await assert.rejects(answer, faultOf('the server does not speak HTTP', false));
    } finally {
      server.close();
    }
  });

  it('gives up a server that has no TLS where the address asks for it', async () => {
    await withFaultyServer(reply(200), async ({ url }) => {
      const answer = get(url.replace('http:', 'https:'));
      await assert.rejects(answer, faultOf('the server does not speak TLS', false));
    });
  });

  it('ends with its signal, for the signal’s reason', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    await withFaultyServer(
      () => stop.abort(reason),
      async ({ url }) => {
        await assert.rejects(get(url, { signal: stop.signal }), reason);
      },
    );
  });

  it('ends in the middle of a body, too', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    await withFaultyServer(
      (_, response) => response.writeHead(200).write('{', () => stop.abort(reason)),
      async ({ url }) => {
        await assert.rejects(get(url, { signal: stop.signal }), reason);
      },
    );
  });
});

interface GetOptions extends Partial<ExchangeLimits> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

function faultOf(message: string, isPassing: boolean) {
  return (error: unknown) => {
    assert.ok(error instanceof TransferFault, String(error));
    assert.deepEqual([error.message, error.isPassing], [message, isPassing]);
    return true;
  };
}

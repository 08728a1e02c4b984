import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '../../src/errors/error-codes.ts';
import type { PupfileError } from '../../src/errors/pupfile-error.ts';
import { describeUrl } from '../../src/net/describe-failure.ts';
import { Doubt } from '../../src/net/doubt.ts';
import type { Exchange } from '../../src/net/exchange.ts';
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type RetryNotice,
} from '../../src/net/http.ts';
import type { Transfer } from '../../src/net/transfer.ts';
import {
  cutBody,
  drip,
  fallSilent,
  inTurn,
  reply,
  replyGzipped,
  reset,
  stayAway,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

const options = { mostBytes: 1024 * 1024 };
const closedPort = 'http://127.0.0.1:9';

describe('an HTTP client', () => {
  it('introduces itself and says what it accepts', async () => {
    await withFaultyServer(replyGzipped('{}'), async ({ url, requests }) => {
      await withHttpClient(async (http) => {
        const { body } = await http.get(url, { ...options, accept: 'application/json' });
        assert.equal(body.toString(), '{}');
        const { headers } = requests[0] ?? {};
        assert.equal(headers?.['user-agent'], 'pupfile/0 test');
        assert.equal(headers?.accept, 'application/json');
        assert.equal(headers?.['accept-encoding'], 'gzip');
      });
    });
  });

  it('asks for an archive without any encoding', async () => {
    await withFaultyServer(reply(200), async ({ url, requests }) => {
      await withHttpClient((http) => http.get(url, options));
      assert.equal(requests[0]?.headers.accept, '*/*');
      assert.equal(requests[0]?.headers['accept-encoding'], undefined);
    });
  });

  for (const status of [200, 204, 400, 401, 403, 404, 410, 501]) {
    it(`gives an answer of status ${status} at once`, async () => {
      await withFaultyServer(reply(status), async ({ url, requests }) => {
        await withHttpClient(async (http) => {
          assert.equal((await http.get(url, options)).status, status);
        });
        assert.equal(requests.length, 1);
      });
    });
  }

  it('asks once more for an answer that is in doubt, and says why', async () => {
    const reasons: string[] = [];
    const answers = inTurn(reply(200, {}, 'damaged'), reply(200, {}, 'whole'));
    await withFaultyServer(answers, async ({ url }) => {
      const changed: Partial<HttpClientOptions> = { onRetry: ({ reason }) => reasons.push(reason) };
      await withHttpClient(async (http) => {
        assert.equal((await http.get(url, { ...options, doubt })).body.toString(), 'whole');
      }, changed);
      assert.deepEqual(reasons, ['it is damaged']);
    });
  });

  it('takes what the next attempt brings for what the server has', async () => {
    const answers = inTurn(reply(503), reply(200, {}, 'damaged'));
    await withFaultyServer(answers, async ({ url, requests }) => {
      const getting = withHttpClient((http) => http.get(url, { ...options, doubt }));
      await assert.rejects(getting, /for good/);
      assert.equal(requests.length, 3);
    });
  });

  it('names what a request is about', async () => {
    const subject = 'acme-web 1.0.0';
    await withFaultyServer(reply(503), async ({ url }) => {
      const getting = withHttpClient((http) => http.get(url, { ...options, subject }));
      const error = await rejection(getting, 'FORGE_REFUSED');
      assert.equal(error.message, `acme-web 1.0.0: ${url} answers with status 503`);
    });
    const getting = withHttpClient((http) =>
      http.get('http://127.0.0.1:9', { ...options, subject }),
    );
    const error = await rejection(getting, 'FORGE_UNREACHABLE');
    assert.equal(error.message, 'acme-web 1.0.0: no answer from http://127.0.0.1:9');
  });

  const passing = [
    ['status 503', reply(503)],
    ['status 429', reply(429, { 'retry-after': '0' })],
    ['status 408', reply(408)],
    ['a reset connection', reset],
    ['a body that is cut off', cutBody('{')],
  ] as const;
  for (const [title, answer] of passing) {
    it(`asks again after ${title}`, async () => {
      const answers = inTurn(answer, reply(200, {}, 'whole'));
      await withFaultyServer(answers, async ({ url, requests }) => {
        await withHttpClient(async (http) => {
          assert.equal((await http.get(url, options)).body.toString(), 'whole');
        });
        assert.equal(requests.length, 2);
      });
    });
  }

  it('tells before each wait why, and how long', async () => {
    const notices: RetryNotice[] = [];
    const answers = inTurn(reply(503), reset, reply(429, { 'retry-after': '0' }), reply(200));
    await withFaultyServer(answers, async ({ url }) => {
      await withHttpClient((http) => http.get(`${url}/v3?module=a&limit=100`, options), {
        onRetry: (notice) => notices.push(notice),
      });
      assert.deepEqual(
        notices.map((notice) => notice.reason),
        ['status 503', 'the connection was reset', 'status 429'],
      );
      assert.ok(notices.every((notice) => notice.url === `${url}/v3?module=a`));
      assert.equal(notices[2]?.waitMs, 0);
    });
  });

  it('gives up a server that keeps failing after four attempts', async () => {
    await withFaultyServer(reply(503), async ({ url, requests }) => {
      const error = await failure({}, `${url}/v3?module=a&limit=100`, 'FORGE_REFUSED');
      assert.equal(error.message, `${url} answers with status 503`);
      assert.deepEqual(error.notes, [`GET ${url}/v3?module=a`]);
      assert.equal(requests.length, 4);
    });
  });

  it('fails at once where the server asks for a longer wait than anybody has, and says so', async () => {
    await withFaultyServer(reply(429, { 'retry-after': '3600' }), async ({ url, requests }) => {
      const error = await failure({}, url, 'FORGE_REFUSED');
      assert.deepEqual(error.notes, [`GET ${url}`, 'it asks for a wait of 3600 s, more than 30 s']);
      assert.equal(requests.length, 1);
    });
  });

  const dead = [
    ['resets every connection', reset, {}, 'the connection was reset'],
    ['never answers', stayAway, { headersMs: 20 }, 'the server did not answer in time'],
    ['falls silent', fallSilent, { idleMs: 20 }, 'the server stopped sending'],
    ['drips', drip, { idleMs: 50, leastBytesPerIdle: 1000 }, 'the server sends too slowly'],
  ] as const;
  for (const [title, answer, limits, reason] of dead) {
    it(`gives up a server that ${title}, after all attempts`, async () => {
      const retry = { attempts: 2, firstWaitMs: 1 };
      await withFaultyServer(answer, async ({ url, requests }) => {
        const error = await failure({ limits, retry }, url, 'FORGE_UNREACHABLE');
        assert.equal(error.message, `No answer from ${url}`);
        assert.deepEqual(error.notes, [`GET ${url}: ${reason}`]);
        assert.equal(requests.length, 2);
      });
    });
  }

  it('asks once only for an answer that is too large', async () => {
    const answer = replyGzipped(Buffer.alloc(2 * 1024 * 1024));
    await withFaultyServer(answer, async ({ url, requests }) => {
      await withHttpClient(async (http) => {
        const asked = http.get(url, { ...options, accept: 'application/json' });
        await assert.rejects(asked, /No answer/);
      });
      assert.equal(requests.length, 1);
    });
  });

  it('asks once only where nothing listens', async () => {
    const notices: RetryNotice[] = [];
    const onRetry = (notice: RetryNotice) => notices.push(notice);
    const error = await failure({ onRetry }, closedPort, 'FORGE_UNREACHABLE');
    assert.match(String(error.notes), /nothing listens there/);
    assert.deepEqual(notices, []);
  });

  it('follows redirects', async () => {
    const answers = inTurn(reply(302, { location: '/there' }), reply(200, {}, 'here'));
    await withFaultyServer(answers, async ({ url, requests }) => {
      await withHttpClient(async (http) => {
        assert.equal((await http.get(url, options)).body.toString(), 'here');
      });
      assert.equal(requests[1]?.url, '/there');
    });
  });

  it('keeps what may be secret from another origin', async () => {
    await withFaultyServer(reply(200), async (other) => {
      await withFaultyServer(reply(302, { location: other.url }), async (forge) => {
        const headers = { authorization: 'Bearer secret' };
        await withHttpClient((http) => http.get(forge.url, { ...options, headers }));
        assert.equal(forge.requests[0]?.headers.authorization, 'Bearer secret');
        assert.equal(other.requests[0]?.headers.authorization, undefined);
        assert.equal(other.requests[0]?.headers['user-agent'], 'pupfile/0 test');
      });
    });
  });

  it('asks nobody when it is offline', async () => {
    await withFaultyServer(reply(200), async (server) => {
      const address = server.url.replace('//', '//user:password@');
      const error = await failure({ isOffline: true }, `${address}/v3?module=a&limit=1`, 'OFFLINE');
      assert.equal(error.message, `\`--offline\` forbids to ask for ${server.url}/v3?module=a`);
      assert.equal(server.connectionCount, 0);
    });
  });

  for (const url of ['not-a-url', 'ftp://forge.example/', 'file:///etc/passwd', '']) {
    it(`refuses \`${url}\``, async () => {
      const error = await failure({}, url, 'FORGE_UNREACHABLE');
      assert.equal(error.message, `\`${url}\` is not an http(s) address`);
    });
  }

  it('never has more requests under way than it may', async () => {
    const waiting: ServerResponse[] = [];
    let most = 0;
    const answer = (_: unknown, response: ServerResponse) => {
      waiting.push(response);
      most = Math.max(most, waiting.length);
      if (waiting.length === 2) setImmediate(() => waiting.splice(0).map((one) => one.end()));
    };
    await withFaultyServer(answer, async (server) => {
      const askAll = (http: HttpClient) =>
        Promise.all(Array.from({ length: 8 }, () => http.get(server.url, options)));
      await withHttpClient(askAll, { concurrency: 2 });
      assert.equal(server.requests.length, 8);
      assert.ok(server.connectionCount <= 2);
    });
    assert.equal(most, 2);
  });

  it('ends what is under way when it is closed, without trying again', async () => {
    const notices: RetryNotice[] = [];
    const onRetry = (notice: RetryNotice) => notices.push(notice);
    const http = createHttpClient({ concurrency: 1, userAgent: 'pupfile/0 test', onRetry });
    await withFaultyServer(
      () => void http.close(),
      async ({ url, requests }) => {
        const both = [http.get(url, options), http.get(url, options)];
        const outcomes = await Promise.allSettled(both);
        assert.ok(outcomes.every((outcome) => outcome.status === 'rejected'));
        assert.equal(requests.length, 1);
        assert.deepEqual(notices, []);
      },
    );
  });

  it('gives up a request whose signal says so while it waits to try again', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const patient = { retry: { firstWaitMs: 60_000 }, onRetry: () => stop.abort(reason) };
    await withFaultyServer(reply(503), async ({ url, requests }) => {
      await withHttpClient(async (http) => {
        const asked = http.get(url, { ...options, signal: stop.signal });
        await assert.rejects(asked, reason);
      }, patient);
      assert.equal(requests.length, 1);
    });
  });

  it('tells of a request when its turn has come, and what of it has arrived', async () => {
    const transfers: Transfer[] = [];
    const onTransfer = (transfer: Transfer) => transfers.push(transfer);
    await withFaultyServer(
      inTurn(reply(503), reply(200, { 'content-length': '5' }, 'whole')),
      async ({ url }) => {
        await withHttpClient(
          (http) => http.get(`${url}/v3?token=secret`, { ...options, subject: 'acme-web 1.0.0' }),
          { onTransfer },
        );
        assert.deepEqual(transfers, [
          {
            subject: 'acme-web 1.0.0',
            peer: new URL(url).host,
            arrivedBytes: 5,
            announcedBytes: 5,
            isOver: true,
          },
        ]);
      },
    );
  });

  it('can be closed before it was used', async () => {
    await withHttpClient(() => Promise.resolve());
  });
});

describe('describeUrl', () => {
  const cases = [
    [
      'https://forge.example/v3/releases?module=a&limit=1',
      'https://forge.example/v3/releases?module=a',
    ],
    ['https://user:password@forge.example/v3', 'https://forge.example/v3'],
  ] as const;
  for (const [url, expected] of cases) {
    it(`shows ${expected}`, () => assert.equal(describeUrl(url), expected));
  }
});

/** What asking for a URL fails with. */
function failure(
  changed: Partial<HttpClientOptions>,
  url: string,
  code: ErrorCode,
): Promise<PupfileError> {
  return withHttpClient((http) => rejection(http.get(url, options), code), changed);
}

function doubt({ body }: Exchange): Doubt | undefined {
  const isWhole = body.toString() === 'whole';
  return isWhole ? undefined : new Doubt('it is damaged', new Error('damaged for good'));
}

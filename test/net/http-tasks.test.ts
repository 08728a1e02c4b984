import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { HttpClientOptions } from '../../src/net/http.ts';
import type { SendRequest, SingleRequest } from '../../src/net/http-tasks.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import {
  cutBody,
  drip,
  fallSilent,
  inTurn,
  reply,
  reset,
  stayAway,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { slowBody } from '../support/slow-body.ts';

const mostBytes = 1000;
const credential = { authorization: 'Bearer secret', from: 'the login' };

describe('a task of requests', () => {
  it('sends any method, and a body as it is read', async () => {
    const bodies: string[] = [];
    const echo = async (request: IncomingMessage, response: ServerResponse) => {
      bodies.push(
        `${request.method} ${request.headers['content-length']} ${await textOf(request)}`,
      );
      response.writeHead(201).end();
    };
    await withFaultyServer(echo, async ({ url }) => {
      const put = sendTo(url, { method: 'PUT', body: bodyOf('one ', 'two') });
      assert.equal((await runTask(put)).status, 201);
      assert.equal((await runTask(sendTo(url, { method: 'POST' }))).status, 201);
    });
    assert.deepEqual(bodies, ['PUT 7 one two', 'POST 0 ']);
  });

  for (const [title, fault] of [
    ['a reset connection', reset],
    ['status 503', reply(503)],
    ['status 429', reply(429, { 'retry-after': '0' })],
  ] as const) {
    it(`begins anew with its first request after ${title}`, async () => {
      const answers = inTurn(reply(200), fault, reply(200), reply(201));
      await withFaultyServer(answers, async ({ url, requests }) => {
        await runTask(async (send) => {
          await sendTo(`${url}/first`)(send);
          return sendTo(`${url}/second`, { method: 'PUT', body: bodyOf('x') })(send);
        });
        const paths = requests.map((request) => request.url);
        assert.deepEqual(paths, ['/first', '/second', '/first', '/second']);
      });
    });
  }

  it('begins anew where a body breaks that a server is sent', async () => {
    const answers = inTurn((request) => {
      request.once('data', () => request.socket.resetAndDestroy());
    }, readAll);
    await withFaultyServer(answers, async ({ url, requests }) => {
      const put = sendTo(url, {
        method: 'PUT',
        body: bodyOf(...Array(200).fill('x'.repeat(16_384))),
      });
      assert.equal((await runTask(put)).body.toString(), String(200 * 16_384));
      assert.equal(requests.length, 2);
    });
  });

  it('takes an answer that comes before the whole body was read', async () => {
    await withFaultyServer(reply(413, {}, 'too large'), async ({ url }) => {
      const put = sendTo(url, { method: 'PUT', body: bodyOf('x'.repeat(100_000)) });
      assert.equal((await runTask(put)).status, 413);
    });
  });

  it('gives up a server that stops reading, after all attempts', async () => {
    const stopReading = ({ socket }: IncomingMessage) => void socket.pause();
    await withFaultyServer(stopReading, async ({ url, requests }) => {
      const endless = { sizeBytes: 2 ** 40, read: () => zeros() };
      const task = runTask(sendTo(url, { method: 'PUT', body: endless }), {
        limits: { headersMs: 100 },
        retry: { attempts: 2, firstWaitMs: 1 },
      });
      const error = await rejection(task, 'REGISTRY_UNREACHABLE');
      assert.equal(error.message, `No answer from ${url}`);
      assert.deepEqual(error.notes, [`PUT ${url}/: the server did not answer in time`]);
      assert.equal(requests.length, 2);
    });
  });

  it('says which request was refused to the end', async () => {
    await withFaultyServer(reply(503), async ({ url, requests }) => {
      const task = runTask(sendTo(`${url}/v2/?state=secret`, { method: 'POST' }));
      const error = await rejection(task, 'REGISTRY_REFUSED');
      assert.deepEqual(error.notes, [`POST ${url}/v2/`]);
      assert.equal(requests.length, 4);
    });
  });

  it('fails with what reading a body throws, and does not try again', async () => {
    const broken = new PupfileError('DIGEST_MISMATCH', 'It is another one');
    const read = async function* () {
      yield Buffer.from('x');
      throw broken;
    };
    await withFaultyServer(readAll, async ({ url, requests }) => {
      const put = sendTo(url, { method: 'PUT', body: { sizeBytes: 2, read } });
      await assert.rejects(runTask(put), broken);
      assert.ok(requests.length <= 1);
    });
  });

  it('sends its own credential only, and only to the origin that it is for', async () => {
    await withFaultyServer(reply(200), async (other) => {
      await withFaultyServer(reply(307, { location: other.url }), async (server) => {
        const answer = await runTask(sendTo(server.url, { credential }), {
          variables: {},
          credentials: {
            find: () => ({ ...credential, authorization: 'other' }),
            variablesFor: () => [],
          },
        });
        assert.equal(answer.status, 200);
        assert.equal(server.requests[0]?.headers.authorization, 'Bearer secret');
        assert.equal(other.requests[0]?.headers.authorization, undefined);
      });
    });
  });

  for (const method of ['POST', 'PUT'] as const) {
    it(`does not follow the redirect of a ${method}`, async () => {
      await withFaultyServer(reply(307, { location: '/there' }), async ({ url, requests }) => {
        assert.equal((await runTask(sendTo(url, { method }))).status, 307);
        assert.equal(requests.length, 1);
      });
    });
  }

  it('asks nobody when it is offline', async () => {
    await withFaultyServer(reply(200), async (server) => {
      await rejection(runTask(sendTo(server.url), { isOffline: true }), 'OFFLINE');
      assert.equal(server.connectionCount, 0);
    });
  });

  it('ends with its signal', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    await withFaultyServer(
      () => stop.abort(reason),
      async ({ url }) => {
        await withHttpClient(async (http) => {
          const task = http.run({ work: sendTo(url), signal: stop.signal });
          await assert.rejects(task, reason);
        });
      },
    );
  });

  it('takes no longer than its connections where the answer to one is the body of another', async () => {
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      if (request.method === 'GET') response.end('layer');
      else response.end(await textOf(request));
    };
    await withFaultyServer(answer, async ({ url }) => {
      await withHttpClient(
        async (http) => {
          const read = () => http.stream({ open: (send) => opened(send, url) });
          const put = sendTo(url, { method: 'PUT', body: { sizeBytes: 5, read } });
          assert.equal((await http.run({ work: put })).body.toString(), 'layer');
        },
        { concurrency: 1 },
      );
    });
  });
});

describe('a body that is read as it arrives', () => {
  it('is asked for again from where the connection broke', async () => {
    const ranges: (string | undefined)[] = [];
    const answer = inTurn(cutBody('one '), (_, response) => response.writeHead(206).end('two'));
    const record: typeof answer = (request, response) => {
      ranges.push(request.headers.range);
      answer(request, response);
    };
    await withFaultyServer(record, async ({ url }) => {
      assert.equal(await readStream(url), 'one two');
    });
    assert.deepEqual(ranges, [undefined, 'bytes=4-']);
  });

  for (const [title, answer, reason] of [
    ['falls silent', fallSilent, 'the server stopped sending'],
    ['drips', drip, 'the server sends too slowly'],
    ['never answers', stayAway, 'the server did not answer in time'],
  ] as const) {
    it(`is given up where the server ${title}, after all attempts`, async () => {
      const changed = {
        limits: { idleMs: 60, headersMs: 60, leastBytesPerIdle: 100_000 },
        retry: { attempts: 2, firstWaitMs: 1 },
      };
      await withFaultyServer(answer, async ({ url, requests }) => {
        const error = await rejection(readStream(url, changed), 'REGISTRY_UNREACHABLE');
        assert.deepEqual(error.notes, [`GET ${url}/: ${reason}`]);
        assert.equal(requests.length, 2);
      });
    });
  }

  it('waits for a reader that is slower than any server may be', async () => {
    const limits = { idleMs: 30, leastBytesPerIdle: 1000 };
    const changed = { limits, retry: { attempts: 1 } };
    const body = Buffer.alloc(300_000, 'x');
    await withFaultyServer(reply(200, {}, body), async ({ url }) => {
      await withHttpClient(async (http) => {
        let size = 0;
        for await (const chunk of http.stream({ open: (send) => opened(send, url) })) {
          if (size === 0) await slowBody(limits);
          size += chunk.length;
        }
        assert.equal(size, body.length);
      }, changed);
    });
  });

  it('leaves its connection to nobody when the reader goes', async () => {
    await withFaultyServer(drip, async ({ url }) => {
      await withHttpClient(async (http) => {
        for await (const chunk of http.stream({ open: (send) => opened(send, url) })) {
          assert.ok(chunk.length > 0);
          break;
        }
      });
    });
  });
});

function sendTo(url: string, request: Partial<SingleRequest> = {}) {
  return (send: SendRequest) => send(new URL(url), { mostBytes, ...request });
}

function runTask<Result>(
  work: (send: SendRequest) => Promise<Result>,
  changed: Partial<HttpClientOptions> = {},
): Promise<Result> {
  return withHttpClient((http) => http.run({ work }), changed);
}

async function opened(send: SendRequest, url: string, offset = 0) {
  const headers: Record<string, string> = offset === 0 ? {} : { range: `bytes=${offset}-` };
  const { stream, status } = await sendTo(url, { isStreamed: true, headers })(send);
  if (stream === undefined) throw new TransferFault(`status ${status}`, false);
  return stream;
}

function readStream(url: string, changed: Partial<HttpClientOptions> = {}): Promise<string> {
  return withHttpClient(async (http) => {
    const chunks: Uint8Array[] = [];
    const open = (send: SendRequest, offset: number) => opened(send, url, offset);
    for await (const chunk of http.stream({ open })) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }, changed);
}

function bodyOf(...chunks: readonly string[]) {
  return {
    sizeBytes: chunks.join('').length,
    read: async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    },
  };
}

async function* zeros() {
  for (;;) yield Buffer.alloc(65_536);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks).toString();
}

async function readAll(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.end(String((await textOf(request)).length));
}

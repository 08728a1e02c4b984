import assert from 'node:assert/strict';
import { Agent, type IncomingMessage } from 'node:http';
import { ask, type Question } from '../../src/net/ask.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import { raw } from '../support/fault-answers.ts';
import {
  type FaultyAnswer,
  inTurn,
  reply,
  reset,
  stayAway,
  withFaultyServer,
} from '../support/faulty-server.ts';

const brokenOff = 'the connection was closed before the answer was complete';
const inTime = 'the server did not answer in time';
const whole = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

describe('a request', () => {
  let agent: Agent;

  beforeEach(() => {
    agent = new Agent({ keepAlive: true });
  });

  afterEach(() => agent.destroy());

  function askAt(url: string, changed: Partial<Question> = {}): Promise<IncomingMessage> {
    const { hostname: host, port, pathname: path } = new URL(url);
    return ask({
      agent,
      target: { isSecure: false, host, port: Number(port) },
      path,
      headers: { host },
      method: 'GET',
      body: undefined,
      headersMs: 10_000,
      signal: new AbortController().signal,
      ...changed,
    });
  }

  const answers: readonly (readonly [string, FaultyAnswer, status: number, body: string])[] = [
    ['an answer of known length', reply(404, { 'content-length': '2' }, 'no'), 404, 'no'],
    [
      'an answer in chunks',
      raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n'),
      200,
      'ok',
    ],
    ['an answer that ends with its connection', raw('HTTP/1.1 200 OK\r\n\r\nok'), 200, 'ok'],
    ['an answer of HTTP/1.0', raw('HTTP/1.0 200 OK\r\n\r\nok'), 200, 'ok'],
    ['an answer behind `100 Continue`', raw(`HTTP/1.1 100 Continue\r\n\r\n${whole}`), 200, 'ok'],
    [
      'an answer behind early hints',
      raw(`${'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(3)}${whole}`),
      200,
      'ok',
    ],
  ];
  for (const [title, answer, status, body] of answers) {
    it(`brings ${title}`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        const incoming = await askAt(url);
        assert.equal(incoming.statusCode, status);
        assert.equal(await read(incoming), body);
      });
    });
  }

  it('is resolved where the answer begins, before there is a body', async () => {
    await withFaultyServer(answerInParts().begin, async ({ url }) => {
      const incoming = await askAt(url);
      assert.equal(incoming.complete, false);
      incoming.on('error', () => {}).destroy();
    });
  });

  const faults: readonly (readonly [string, FaultyAnswer, message: string, isPassing: boolean])[] =
    [
      ['a connection that ends before the answer', raw(''), brokenOff, true],
      ['a connection that ends in the status', raw('HTTP/1.1 2'), brokenOff, true],
      [
        'a connection that ends in the headers',
        raw('HTTP/1.1 200 OK\r\ncontent-le'),
        brokenOff,
        true,
      ],
      ['a connection that ends behind a hint', raw('HTTP/1.1 103 A\r\n\r\n'), brokenOff, true],
      ['a connection that is reset', reset, 'the connection was reset', true],
      [
        'a change to another protocol that nobody asked for',
        raw('HTTP/1.1 101 A\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n', 'stay'),
        'the connection was closed',
        true,
      ],
      [
        'an answer that says its length in two ways',
        raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\nok'),
        'the server does not speak HTTP',
        false,
      ],
      [
        'a header with a line break in its value',
        raw('HTTP/1.1 200 OK\r\nx-a: 1\ry\r\ncontent-length: 0\r\n\r\n'),
        'the server does not speak HTTP',
        false,
      ],
      [
        'headers without end',
        raw(`HTTP/1.1 200 OK\r\nx-a: ${'y'.repeat(100_000)}\r\n\r\n`, 'stay'),
        'the server does not speak HTTP',
        false,
      ],
    ];
  for (const [title, answer, message, isPassing] of faults) {
    it(`fails with ${title}`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        const fault = await faultOf(askAt(url));
        assert.deepEqual([fault.message, fault.isPassing], [message, isPassing]);
      });
    });
  }

  const silences: readonly (readonly [string, FaultyAnswer])[] = [
    ['that says nothing', stayAway],
    ['that falls silent in the headers', raw('HTTP/1.1 200 OK\r\ncontent-le', 'stay')],
    ['that only hints', raw('HTTP/1.1 103 Early Hints\r\n\r\n', 'stay')],
  ];
  for (const [title, answer] of silences) {
    it(`gives a server up ${title}`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        const fault = await faultOf(askAt(url, { headersMs: 20 }));
        assert.deepEqual([fault.message, fault.isPassing, fault.isTimeout], [inTime, true, true]);
      });
    });
  }

  it('reads an answer for as long as it takes, once it has begun', async () => {
    const { begin, finish } = answerInParts();
    await withFaultyServer(inTurn(begin, stayAway), async ({ url }) => {
      const incoming = await askAt(url, { headersMs: 20 });
      // As long as a server may be silent has passed where a later request was given up.
      await faultOf(askAt(url, { headersMs: 20 }));
      finish();
      assert.equal(await read(incoming), 'ok');
    });
  });

  it('fails where its connection breaks in the middle of the answer', async () => {
    const cut = raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok');
    await withFaultyServer(cut, async ({ url }) => {
      const fault = await faultOf(read(await askAt(url)));
      assert.deepEqual([fault.message, fault.isPassing], [brokenOff, true]);
    });
  });

  const unsendable: readonly (readonly [string, Partial<Question>, code: string])[] = [
    ['a header with a line break', { headers: { 'x-a': '1\r\nx-b: 2' } }, 'ERR_INVALID_CHAR'],
    ['a header with a line feed', { headers: { 'x-a': '1\nx-b: 2' } }, 'ERR_INVALID_CHAR'],
    ['a header name with a line break', { headers: { 'a\r\nb': '1' } }, 'ERR_INVALID_HTTP_TOKEN'],
    ['a path with a line break', { path: '/\r\nx-b: 2' }, 'ERR_UNESCAPED_CHARACTERS'],
    ['a method with a line break', { method: 'GET\r\n' }, 'ERR_INVALID_HTTP_TOKEN'],
  ];
  for (const [title, changed, code] of unsendable) {
    it(`opens no connection to send ${title}`, async () => {
      await withFaultyServer(reply(200), async (server) => {
        await assert.rejects(askAt(server.url, changed), { code });
        assert.equal(server.connectionCount, 0);
      });
    });
  }

  it('is not sent where its signal was given before', async () => {
    await withFaultyServer(reply(200), async (server) => {
      const signal = AbortSignal.abort(new Error('enough'));
      await assert.rejects(askAt(server.url, { signal }), { message: 'enough' });
      await read(await askAt(server.url));
      assert.equal(server.requests.length, 1);
    });
  });

  it('ends with its signal while the server thinks', async () => {
    const stop = new AbortController();
    let closed: Promise<void> | undefined;
    const think: FaultyAnswer = ({ socket }) => {
      closed = new Promise((resolve) => socket.once('close', () => resolve()));
      stop.abort();
    };
    await withFaultyServer(think, async ({ url }) => {
      await assert.rejects(askAt(url, { signal: stop.signal }), { message: 'it was given up' });
      await closed;
    });
  });

  it('ends with its signal in the middle of the answer', async () => {
    const stop = new AbortController();
    const begin: FaultyAnswer = (_, response) => response.writeHead(200).write('o');
    await withFaultyServer(begin, async ({ url }) => {
      const incoming = await askAt(url, { signal: stop.signal });
      stop.abort();
      await assert.rejects(read(incoming), { message: 'it was given up' });
    });
  });

  it('waits for a free connection for longer than a server may be silent', async () => {
    agent.maxSockets = 1;
    const { begin, finish } = answerInParts();
    const second = reply(200, {}, 'second');
    await withFaultyServer(inTurn(begin, stayAway, second), async ({ url }) => {
      const incoming = await askAt(url);
      const next = askAt(url, { headersMs: 20 });
      await faultOf(askAt(url, { headersMs: 20, agent: new Agent() }));
      finish();
      assert.equal(await read(incoming), 'ok');
      assert.equal(await read(await next), 'second');
    });
  });

  it('sends a body', async () => {
    const echo: FaultyAnswer = (request, response) => request.pipe(response);
    await withFaultyServer(echo, async ({ url }) => {
      const incoming = await askAt(url, { method: 'PUT', body: bodyOf(['one ', 'two']) });
      assert.equal(await read(incoming), 'one two');
    });
  });

  it('fails with what a body fails with', async () => {
    await withFaultyServer(stayAway, async ({ url }) => {
      const body = bodyOf(['one', new Error('the file is gone')]);
      await assert.rejects(askAt(url, { method: 'PUT', body }), /^Error: the file is gone$/);
    });
  });

  it('brings an answer that comes before the body is read', async () => {
    const refuse: FaultyAnswer = (_, response) => response.writeHead(413).end('too large');
    await withFaultyServer(refuse, async ({ url }) => {
      const body = bodyOf(Array<string>(100).fill('x'.repeat(100_000)));
      const incoming = await askAt(url, { method: 'PUT', body });
      assert.equal(incoming.statusCode, 413);
      incoming.on('error', () => {}).destroy();
    });
  });
});

/** An answer that begins by itself, and ends where it is told to. */
function answerInParts(): { readonly begin: FaultyAnswer; readonly finish: () => void } {
  let end = () => {};
  return {
    begin: (_, response) => {
      response.writeHead(200).flushHeaders();
      end = () => response.end('ok');
    },
    finish: () => end(),
  };
}

async function read(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of incoming) text += piece;
  return text;
}

/** What a user is told of it. */
async function faultOf(work: Promise<unknown>): Promise<TransferFault> {
  return work.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => TransferFault.from(error),
  );
}

/** A body of pieces; an error is thrown in the place of one. */
function bodyOf(pieces: readonly (string | Error)[]): Question['body'] {
  const sizeBytes = pieces.reduce((sum, piece) => sum + String(piece).length, 0);
  return {
    sizeBytes,
    async *read() {
      for (const piece of pieces) {
        if (piece instanceof Error) throw piece;
        yield Buffer.from(piece);
      }
    },
  };
}

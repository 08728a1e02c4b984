import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:http2';
import { type Http2Answer, inTurn, respond } from '../support/http2-server.ts';
import { talk } from '../support/http2-talk.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { checkGivenUp, watchedSpool } from '../support/watched-spool.ts';

const mebibyte = 1024 * 1024;
const options = { mostBytes: 8 * mebibyte };
const brokenOff = 'the connection was closed before the answer was complete';
const cutOff = 'the answer was cut off';

describe('HTTP/2 that fails', () => {
  const directory = useTemporaryDirectory();
  /** Begins an answer, and does something when its first half has been sent. */
  const half =
    (announced: Readonly<Record<string, string>>, then: Http2Answer): Http2Answer =>
    (stream, request) => {
      stream.respond({ ':status': 200, ...announced });
      stream.write('half', () => setImmediate(() => then(stream, request)));
    };
  const breakOff = half({}, (stream) => stream.destroy(new Error('a fault of the server')));
  const endEarly = half({ 'content-length': '8' }, (stream) => stream.destroy());
  const cutWithin = half({}, (_, { cut }) => cut());
  const refuse: Http2Answer = (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM);
  const accuse: Http2Answer = (stream) => {
    stream.session?.goaway(constants.NGHTTP2_PROTOCOL_ERROR);
    stream.session?.destroy();
  };

  type Fault = readonly [title: string, answer: Http2Answer, reason: string];
  const faults: readonly Fault[] = [
    ['refuses a request', refuse, brokenOff],
    ['breaks an answer off', breakOff, brokenOff],
    ['ends an answer early and calls it no fault', endEarly, cutOff],
    ['closes the connection', (stream) => stream.session?.destroy(), 'the connection was closed'],
    ['cuts the connection within the answer', cutWithin, cutOff],
  ];
  for (const [title, answer, reason] of faults) {
    it(`is tried again where a server ${title}`, async () => {
      await talk(inTurn(answer, respond(200, {}, 'HTTP/2')), async ({ http, server, retries }) => {
        const { body } = await http.get(server.url, options);
        assert.equal(body.toString(), 'HTTP/2');
        assert.deepEqual([retries, server.older], [[reason], []]);
      });
    });
  }

  it('leaves nothing of a large answer in a spool that was broken off', async () => {
    const body = randomBytes(3 * mebibyte);
    const cutLarge: Http2Answer = (stream) => {
      stream.respond({ ':status': 200 });
      stream.write(body.subarray(0, 2 * mebibyte), () => stream.destroy(new Error('a fault')));
    };
    const spool = watchedSpool(directory());
    await talk(inTurn(cutLarge, respond(200, {}, body)), async ({ http, server }) => {
      const answer = await http.get(server.url, { ...options, spool });
      assert.equal(answer.body.length, 0);
      assert.ok(answer.spooled?.read().equals(body));
      assert.equal(spool.begun.length, 2);
      checkGivenUp(spool.begun.slice(0, 1));
    });
    spool.close();
  });

  it('is not tried again where a server says that it went wrong, but HTTP/1.1', async () => {
    await talk(inTurn(accuse, respond(200, {}, 'HTTP/2')), async ({ http, server, retries }) => {
      for (const path of ['/a', '/b']) {
        assert.equal((await http.get(server.url + path, options)).body.toString(), 'HTTP/1.1');
      }
      assert.deepEqual(
        [retries.length, server.older, server.sessions.length],
        [1, ['/a', '/b'], 1],
      );
    });
  });

  const lengths: readonly (readonly [title: string, announced: string])[] = [
    ['more than comes', '10'],
    ['less than comes', '1'],
  ];
  for (const [title, announced] of lengths) {
    it(`brings nothing of a body that announces ${title}`, async () => {
      const answer = respond(200, { 'content-length': announced }, 'body');
      await talk(
        answer,
        async ({ http, server }) => {
          const error = await rejection(http.get(server.url, options), 'FORGE_UNREACHABLE');
          assert.match(String(error.notes), /the connection was closed|cut off/);
        },
        { retry: { firstWaitMs: 1, attempts: 2 } },
      );
    });
  }

  it('gives a server up that does not begin to answer, and looks for another connection', async () => {
    await talk(
      inTurn(() => {}, respond(200, {}, 'ok')),
      async ({ http, server, retries }) => {
        assert.equal((await http.get(server.url, options)).body.toString(), 'ok');
        assert.deepEqual(retries, ['the server did not answer in time']);
        assert.equal(server.sessions.length, 2);
      },
      { limits: { headersMs: 100 } },
    );
  });

  it('gives a server up that falls silent within its answer', async () => {
    const fallSilent: Http2Answer = (stream) => {
      stream.respond({ ':status': 200 });
      stream.write('half');
    };
    await talk(
      inTurn(fallSilent, respond(200, {}, 'ok')),
      async ({ http, server, retries }) => {
        assert.equal((await http.get(server.url, options)).body.toString(), 'ok');
        assert.deepEqual(retries, ['the server sends too slowly']);
      },
      { limits: { idleMs: 150 } },
    );
  });

  it('refuses an answer that is larger than it may be, at once', async () => {
    await talk(respond(200, {}, Buffer.alloc(2 * mebibyte)), async ({ http, server, retries }) => {
      const error = await rejection(
        http.get(server.url, { mostBytes: mebibyte }),
        'FORGE_UNREACHABLE',
      );
      assert.match(String(error.notes), /larger than 1 MiB/);
      assert.deepEqual(retries, []);
    });
  });

  it('ends with the signal of a request, and leaves the others alone', async () => {
    const stop = new AbortController();
    const answer: Http2Answer = (stream, request) => {
      if (request.headers[':path'] === '/stop') stop.abort(new Error('enough'));
      else setImmediate(() => respond(200, {}, 'ok')(stream, request));
    };
    await talk(answer, async ({ http, server }) => {
      const stopped = http.get(`${server.url}/stop`, { ...options, signal: stop.signal });
      const other = http.get(`${server.url}/other`, options);
      await assert.rejects(stopped, { message: 'enough' });
      assert.equal((await other).body.toString(), 'ok');
      assert.equal(server.sessions.length, 1);
    });
  });
});

import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { Doubt } from '../../src/net/doubt.ts';
import { answerEarly, type EarlyClient } from '../../src/net/early-answers.ts';
import {
  type FaultyServer,
  inTurn,
  reply,
  stayAway,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

const options = { mostBytes: 1000 };

function withEarly(
  answer: Parameters<typeof withFaultyServer>[0],
  run: (early: EarlyClient, server: FaultyServer) => Promise<void>,
): Promise<void> {
  return withFaultyServer(answer, (server) =>
    withHttpClient((http) => run(answerEarly(http, 2), server)),
  );
}

/** Resolves when the server has been asked so often. */
async function asked({ requests }: FaultyServer, count: number): Promise<void> {
  while (requests.length < count) await new Promise((resolve) => setImmediate(resolve));
}

describe('an early client', () => {
  it('asks before it is asked, and only once', async () => {
    await withEarly(reply(200, {}, 'text'), async (early, server) => {
      early.expect(`${server.url}/a`, options);
      early.expect(`${server.url}/a`, options);
      await asked(server, 1);
      assert.equal((await early.get(`${server.url}/a`, options)).body.toString(), 'text');
      assert.equal(server.requests.length, 1);
    });
  });

  it('begins no more while it holds as much as it may', async () => {
    await withFaultyServer(reply(200, {}, 'text'), (server) =>
      withHttpClient(async (http) => {
        const early = answerEarly(http, 1, 8);
        const urls = ['a', 'b', 'c', 'd'].map((name) => `${server.url}/${name}`);
        for (const url of urls) early.expect(url, options);
        const [first = '', ...others] = urls;
        await asked(server, 2);
        await new Promise((resolve) => setTimeout(resolve, 50));
        assert.equal(server.requests.length, 2);
        // There is room for one more.
        await early.get(first, options);
        early.expect(`${server.url}/e`, options);
        await asked(server, 3);
        for (const url of others) {
          assert.equal((await early.get(url, options)).body.toString(), 'text');
        }
        const paths = server.requests.map(({ url }) => url);
        assert.deepEqual(paths, ['/a', '/b', '/e', '/c', '/d']);
      }),
    );
  });

  it('asks anew for what was taken already, and for what nobody expected', async () => {
    await withEarly(reply(200), async (early, server) => {
      early.expect(`${server.url}/a`, options);
      for (const path of ['/a', '/a', '/b']) await early.get(server.url + path, options);
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/a', '/a', '/b'],
      );
    });
  });

  it('asks at once for what still waited for its turn', async () => {
    await withEarly(inTurn(stayAway, stayAway, reply(200)), async (early, server) => {
      for (const path of ['/a', '/b', '/c']) early.expect(server.url + path, options);
      await asked(server, 2);
      assert.equal((await early.get(`${server.url}/c`, options)).status, 200);
      early.keep(new Set());
      assert.equal(server.requests.length, 3);
    });
  });

  it('counts as the first attempt, whatever came of it', async () => {
    await withEarly(inTurn(reply(503), reply(200)), async (early, server) => {
      early.expect(server.url, options);
      await asked(server, 1);
      assert.equal((await early.get(server.url, options)).status, 200);
      assert.equal(server.requests.length, 2);
    });
  });

  it('counts for nothing where its answer was larger than it allowed', async () => {
    await withEarly(reply(200, {}, 'a text'), async (early, server) => {
      const less = { mostBytes: 3 };
      early.expect(server.url, less);
      await asked(server, 1);
      assert.equal((await early.get(server.url, options)).body.toString(), 'a text');
      early.expect(server.url, less);
      await asked(server, 3);
      const error = await rejection(early.get(server.url, less), 'FORGE_UNREACHABLE');
      assert.match(String(error.notes), /the answer is larger than 0 MiB/);
      assert.equal(server.requests.length, 4);
    });
  });

  it('tries nothing again that nobody asked for', async () => {
    await withEarly(inTurn(reply(503), reply(200)), async (early, server) => {
      early.expect(`${server.url}/a`, options);
      await asked(server, 1);
      await early.get(`${server.url}/b`, options);
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/a', '/b'],
      );
    });
  });

  it('tells the failure of what was expected where it is asked for, and nowhere else', async () => {
    await withEarly(inTurn(stayAway), async (early) => {
      const url = 'http://127.0.0.1:9/';
      early.expect(url, options);
      await new Promise((resolve) => setImmediate(resolve));
      const subject = 'acme-web 1.0.0';
      const error = await rejection(early.get(url, { ...options, subject }), 'FORGE_UNREACHABLE');
      assert.match(error.message, /^acme-web 1\.0\.0: /);
    });
  });

  const failure = new PupfileError('CHECKSUM_MISMATCH', 'other bytes');
  const doubt = (answer: { readonly body: Buffer }) =>
    answer.body.toString() === 'right' ? undefined : new Doubt('other bytes', failure);

  it('asks once more where the answer is doubted', async () => {
    await withEarly(
      inTurn(reply(200, {}, 'wrong'), reply(200, {}, 'right')),
      async (early, server) => {
        early.expect(server.url, options);
        const { body } = await early.get(server.url, { ...options, doubt });
        assert.equal(body.toString(), 'right');
        assert.equal(server.requests.length, 2);
      },
    );
  });

  it('has no hope beyond that', async () => {
    await withEarly(reply(200, {}, 'wrong'), async (early, server) => {
      early.expect(server.url, options);
      await rejection(early.get(server.url, { ...options, doubt }), 'CHECKSUM_MISMATCH');
      assert.equal(server.requests.length, 2);
    });
  });

  it('gives up what nobody will ask for, under way or not', async () => {
    await withEarly(stayAway, async (early, server) => {
      for (const path of ['/a', '/b', '/c']) early.expect(server.url + path, options);
      await asked(server, 2);
      const closed = Promise.all(
        server.requests.map(
          ({ socket }) => new Promise((resolve) => socket.once('close', resolve)),
        ),
      );
      early.keep(new Set());
      await closed;
      assert.equal(server.requests.length, 2);
    });
  });

  it('keeps what will be asked for', async () => {
    await withEarly(reply(200), async (early, server) => {
      early.expect(`${server.url}/a`, options);
      early.keep(new Set([`${server.url}/a`]));
      await early.get(`${server.url}/a`, options);
      assert.equal(server.requests.length, 1);
    });
  });

  it('gives an answer up with the signal of who waits for it', async () => {
    await withEarly(stayAway, async (early, server) => {
      const stop = new AbortController();
      early.expect(server.url, options);
      await asked(server, 1);
      const waiting = early.get(server.url, { ...options, signal: stop.signal });
      stop.abort(failure);
      await assert.rejects(waiting, failure);
    });
  });
});

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { openPool, type Pool } from '../../src/net/pool.ts';
import { type FaultyServer, reply, stayAway, withFaultyServer } from '../support/faulty-server.ts';

/** What a request over the pool ends with: a status, or the code of its error. */
function ask({ agent }: Pool, { url }: FaultyServer): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    const { hostname: host, port } = new URL(url);
    request({ agent, host, port })
      .on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      .end();
  });
}

function connected({ url }: FaultyServer): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connectTcp(Number(port), hostname, () => resolve(socket)).on('error', reject);
  });
}

describe('a pool', () => {
  const options = { connections: 2, isSecure: false };

  it('keeps a connection for the next request', async () => {
    await withFaultyServer(reply(200), async (server) => {
      let opened = 0;
      const pool = openPool(() => {
        opened += 1;
        return connected(server);
      }, options);
      assert.deepEqual([await ask(pool, server), await ask(pool, server)], [200, 200]);
      assert.equal(opened, 1);
      pool.close();
    });
  });

  it('ends the connections that it has', async () => {
    await withFaultyServer(stayAway, async (server) => {
      const pool = openPool(() => connected(server), options);
      const answer = ask(pool, server);
      while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
      pool.close();
      assert.equal(await answer, 'ECONNRESET');
    });
  });

  it('ends one that is ready only after it was closed', async () => {
    await withFaultyServer(reply(200), async (server) => {
      let ready: (socket: Socket) => void = () => {};
      const pool = openPool(
        () =>
          new Promise((resolve) => {
            ready = resolve;
          }),
        options,
      );
      const answer = ask(pool, server);
      const socket = await connected(server);
      pool.close();
      ready(socket);
      assert.equal(await answer, 'ECONNRESET');
      assert.ok(socket.destroyed);
    });
  });

  it('tells who opens a connection that it was closed', async () => {
    await withFaultyServer(reply(200), async (server) => {
      let given: AbortSignal | undefined;
      const pool = openPool((_, signal) => {
        given = signal;
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('given up')));
        });
      }, options);
      const answer = ask(pool, server);
      pool.close();
      assert.equal(await answer, 'given up');
      assert.equal(given?.aborted, true);
    });
  });
});

import assert from 'node:assert/strict';
import { connect as connectTcp, type Socket } from 'node:net';
import { createSessions } from '../../src/net/sessions.ts';
import { reply, withFaultyServer } from '../support/faulty-server.ts';

describe('createSessions', () => {
  /** Runs a test with a connection that speaks no TLS, so that it has agreed to nothing. */
  async function withConnection(run: (socket: Socket, port: number) => Promise<void>) {
    await withFaultyServer(reply(200), async ({ url }) => {
      const port = Number(new URL(url).port);
      const socket = connectTcp(port, '127.0.0.1');
      await new Promise<void>((resolve) => socket.once('connect', resolve));
      await run(socket, port);
      socket.destroy();
    });
  }
  const target = { isSecure: true, host: 'forge.example', port: 443 };
  const open = new AbortController().signal;

  it('opens one connection for all who ask at once, and hands it out once', async () => {
    await withConnection(async (socket) => {
      let opened = 0;
      const sessions = createSessions(async () => {
        opened += 1;
        return socket;
      }, open);
      const found = await Promise.all([1, 2, 3].map(() => sessions.find(target)));
      assert.deepEqual([found, opened], [[undefined, undefined, undefined], 1]);
      assert.equal(sessions.takeConnection(target), socket);
      assert.equal(sessions.takeConnection(target), undefined);
    });
  });

  it('tries again where connecting failed', async () => {
    await withConnection(async (socket) => {
      let opened = 0;
      const sessions = createSessions(async () => {
        opened += 1;
        if (opened === 1) throw new Error('not now');
        return socket;
      }, open);
      await assert.rejects(sessions.find(target), { message: 'not now' });
      assert.equal(await sessions.find(target), undefined);
    });
  });

  it('ends a connection that nobody took, and one that is ready only after it was closed', async () => {
    await withConnection(async (socket) => {
      const sessions = createSessions(async () => socket, open);
      await sessions.find(target);
      sessions.close();
      assert.ok(socket.destroyed);
    });
    await withConnection(async (socket) => {
      const closing = new AbortController();
      const sessions = createSessions(async () => {
        closing.abort();
        sessions.close();
        return socket;
      }, closing.signal);
      await sessions.find(target);
      assert.ok(socket.destroyed);
      assert.equal(sessions.takeConnection(target), undefined);
    });
  });
});

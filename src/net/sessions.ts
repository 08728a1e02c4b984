import type { Socket } from 'node:net';
import type { Connect, Target } from './connections.ts';
import type { Http2Session } from './http2-session.ts';

/** The sessions of HTTP/2 with servers, one each. */
export interface Sessions {
  /**
   * The session with a server, which is opened where there is none; undefined for a server that does not speak
   * HTTP/2, or not well. Everybody waits for the first connection to a server, which tells.
   *
   * Throws what connecting throws.
   */
  find(target: Target): Promise<Http2Session | undefined>;
  /** A connection that was opened to find out, and that HTTP/1.1 can use. */
  takeConnection(target: Target): Socket | undefined;
  close(): void;
}

/** @param connect opens connections over which both may be spoken */
export function createSessions(connect: Connect, closing: AbortSignal): Sessions {
  const servers = new Map<string, Promise<Http2Session | undefined>>();
  const spare = new Map<string, Socket>();
  const opened = new Set<Http2Session>();
  const open = async (target: Target): Promise<Http2Session | undefined> => {
    const socket = await connect(target, closing);
    // Nobody would ever close what is ready only now.
    if (closing.aborted) socket.destroy();
    if (!('alpnProtocol' in socket) || socket.alpnProtocol !== 'h2') {
      // It may end before anybody takes it.
      spare.set(
        keyOf(target),
        socket.on('error', () => {}),
      );
      return undefined;
    }
    const { openHttp2Session } = await import('./http2-session.ts');
    const session = openHttp2Session(socket, originOf(target));
    opened.add(session);
    if (closing.aborted) session.close();
    return session;
  };
  const find = async (target: Target): Promise<Http2Session | undefined> => {
    const key = keyOf(target);
    const asked = servers.get(key) ?? open(target);
    servers.set(key, asked);
    const forget = () => {
      if (servers.get(key) === asked) servers.delete(key);
    };
    const session = await asked.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (session === undefined || session.isOpen) return session;
    // What went wrong once may be the fault of HTTP/2 itself.
    if (session.isBroken) servers.set(key, Promise.resolve(undefined));
    else forget();
    return find(target);
  };
  return {
    find,
    takeConnection: (target) => {
      const socket = spare.get(keyOf(target));
      spare.delete(keyOf(target));
      return socket?.destroyed ? undefined : socket;
    },
    close: () => {
      for (const socket of spare.values()) socket.destroy();
      for (const session of opened) session.close();
    },
  };
}

function keyOf({ host, port }: Target): string {
  return `${host} ${port}`;
}

function originOf({ host, port }: Target): string {
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

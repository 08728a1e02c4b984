import { setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import type { Socket } from 'node:net';
import type { Connect, Target } from './connections.ts';
import { createSessions, type Sessions } from './sessions.ts';

/** Connections of one kind, which are kept for the next request. */
export interface Pool {
  /** Those of HTTP/1.1. */
  readonly agent: Agent;
  /** Those of HTTP/2, which is only spoken over TLS. */
  readonly sessions: Sessions | undefined;
  /** Ends all connections, those too that are being opened. */
  close(): void;
}

type Callback = (error: unknown, socket?: Socket) => void;

/**
 * Opens a pool.
 *
 * @param connections how many there may be to each server at once
 */
export function openPool(
  connect: Connect,
  { connections, isSecure }: { readonly connections: number } & Pick<Target, 'isSecure'>,
): Pool {
  const closing = new AbortController();
  // Each connection that is being opened listens.
  setMaxListeners(0, closing.signal);
  const sessions = isSecure
    ? createSessions(
        (target, signal) => connect({ ...target, protocols: ['h2', 'http/1.1'] }, signal),
        closing.signal,
      )
    : undefined;
  const agent = Object.assign(new Agent({ keepAlive: true, maxSockets: connections }), {
    createConnection({ host, port }: Omit<Target, 'isSecure'>, callback: Callback): void {
      const target = { isSecure, host, port };
      const spare = sessions?.takeConnection(target);
      const opening =
        spare === undefined ? connect(target, closing.signal) : Promise.resolve(spare);
      opening.then((socket) => {
        // Nobody would ever close what is ready only now.
        if (closing.signal.aborted) socket.destroy();
        callback(null, socket);
      }, callback);
    },
  });
  return {
    agent,
    sessions,
    close: () => {
      closing.abort();
      sessions?.close();
      agent.destroy();
    },
  };
}

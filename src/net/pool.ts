import { setMaxListeners } from 'node:events';
import { Agent } from 'node:http';
import type { Socket } from 'node:net';
import type { Connect, Target } from './connections.ts';

/** Connections of one kind, which are kept for the next request. */
export interface Pool {
  readonly agent: Agent;
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
  const agent = Object.assign(new Agent({ keepAlive: true, maxSockets: connections }), {
    createConnection({ host, port }: Omit<Target, 'isSecure'>, callback: Callback): void {
      connect({ isSecure, host, port }, closing.signal).then((socket) => {
        // Nobody would ever close what is ready only now.
        if (closing.signal.aborted) socket.destroy();
        callback(null, socket);
      }, callback);
    },
  });
  return {
    agent,
    close: () => {
      closing.abort();
      agent.destroy();
    },
  };
}

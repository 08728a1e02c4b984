import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { isUnchanged } from '../tarballs/list-tarballs.ts';
import type { SkippedFile } from '../tarballs/release-index.ts';
import { openTarballFolder, type TarballFolder } from '../tarballs/tarball-folder.ts';
import { answerProblem, type JsonAnswer } from './answer.ts';
import { createDocumentCache, encodeDocument, type Reply } from './document-cache.ts';
import { isLetIn } from './is-let-in.ts';
import { isNotModified } from './is-not-modified.ts';
import { type Exchange, sendReply } from './send-reply.ts';

/** What to serve, and where. */
export interface ForgeServerOptions {
  /** Searched for `*.tar.gz`, with the folders below it. */
  readonly directory: string;
  /** The address to listen on; 127.0.0.1 where it is left out. */
  readonly host?: string;
  /** 0 stands for any that is free. */
  readonly port: number;
  /** What clients have to send to be answered; nothing where it is left out. */
  readonly token?: string | undefined;
  /** Told of each request just before its answer is sent. */
  readonly onRequest?: (request: ForgeRequest) => void;
}

/** A request, and what became of it. */
export interface ForgeRequest {
  readonly method: string;
  /** Path and query: `/v3/modules/acme-web?exclude_fields=releases`. */
  readonly url: string;
  readonly status: number;
}

/** A Forge that serves a folder. */
export interface ForgeServer {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** How many modules were there when it began. */
  readonly moduleCount: number;
  /** How many releases were there when it began. */
  readonly releaseCount: number;
  /** The files that were not served then, and why. */
  readonly skipped: readonly SkippedFile[];
  /** Ends the open connections at once, and resolves when the port is free. */
  close(): Promise<void>;
}

// Longer than clients keep idle connections: who closes first must not be the server, or a request
// that is just on its way is lost.
const keepAliveTimeoutMs = 120_000;

/**
 * Serves a folder of module tarballs as the Forge API v3, for reading.
 *
 * Each request sees the folder as it is at that moment; what has been read is not read again.
 * Throws FILE_SYSTEM where the folder cannot be read, LISTEN_FAILED where the address is taken.
 */
export async function startForgeServer(options: ForgeServerOptions): Promise<ForgeServer> {
  const { directory, host = '127.0.0.1', port, token, onRequest } = options;
  const folder = await openTarballFolder(directory);
  const { modules, releases, skipped } = await folder.currentIndex();
  const findReply = createReplyFinder(folder, token);
  const answer = async (exchange: Exchange) => {
    const { request } = exchange;
    const reply = await findReply(exchange);
    const { method = '', url = '', headers } = request;
    onRequest?.({ method, url, status: isNotModified(headers, reply) ? 304 : reply.status });
    sendReply(exchange, reply);
  };
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, (request, response) => {
    void answer({ request, response });
  });
  await listen(server, host, port);
  return {
    url: addressOf(server),
    moduleCount: modules.size,
    releaseCount: releases.size,
    skipped,
    close: () => close(server),
  };
}

function createReplyFinder(
  folder: TarballFolder,
  token: string | undefined,
): (exchange: Exchange) => Promise<Reply> {
  const findDocument = createDocumentCache();
  return async ({ request }) => {
    const { url = '' } = request;
    const refused = refusalOf(request, token);
    if (refused !== undefined) return encodeDocument(refused, 0);
    try {
      const reply = findDocument(await folder.currentIndex(), url);
      if (reply.kind === 'json' || isUnchanged(reply.release.file)) return reply;
      return findDocument(await folder.freshIndex(), url);
    } catch (error) {
      return encodeDocument(answerProblem(500, reasonOf(error)), 0);
    }
  };
}

function refusalOf(
  { method = '', headers }: IncomingMessage,
  token: string | undefined,
): JsonAnswer | undefined {
  if (token !== undefined && !isLetIn(headers.authorization, token)) {
    return answerProblem(401, 'This Forge wants a token');
  }
  if (method === 'GET' || method === 'HEAD') return undefined;
  return answerProblem(405, 'This Forge is for reading only');
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `The Forge cannot listen on ${host}, port ${port}: ${listenReason(cause)}`;
      reject(new PupfileError('LISTEN_FAILED', message, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function listenReason(cause: NodeJS.ErrnoException): string {
  switch (cause.code) {
    case 'EADDRINUSE':
      return 'another program does';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'it is no address of this machine';
    default:
      return reasonOf(cause);
  }
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

import { createReadStream, readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { FolderFile } from '../tarballs/list-tarballs.ts';
import { type FolderRelease, releaseSlug } from '../tarballs/read-tarball.ts';
import type { JsonDocument, Reply } from './document-cache.ts';
import { isNotModified } from './is-not-modified.ts';

/** A request, and the place for its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

// Below this, compressing saves no packet.
const smallestGzipBytes = 1400;
// Reading so much at once takes less time than handing the work to another thread.
const largestReadBytes = 1024 * 1024;

/** Sends a reply: whole, only its headers for HEAD, or 304 where the client has it already. */
export function sendReply(exchange: Exchange, reply: Reply): void {
  const { request, response } = exchange;
  if (isNotModified(request.headers, reply)) {
    response.writeHead(304, commonHeaders(reply)).end();
  } else if (reply.kind === 'json') {
    sendDocument(exchange, reply);
  } else {
    sendTarball(exchange, reply.release, commonHeaders(reply));
  }
}

/** What a client may keep, and how it asks whether that is still so; failures are not for keeping. */
function commonHeaders({ status, etag, modifiedMs }: Reply): OutgoingHttpHeaders {
  if (status === 405) return { 'Cache-Control': 'no-store', Allow: 'GET, HEAD' };
  if (status === 401) return { 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Bearer' };
  if (status !== 200) return { 'Cache-Control': 'no-store' };
  return {
    'Cache-Control': 'public, must-revalidate',
    ETag: etag,
    'Last-Modified': new Date(modifiedMs).toUTCString(),
    Vary: 'Accept-Encoding',
  };
}

function sendDocument({ request, response }: Exchange, document: JsonDocument): void {
  const isCompressed = document.body.length >= smallestGzipBytes && acceptsGzip(request);
  const body = isCompressed ? document.gzipBody() : document.body;
  response.writeHead(document.status, {
    ...commonHeaders(document),
    ...(isCompressed ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Type': 'application/json;charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  const accepted = String(headers['accept-encoding'] ?? '').toLowerCase();
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted);
}

function sendTarball(
  { request, response }: Exchange,
  release: FolderRelease,
  headers: OutgoingHttpHeaders,
): void {
  const { sizeBytes } = release.file;
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${releaseSlug(release)}.tar.gz"`,
    'Content-Length': sizeBytes,
  });
  if (request.method === 'HEAD') response.end();
  else if (sizeBytes <= largestReadBytes) sendAtOnce(release.file, response);
  else streamFile(release.file, response);
}

// The length is promised in the head: a file that is gone or cut off meanwhile ends the connection.

function sendAtOnce({ path, sizeBytes }: FolderFile, response: ServerResponse): void {
  const bytes = readWhole(path);
  if (bytes?.length === sizeBytes) response.end(bytes);
  else response.destroy();
}

function readWhole(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function streamFile({ path, sizeBytes }: FolderFile, response: ServerResponse): void {
  const file = createReadStream(path, { end: sizeBytes - 1, highWaterMark: 256 * 1024 });
  file.on('end', () => {
    if (file.bytesRead < sizeBytes) response.destroy();
  });
  // pipeline closes both ends where either fails, and then nobody is left to be told.
  pipeline(file, response, () => undefined);
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCase, FaultWorld, Mend } from './fault-run.ts';
import type { FaultyAnswer } from './faulty-server.ts';

/** The questions about releases of acme-web, and its new archive, as paths on the server. */
export const metadataPath = /\/v3\/releases\?module=acme-web/;
export const tarballPath = /\/v3\/files\/acme-web-1\.1\.0/;

type Break = FaultCase['break'];

/** Requests for a path are answered otherwise from now on. */
export function always(path: RegExp, answer: FaultyAnswer): Break {
  return first(Number.POSITIVE_INFINITY, path, answer);
}

/** The first request for a path is answered otherwise. */
export function once(path: RegExp, answer: FaultyAnswer): Break {
  return first(1, path, answer);
}

/** The first few requests for a path are answered otherwise. */
export function first(count: number, path: RegExp, answer: FaultyAnswer): Break {
  return ({ server }) => {
    let left = count;
    server.intercept = (request, response, forward) => {
      if (left <= 0 || !path.test(request.url ?? '')) return forward();
      left -= 1;
      answer(request, response);
    };
    return undefined;
  };
}

/** Answers with what the Forge says, once it was changed: its JSON as a value. */
export function rewritten(
  path: RegExp,
  change: (document: ForgeDocument, request: { readonly url: string }) => unknown,
): Break {
  return transformed(path, (bytes, request) => ({
    body: JSON.stringify(change(JSON.parse(bytes.toString()), request)),
  }));
}

/** An answer as it is sent. */
export interface SentAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Answers with what is made of the bytes that the Forge says; each time, or the first few times. */
export function transformed(
  path: RegExp,
  change: (bytes: Buffer, request: { readonly url: string }) => SentAnswer,
  count = Number.POSITIVE_INFINITY,
): Break {
  return (world) => {
    const { server } = world;
    return first(count, path, ({ url = '/' }, response) => {
      const send = async () => {
        const answer = await fetch(server.forge.url + url);
        const bytes = Buffer.from(await answer.arrayBuffer());
        const { status = 200, headers = {}, body } = change(bytes, { url });
        const type = answer.headers.get('content-type') ?? 'application/json';
        response.writeHead(status, {
          'content-type': type,
          'content-length': Buffer.byteLength(body),
          ...headers,
        });
        response.end(body);
      };
      send().catch((error: Error) => response.destroy(error));
    })(world);
  };
}

/** Bytes that no server of Node's would send; then the connection is closed, if it is to be. */
export function raw(
  bytes: string | Buffer,
  end: 'close' | 'reset' | 'stay' = 'close',
): FaultyAnswer {
  return ({ socket }) => {
    socket.write(bytes, () => {
      if (end === 'close') socket.end();
      if (end === 'reset') socket.resetAndDestroy();
    });
  };
}

/** A page of releases, as far as the tests change it. */
export interface ForgeDocument {
  pagination: Record<string, unknown>;
  results: ForgeRelease[];
  [field: string]: unknown;
}

interface ForgeRelease {
  version: string;
  file_uri: string;
  file_sha256: string;
  module: Record<string, unknown>;
  metadata: Record<string, unknown>;
  [field: string]: unknown;
}

/** Has the Puppetfile name another Forge; returns what names the right one again. */
export function moveForge({ project, server }: FaultWorld, url: string): () => void {
  const file = join(project, 'Puppetfile');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(server.url, url));
  return () => writeFileSync(file, text);
}

/** Does one after the other; a test fails that cannot mend. */
export function inOrder(...mends: readonly Mend[]): Mend {
  return async () => {
    for (const mend of mends) await mend?.();
  };
}

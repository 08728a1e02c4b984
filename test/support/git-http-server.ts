import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What a git server does, beside serving. */
export interface GitHttpServerOptions {
  /** `user:password` that it wants to hear (Basic); nobody's by default. */
  readonly login?: string;
  /** Serves the files of the repositories and nothing else, as any web server could. */
  readonly isDumb?: boolean;
  /** Is as old as protocol 0: does not hear which one the client speaks. */
  readonly isOld?: boolean;
  /** Answers in the server's place, where it says so. */
  answer?(...[request, response]: Parameters<RequestListener>): boolean;
}

/** A git server over a directory of repositories, on a free port of 127.0.0.1. */
export interface GitHttpServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** The same with a user and password. */
  urlFor(login: string): string;
  /** What was asked for, in that order: `GET /web.git/info/refs?service=git-upload-pack`. */
  readonly requests: readonly string[];
  /** What each request had to say of who asks. */
  readonly authorizations: readonly (string | undefined)[];
  close(): Promise<void>;
}

/**
 * Starts one: by git's own CGI program, `git http-backend`, or as a server of plain files, for which
 * a repository needs `git update-server-info`.
 */
export async function startGitHttpServer(
  directory: string,
  options: GitHttpServerOptions = {},
): Promise<GitHttpServer> {
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    authorizations.push(request.headers.authorization);
    if (options.answer?.(request, response)) return;
    if (!isLetIn(request, options)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    } else if (options.isDumb) sendFile(directory, request, response);
    else runBackend(directory, { request, response, options });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    urlFor: (login) => `http://${login}@127.0.0.1:${port}`,
    requests,
    authorizations,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isLetIn(request: IncomingMessage, { login }: GitHttpServerOptions): boolean {
  if (login === undefined) return true;
  return request.headers.authorization === `Basic ${Buffer.from(login).toString('base64')}`;
}

function sendFile(directory: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = join(directory, decodeURIComponent(pathname));
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  createReadStream(path).pipe(response);
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: GitHttpServerOptions;
}

function runBackend(directory: string, { request, response, options }: Exchange): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const { headers } = request;
  const env = {
    PATH: process.env['PATH'],
    HOME: directory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PROJECT_ROOT: directory,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: decodeURIComponent(pathname),
    QUERY_STRING: search.slice(1),
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: String(headers['content-encoding'] ?? ''),
    ...(options.isOld ? {} : { GIT_PROTOCOL: String(headers['git-protocol'] ?? '') }),
    ...(headers['content-length'] ? { CONTENT_LENGTH: headers['content-length'] } : {}),
  };
  const child = spawn('git', ['http-backend'], { env, stdio: 'pipe' });
  child.stdin.on('error', () => {});
  child.stderr.resume();
  request.pipe(child.stdin);
  passAnswer(child, response);
}

/** CGI: headers, an empty line, the body; the status is one of the headers. */
function passAnswer(child: ChildProcessWithoutNullStreams, response: ServerResponse): void {
  let head: Buffer | undefined = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === undefined) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const fields = head.toString('latin1', 0, end).split('\r\n');
    const body = head.subarray(end + 4);
    head = undefined;
    const headers = fields.map((field) => field.split(/:\s*/, 2));
    const status = headers.find(([name]) => name?.toLowerCase() === 'status')?.[1];
    response.writeHead(Number.parseInt(status ?? '200', 10), headers.flat() as string[]);
    response.write(body);
  });
  child.on('close', () => response.end());
}

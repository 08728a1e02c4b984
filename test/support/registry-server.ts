import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a registry of the tests behaves. */
export interface RegistryServerOptions {
  /** Whom it lets in: `user:password`; everybody by default. */
  readonly login?: string;
  /** Whether the login is sent with each request, or exchanged for a token at `/token`. */
  readonly scheme?: 'Basic' | 'Bearer';
  /** What `/token` takes in place of the login. */
  readonly refreshToken?: string;
  /** Lists referrers itself (distribution-spec 1.1). */
  readonly hasReferrers?: boolean;
  /** Begins an upload where it should mount. */
  readonly refusesMounts?: boolean;
  /** Has its blobs fetched from there. */
  readonly blobsAt?: string;
  /** What `Location` of an upload begins with, in place of nothing. */
  readonly uploadsAt?: string;
  /** Answers in its place, where it says so. */
  answer?(request: IncomingMessage, response: ServerResponse): boolean;
}

interface Document {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A registry in memory, on a free port of 127.0.0.1. */
export interface RegistryServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly url: string;
  /** Of a repository, by digest. */
  blobs(repository: string): Map<string, Buffer>;
  /** Of a repository, by tag and by digest. */
  manifests(repository: string): Map<string, Document>;
  /** What was asked, in that order: `HEAD /v2/app/blobs/sha256:…`. */
  readonly requests: string[];
  readonly authorizations: (string | undefined)[];
  /** Every token it has given becomes worthless. */
  expireTokens(): void;
}

/** Runs a test against a registry, and closes it however the test ends. */
export async function withRegistry(
  options: RegistryServerOptions,
  run: (registry: RegistryServer) => Promise<void>,
): Promise<void> {
  const state = createState();
  const server = createServer((request, response) => {
    state.requests.push(`${request.method} ${request.url}`);
    state.authorizations.push(request.headers.authorization);
    if (options.answer?.(request, response)) return;
    answer({ request, response, options, state }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await run({ ...state, host, url: `http://${host}`, expireTokens: () => state.tokens.clear() });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The digest of bytes, as images name them. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function createState() {
  const [blobs, manifests] = [
    new Map<string, Map<string, Buffer>>(),
    new Map<string, Map<string, Document>>(),
  ];
  return {
    requests: [] as string[],
    authorizations: [] as (string | undefined)[],
    tokens: new Map<string, readonly string[]>(),
    uploads: new Set<string>(),
    blobs: (repository: string) => repositoryOf(blobs, repository),
    manifests: (repository: string) => repositoryOf(manifests, repository),
  };
}

function repositoryOf<Value>(
  maps: Map<string, Map<string, Value>>,
  key: string,
): Map<string, Value> {
  const value = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, value);
  return value;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: RegistryServerOptions;
  readonly state: ReturnType<typeof createState>;
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/token') return giveToken(exchange, url);
  const [, repository = '', kind = '', name = ''] =
    /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests)\/(.*)$/.exec(url.pathname) ?? [];
  if (!isLetIn(exchange, repository)) return challenge(exchange, repository);
  const handle = handlers[`${request.method} ${kind}`];
  if (handle === undefined) response.writeHead(404).end();
  else await handle({ ...exchange, url, repository, name });
}

const handlers: Readonly<Record<string, (place: Place) => void | Promise<void>>> = {
  'GET blobs': giveBlob,
  'HEAD blobs': giveBlob,
  'GET manifests': giveManifest,
  'HEAD manifests': giveManifest,
  'PUT manifests': takeManifest,
  'POST blobs/uploads': beginUpload,
  'PUT blobs/uploads': takeBlob,
};

interface Place extends Exchange {
  readonly url: URL;
  readonly repository: string;
  readonly name: string;
}

function giveBlob({ request, response, options, state, repository, name }: Place): void {
  const bytes = state.blobs(repository).get(name);
  if (bytes === undefined) {
    refuse(response, 404, 'BLOB_UNKNOWN');
    return;
  }
  if (options.blobsAt !== undefined && request.method === 'GET') {
    response.writeHead(307, { location: `${options.blobsAt}/${name}` }).end();
    return;
  }
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const body = bytes.subarray(start);
  const range = start > 0 && {
    'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
  };
  response.writeHead(start > 0 ? 206 : 200, { 'content-length': body.length, ...range });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function giveManifest({ request, response, state, repository, name }: Place): void {
  const found = state.manifests(repository).get(name);
  if (found === undefined) {
    refuse(response, 404, 'MANIFEST_UNKNOWN');
    return;
  }
  const { type, bytes } = found;
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'docker-content-digest': digestOf(bytes),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function takeManifest(place: Place): Promise<void> {
  const { request, response, options, state, repository, name } = place;
  const bytes = await readAll(request);
  const { config, layers = [], manifests = [], subject } = JSON.parse(bytes.toString());
  const blobs = [...layers, ...(config ? [config] : [])].map(({ digest }) => digest);
  const isWhole =
    blobs.every((digest) => state.blobs(repository).has(digest)) &&
    manifests.every(({ digest }: { digest: string }) => state.manifests(repository).has(digest));
  if (!isWhole) return refuse(response, 404, 'MANIFEST_BLOB_UNKNOWN');
  const document = { type: request.headers['content-type'] ?? '', bytes };
  state.manifests(repository).set(name, document);
  state.manifests(repository).set(digestOf(bytes), document);
  const isListed = options.hasReferrers === true && subject !== undefined;
  response.writeHead(201, {
    'docker-content-digest': digestOf(bytes),
    ...(isListed && { 'oci-subject': subject.digest }),
  });
  response.end();
}

function beginUpload({ response, options, state, repository, url }: Place): void {
  const [digest, from] = [url.searchParams.get('mount'), url.searchParams.get('from')];
  const known = digest !== null && from !== null && state.blobs(from).get(digest);
  if (known && digest !== null && !options.refusesMounts) {
    state.blobs(repository).set(digest, known);
    response.writeHead(201).end();
    return;
  }
  const id = randomUUID();
  state.uploads.add(id);
  // Blanks and the like, as Docker's own state has them.
  const location = `${options.uploadsAt ?? ''}/v2/${repository}/blobs/uploads/${id}?_state=a%2Fb%3D`;
  response.writeHead(202, { location }).end();
}

async function takeBlob({ request, response, state, repository, name, url }: Place): Promise<void> {
  if (!state.uploads.delete(name)) return refuse(response, 404, 'BLOB_UPLOAD_UNKNOWN');
  const bytes = await readAll(request);
  const digest = url.searchParams.get('digest') ?? '';
  const isRight = digestOf(bytes) === digest && url.search.startsWith('?_state=a%2Fb%3D&');
  if (!isRight) return refuse(response, 400, 'DIGEST_INVALID');
  state.blobs(repository).set(digest, bytes);
  response.writeHead(201).end();
}

function isLetIn({ request, options, state }: Exchange, repository: string): boolean {
  const { login, scheme = 'Basic' } = options;
  if (login === undefined) return true;
  const { authorization = '' } = request.headers;
  if (scheme === 'Basic') return authorization === basic(login);
  const needed = request.method === 'GET' ? 'pull' : 'pull,push';
  const scopes = state.tokens.get(authorization.replace('Bearer ', '')) ?? [];
  return [needed, 'pull,push'].some((one) => scopes.includes(`repository:${repository}:${one}`));
}

function challenge({ request, response, options }: Exchange, repository: string): void {
  const { host } = request.headers;
  const scope = `repository:${repository}:pull`;
  const header =
    options.scheme === 'Bearer'
      ? `Bearer realm="http://${host}/token",service="${host}",scope="${scope}"`
      : 'Basic realm="tests"';
  response.setHeader('www-authenticate', header);
  refuse(response, 401, 'UNAUTHORIZED');
}

async function giveToken({ request, response, options, state }: Exchange, url: URL): Promise<void> {
  const form = new URLSearchParams((await readAll(request)).toString());
  const isLogin = request.headers.authorization === basic(options.login ?? '');
  const isRefreshed =
    options.refreshToken !== undefined &&
    form.get('refresh_token') === options.refreshToken &&
    form.get('grant_type') === 'refresh_token';
  if (!isLogin && !isRefreshed) {
    response.writeHead(401).end('{"details":"incorrect username or password"}');
    return;
  }
  const token = randomUUID();
  const scopes =
    request.method === 'POST'
      ? (form.get('scope') ?? '').split(' ')
      : url.searchParams.getAll('scope');
  state.tokens.set(token, scopes);
  response.end(JSON.stringify(request.method === 'POST' ? { access_token: token } : { token }));
}

function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** In the shape of the distribution-spec. */
export function refuse(response: ServerResponse, status: number, code: string, message = ''): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ code, message }] }));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

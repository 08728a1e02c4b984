import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server before a Forge. */
export interface ForgeProxy {
  /** Where the Forge stands now: below the prefix. */
  readonly url: string;
  /** Every path so far, with its query up to the first `&`. */
  readonly requests: readonly string[];
}

export interface ForgeProxyOptions {
  /** The Forge behind it. */
  readonly forge: string;
  /** `/artifactory/api/puppet/ours`; none where the Forge stands at the root. */
  readonly prefix?: string;
  /** Changes a JSON answer, as servers do that stand below a prefix. */
  readonly rewrite?: (json: string, self: string) => string;
  /** An answer to the path below the prefix is sent when this resolves. */
  readonly hold?: (path: string) => Promise<void>;
  /** The status of an answer instead of its own; undefined to leave it. */
  readonly fail?: (path: string) => number | undefined;
}

/** Runs a test against a Forge that stands behind a proxy; what is not below the prefix is not there. */
export async function withForgeProxy(
  options: ForgeProxyOptions,
  run: (proxy: ForgeProxy) => Promise<void>,
): Promise<void> {
  const { forge, prefix = '', rewrite = (json) => json, hold, fail } = options;
  const requests: string[] = [];
  let self = '';
  const server = createServer(async (request, response) => {
    const url = request.url ?? '';
    requests.push(url.replace(/&.*/, ''));
    const path = url.slice(prefix.length);
    const status = url.startsWith(`${prefix}/`) ? fail?.(path) : 404;
    await hold?.(path);
    if (status !== undefined) {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const answer = await fetch(forge + path, { headers: { 'accept-encoding': 'identity' } });
    const type = answer.headers.get('content-type') ?? '';
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': type });
    response.end(/json/.test(type) ? rewrite(body.toString(), self) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  self = `http://127.0.0.1:${port}${prefix}`;
  try {
    await run({ url: self, requests });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

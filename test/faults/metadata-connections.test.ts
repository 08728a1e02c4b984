import {
  always,
  inOrder,
  metadataPath,
  moveForge,
  once,
  raw,
  transformed,
} from '../support/fault-answers.ts';
import type { FaultCase } from '../support/fault-run.ts';
import { cutBody, type FaultyAnswer, reset } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { startProxy } from '../support/proxy-server.ts';
import { passOn, startSecureServer } from '../support/secure-server.ts';

const asked = (count: number) => ({ path: metadataPath, count });
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const json = { 'content-type': 'application/json' };

const passing: readonly (readonly [title: string, answer: FaultyAnswer, reason: RegExp])[] = [
  ['a reset before the headers', reset, /the connection was reset/],
  ['a connection closed before the headers', raw(''), /the connection was closed/],
  ['a reset within the headers', raw('HTTP/1.1 200 OK\r\ncont', 'reset'), /the connection was/],
  [
    'a reset behind the headers',
    raw(`${head}content-length: 9\r\n\r\n`, 'reset'),
    /the connection was (?:reset|closed)/,
  ],
  [
    'a reset in the middle of the body',
    raw(`${head}content-length: 999\r\n\r\n{"results": [`, 'reset'),
    /the connection was (?:reset|closed)/,
  ],
  ['a body cut with content-length', cutBody('{"results": [', json), /cut off|was closed/],
  [
    'a body cut between chunks',
    raw(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"res\r\n`),
    /the connection was closed/,
  ],
  [
    'a body cut within a chunk',
    raw(`${head}transfer-encoding: chunked\r\n\r\nff\r\n{"res`),
    /the connection was closed/,
  ],
  [
    'a compressed body that is cut',
    raw(
      Buffer.concat([
        Buffer.from(`${head}content-encoding: gzip\r\ncontent-length: 99\r\n\r\n`),
        Buffer.from([0x1f, 0x8b, 8, 0]),
      ]),
    ),
    /cut off|was closed/,
  ],
  [
    'chunks whose length is garbage',
    raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{"results": []}\r\n0\r\n\r\n`),
    /the answer is damaged on its way/,
  ],
  ['half a document behind which the connection ends', raw(`${head}\r\n{"results": [`), /cut off/],
];

const breakingOnce: readonly FaultCase[] = passing.map(([title, answer, reason]) => ({
  title: `${title}, once`,
  exit: 0,
  break: once(metadataPath, answer),
  says: new RegExp(`^waiting: .*(?:${reason.source})`, 'im'),
  attempts: asked(2),
  waits: 1,
}));

const breakingAlways: readonly FaultCase[] = passing
  .filter(([title]) => !title.startsWith('half'))
  .map(([title, answer, reason]) => ({
    title: `${title}, always`,
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, answer),
    says: new RegExp(`error: acme-web: no answer from [\\s\\S]*(?:${reason.source})`, 'i'),
    attempts: asked(4),
    waits: 3,
  }));

const lasting: readonly FaultCase[] = [
  {
    title: 'half a document behind which the connection ends, always',
    exit: 5,
    break: always(metadataPath, raw(`${head}\r\n{"results": [`)),
    says: /error: acme-web: [\s\S]*damaged JSON, of 13 bytes/,
    attempts: asked(2),
    waits: 1,
  },
  {
    title: 'something else than HTTP',
    exit: 5,
    break: always(metadataPath, raw('SSH-2.0-OpenSSH_9.6\r\n')),
    says: /error: acme-web: no answer from [\s\S]*the server does not speak HTTP/,
    attempts: asked(1),
    waits: 0,
  },
  {
    title: 'headers of a megabyte',
    exit: 5,
    from: 'nothing',
    break: always(metadataPath, raw(`${head}x: ${'x'.repeat(1024 * 1024)}\r\n\r\n{}`)),
    says: /error: acme-web: no answer from /,
  },
  {
    title: 'a document whose compressed form is damaged, once',
    exit: 0,
    break: transformed(
      metadataPath,
      (body) => ({ headers: { 'content-encoding': 'gzip' }, body }),
      1,
    ),
    says: /^waiting: .*the compressed answer is damaged/m,
    attempts: asked(2),
    waits: 1,
  },
];

const elsewhere = (title: string, url: string, says: RegExp): FaultCase => ({
  title,
  exit: 5,
  break: (world) => moveForge(world, url),
  says,
});

const addresses: readonly FaultCase[] = [
  elsewhere(
    'a name that there is not, or that nobody can look up',
    'https://forge.invalid',
    /error: acme-web: no answer from https:\/\/forge\.invalid\n[\s\S]*(?:there is no host of that name|could not be looked up)/,
  ),
  {
    ...elsewhere(
      'a port that nobody listens on',
      'http://127.0.0.1:9',
      /error: acme-web: no answer from http:\/\/127\.0\.0\.1:9\n[\s\S]*nothing listens there/,
    ),
    waits: 0,
  },
  elsewhere('an address that is none', 'http://127.0.0.1:99999', /error: /),
];

const secure = (title: string, certificate: string, says: RegExp): FaultCase => ({
  title,
  exit: 5,
  says,
  waits: 0,
  break: async (world) => {
    const server = await startSecureServer(passOn(world.server.forge.url), { certificate });
    return inOrder(server.close, moveForge(world, server.url));
  },
});

const certificates: readonly FaultCase[] = [
  secure('a certificate signed by itself', 'self-signed.pem', /signed by nobody but itself/),
  secure('a certificate of an unknown authority', 'server.pem', /whom this machine does not trust/),
  secure('a certificate that has expired', 'expired.pem', /its certificate /),
  secure('a certificate for another name', 'other.pem', /its certificate /),
  {
    title: 'a server without TLS where the address asks for it',
    exit: 5,
    from: 'nothing',
    says: /error: acme-web: no answer from [\s\S]*(?:does not speak TLS|agree on no kind of TLS)/,
    waits: 0,
    break: (world) => moveForge(world, world.server.url.replace('http:', 'https:')),
  },
];

const proxies: readonly FaultCase[] = [
  {
    title: 'a proxy that is not there',
    exit: 5,
    variables: { HTTP_PROXY: 'http://user:hidden@127.0.0.1:9' },
    says: /error: acme-web: the proxy http:\/\/127\.0\.0\.1:9 \(HTTP_PROXY\) gives no way/,
    hides: /hidden/,
    break: () => undefined,
    waits: 0,
  },
  ...[407, 502, 403].map(
    (status): FaultCase => ({
      title: `a proxy that answers with ${status}`,
      exit: 5,
      from: 'nothing',
      says: /error: acme-web: .*\n[\s\S]*HTTP_PROXY/,
      hides: /hidden/,
      waits: status === 502 ? 3 : 0,
      break: async ({ variables }) => {
        const proxy = await startProxy({ status });
        variables['HTTP_PROXY'] = proxy.url.replace('//', '//user:hidden@');
        return proxy.close;
      },
    }),
  ),
];

describeFaults('connections that break once, for metadata', breakingOnce);
describeFaults('connections that always break, for metadata', breakingAlways);
describeFaults('connections that would break again, for metadata', lasting);
describeFaults('addresses without a Forge', [...addresses, ...certificates, ...proxies]);

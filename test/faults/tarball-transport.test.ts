import { gzipSync } from 'node:zlib';
import {
  always,
  inOrder,
  once,
  raw,
  rewritten,
  tarballPath,
  transformed,
} from '../support/fault-answers.ts';
import type { FaultCase } from '../support/fault-run.ts';
import { type FaultyAnswer, reply, reset } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';

const asked = (count: number) => ({ path: tarballPath, count });
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/gzip\r\n';
const mismatch =
  /error: acme-web 1\.1\.0: the archive is not the one that was promised\n\n {2}promised by the Forge: [0-9a-f]{64}\n {2}what arrived: [0-9a-f]{64} \(/;

const statuses: readonly FaultCase[] = [408, 425, 429, 500, 502, 503, 504].flatMap(
  (status): FaultCase[] => [
    {
      title: `${status} once`,
      exit: 0,
      from: 'nothing',
      break: once(tarballPath, reply(status)),
      says: new RegExp(`^waiting: .*acme-web-1\\.1\\.0\\.tar\\.gz again: status ${status}$`, 'm'),
      attempts: asked(2),
      waits: 1,
    },
    {
      title: `${status} always`,
      exit: 5,
      from: status === 503 ? 'installed' : 'nothing',
      break: always(tarballPath, reply(status)),
      says: new RegExp(`error: acme-web 1\\.1\\.0: \\S+ answers with status ${status}\n`),
      attempts: asked(4),
      waits: 3,
    },
  ],
);

const lasting: readonly FaultCase[] = [204, 206, 304, 400, 401, 403, 404, 410, 416, 501].map(
  (status) => ({
    title: `${status}, which would not pass`,
    exit: 5,
    from: 'nothing',
    break: always(tarballPath, reply(status, { 'content-range': 'bytes 9-3/0' })),
    says: new RegExp(`error: acme-web 1\\.1\\.0: \\S+ answers with status ${status}\n`),
    attempts: asked(1),
    waits: 0,
  }),
);

/** The whole answer but for its end, over a connection that is then closed or reset. */
const cut = (share: number, end: 'close' | 'reset'): FaultyAnswer => {
  const bytes = Buffer.alloc(Math.round(1000 * share), 1);
  const headers = Buffer.from(`${head}content-length: 1000\r\n\r\n`);
  return raw(Buffer.concat([headers, bytes]), end);
};

const cuts: readonly FaultCase[] = [
  ...[0, 0.5, 0.999].flatMap((share) =>
    (['close', 'reset'] as const).map(
      (end): FaultCase => ({
        title: `${end === 'close' ? 'a cut' : 'a reset'} after ${share * 100} % of the archive`,
        exit: 0,
        from: share === 0.5 ? 'installed' : 'nothing',
        break: once(tarballPath, cut(share, end)),
        says: /^waiting: .*the connection was (?:closed|reset)/m,
        attempts: asked(2),
        waits: 1,
      }),
    ),
  ),
  {
    title: 'a reset before the headers',
    exit: 0,
    from: 'nothing',
    break: once(tarballPath, reset),
    attempts: asked(2),
    waits: 1,
  },
  {
    title: 'a cut in every attempt',
    exit: 5,
    break: always(tarballPath, cut(0.5, 'close')),
    says: /error: acme-web 1\.1\.0: no answer from [\s\S]*the connection was closed/,
    attempts: asked(4),
    waits: 3,
  },
  {
    title: 'a content-length that is too long',
    exit: 5,
    from: 'nothing',
    break: always(tarballPath, raw(`${head}content-length: 999999\r\n\r\n${'x'.repeat(9999)}`)),
    says: /error: acme-web 1\.1\.0: no answer from [\s\S]*the connection was closed/,
    attempts: asked(4),
  },
  {
    title: 'a content-length that is too short, once',
    exit: 0,
    break: transformed(
      tarballPath,
      (bytes) => ({ headers: {}, body: bytes.subarray(0, bytes.length - 40) }),
      1,
    ),
    says: /^waiting: .*the archive is not the one that was promised/m,
    attempts: asked(2),
    waits: 1,
  },
  {
    title: 'a cut without content-length, once',
    exit: 0,
    from: 'nothing',
    break: once(tarballPath, raw(`${head}\r\n${'x'.repeat(100)}`)),
    says: /^waiting: .*the archive is not the one that was promised/m,
    attempts: asked(2),
    waits: 1,
  },
  {
    title: 'a chunk whose length is garbage, once',
    exit: 0,
    from: 'nothing',
    break: once(tarballPath, raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\nx\r\n`)),
    attempts: asked(2),
    waits: 1,
  },
];

const flip = (bytes: Buffer) => {
  const body = Buffer.from(bytes);
  body[100] = (body[100] ?? 0) ^ 1;
  return { body };
};
const other = (body: string | Buffer, headers = {}) => reply(200, headers, body);

/** What has another checksum each time: both are shown, and nothing of it is used. */
const wrong = (title: string, answer: FaultCase['break'], what = /./): FaultCase => ({
  title,
  exit: 6,
  from: 'nothing',
  break: answer,
  says: new RegExp(`${mismatch.source}[\\s\\S]*${what.source}[\\s\\S]*CHECKSUM_MISMATCH`),
  attempts: asked(2),
  waits: 1,
});

const checksums: readonly FaultCase[] = [
  {
    title: 'one bit that is flipped, once',
    exit: 0,
    break: transformed(tarballPath, flip, 1),
    says: /^waiting: .*the archive is not the one that was promised/m,
    attempts: asked(2),
    waits: 1,
  },
  {
    ...wrong('one bit that is flipped, always', transformed(tarballPath, flip)),
    from: 'installed',
  },
  wrong('a web page', always(tarballPath, other('<html>Sign in')), /what arrived is a web page/),
  wrong('nothing at all', always(tarballPath, other('')), /what arrived is empty/),
  wrong('a text', always(tarballPath, other('\u001b[31mno')), /what arrived is/),
  wrong(
    'the archive compressed once more, which nobody says',
    transformed(tarballPath, (bytes) => ({ body: gzipSync(bytes) })),
  ),
  {
    title: 'the archive compressed once more by a server that says so',
    exit: 0,
    from: 'nothing',
    break: transformed(tarballPath, (bytes) => ({
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(bytes),
    })),
    attempts: asked(1),
    waits: 0,
  },
  {
    title: 'the archive as it is, which the server calls gzip-encoded',
    exit: 0,
    from: 'nothing',
    break: transformed(tarballPath, (bytes) => ({
      headers: { 'content-encoding': 'x-gzip' },
      body: bytes,
    })),
    attempts: asked(1),
  },
  {
    title: 'headers about ranges that nobody asked for',
    exit: 0,
    from: 'nothing',
    break: transformed(tarballPath, (bytes) => ({
      headers: { 'content-range': 'bytes 5-2/1', 'accept-ranges': 'bytes' },
      body: bytes,
    })),
    attempts: asked(1),
  },
  {
    title: 'a checksum of the Forge that is none of the archive',
    exit: 6,
    break: rewritten(/\/v3\/releases\?module=acme-web/, (document) => ({
      ...document,
      results: document.results.map((one) => ({ ...one, file_sha256: 'a'.repeat(64) })),
    })),
    says: mismatch,
    attempts: asked(2),
  },
];

const both: readonly FaultCase[] = [
  {
    title: 'one of two downloads is refused while the other one takes its time',
    exit: 5,
    says: /error: acme-base 1\.1\.0: \S+ answers with status 403/,
    break: ({ server }) => {
      const isClosed: Promise<void>[] = [];
      server.intercept = (request, response, forward) => {
        const url = request.url ?? '';
        if (/\/files\/acme-base/.test(url)) return void response.writeHead(403).end();
        if (!tarballPath.test(url)) return forward();
        isClosed.push(new Promise((resolve) => response.on('close', resolve)));
        response.writeHead(200, { 'content-length': '1000000' }).write('x');
      };
      // It would not end before the time of the test if the other one were not stopped.
      return inOrder(async () => void (await Promise.all(isClosed)));
    },
  },
];

describeFaults('statuses that may pass, for archives', statuses);
describeFaults('statuses that do not pass, for archives', lasting);
describeFaults('connections that break, for archives', cuts);
describeFaults('archives that are not what was promised', [...checksums, ...both]);

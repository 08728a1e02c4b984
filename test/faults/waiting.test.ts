import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import {
  always,
  inOrder,
  metadataPath,
  moveForge,
  once,
  tarballPath,
} from '../support/fault-answers.ts';
import type { FaultCase, FaultWorld, Mend } from '../support/fault-run.ts';
import { type FaultyAnswer, fallSilent, reply, stayAway } from '../support/faulty-server.ts';
import { describeFaults } from '../support/judge-fault.ts';

/*
 * The real limits of time, all of them waited for at once. How many attempts fit into 75 s depends on how
 * busy the machine is, so they are not counted where they all fail.
 */

/** A hundred bytes a second, without end. */
const drip: FaultyAnswer = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'.repeat(100)), 1000);
  response.on('close', () => clearInterval(timer));
};

/** Just in time with the headers, and silent from then on. */
const late: FaultyAnswer = (request, response) => {
  const timer = setTimeout(() => fallSilent(request, response), 13_000);
  response.on('close', () => clearTimeout(timer));
};

const faults = [
  ['silence before the headers', stayAway, /the server did not answer in time/],
  ['silence in the body', fallSilent, /the server stopped sending/],
] as const;
const subjects = [
  ['metadata', metadataPath, 'acme-web'],
  ['an archive', tarballPath, 'acme-web 1\\.1\\.0'],
] as const;

const silences: readonly FaultCase[] = subjects.flatMap(([what, path, subject]) =>
  faults.flatMap(([title, answer, reason]): FaultCase[] => [
    {
      title: `${title} of ${what}, once`,
      exit: 0,
      break: once(path, answer),
      says: new RegExp(`^waiting: .*${reason.source}`, 'm'),
      attempts: { path, count: 2 },
      waits: 1,
    },
    {
      title: `${title} of ${what}, always`,
      exit: 5,
      break: always(path, answer),
      says: new RegExp(`error: ${subject}: no answer from [\\s\\S]*${reason.source}`),
    },
  ]),
);

const drips: readonly FaultCase[] = subjects.flatMap(([what, path, subject]): FaultCase[] => [
  {
    title: `${what} that drips, always`,
    exit: 5,
    break: always(path, drip),
    says: new RegExp(`error: ${subject}: no answer from [\\s\\S]*the server sends too slowly`),
  },
  {
    title: `${what} whose headers are late, and behind which nothing comes, always`,
    exit: 5,
    break: always(path, late),
    says: new RegExp(`error: ${subject}: no answer from [\\s\\S]*the server stopped sending`),
    attempts: { path, count: 2 },
    waits: 1,
  },
]);

/** 40 KiB of an archive, at 2 KiB/s: slower than anybody wants, and yet alive. */
function slowArchive(world: FaultWorld): Mend {
  const { server, addRelease } = world;
  const data = { 'manifests/init.pp': 'class web {}\n', 'files/data': randomBytes(40 * 1024) };
  addRelease({
    name: 'acme-web',
    version: '1.1.0',
    dependencies: { 'acme/base': '>= 1.1.0' },
    files: data,
  });
  always(tarballPath, ({ url = '/' }, response) => {
    fetch(server.forge.url + url)
      .then((answer) => answer.arrayBuffer())
      .then((body) => sendSlowly(response, Buffer.from(body)))
      .catch((error: Error) => response.destroy(error));
  })(world);
  return undefined;
}

function sendSlowly(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-length': bytes.length });
  let start = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(start, start + 2048));
    start += 2048;
    if (start < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, 1000);
  response.on('close', () => clearInterval(timer));
}

/** Somebody who takes connections and says nothing. */
async function startMute(): Promise<{
  readonly port: number;
  readonly close: () => Promise<void>;
}> {
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

const others: readonly FaultCase[] = [
  {
    title: 'Retry-After: 30, as long as anybody waits',
    exit: 0,
    break: once(metadataPath, reply(503, { 'retry-after': '30' })),
    says: /^waiting: 30\.0 s before/m,
    attempts: { path: metadataPath, count: 2 },
    waits: 1,
  },
  {
    title: 'an archive that is slow, but alive',
    exit: 0,
    break: slowArchive,
    waits: 0,
  },
  ...subjects.map(
    ([what, path]): FaultCase => ({
      title: `${what} whose headers are late`,
      exit: 0,
      break: ({ server }) => {
        server.intercept = (request, _, forward) => {
          if (path.test(request.url ?? '')) setTimeout(forward, 11_000);
          else forward();
        };
        return undefined;
      },
      waits: 0,
    }),
  ),
  {
    title: 'a server that never begins with TLS',
    exit: 5,
    says: /^waiting: [\s\S]*error: acme-web: no answer from /m,
    break: async (world) => {
      const { port, close } = await startMute();
      return inOrder(close, moveForge(world, `https://127.0.0.1:${port}`));
    },
  },
  {
    title: 'a proxy that says nothing',
    exit: 5,
    says: /error: acme-web: the proxy http:\/\/127\.0\.0\.1:\d+ \(HTTPS_PROXY\) gives no way/,
    break: async (world) => {
      const { port, close } = await startMute();
      world.variables['HTTPS_PROXY'] = `http://127.0.0.1:${port}`;
      return inOrder(close, moveForge(world, 'https://forge.example'));
    },
  },
];

// The longest begin together and first, with nothing installed before, so that what is measured is their
// waiting; the others pass through the places beside them.
const cases = [...silences, ...drips, ...others]
  .map((one) => ({ ...one, from: 'nothing' as const }))
  .sort((left, right) => right.exit - left.exit);

describeFaults('servers that are waited for', cases, { atOnce: 12 });

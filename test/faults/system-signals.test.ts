import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Intercept } from '../support/fault-forge.ts';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import { describeFaults } from '../support/judge-fault.ts';

const mostMs = 3000;

/** Where pupfile is when the signal comes. */
interface Stage {
  readonly title: string;
  /** Answers requests so that pupfile gets there; resolves `reached` when it has. */
  readonly intercept: (reached: () => void, world: FaultWorld) => Intercept;
}

const stages: readonly Stage[] = [
  {
    title: 'it waits for a server that is silent',
    intercept: (reached) => () => reached(),
  },
  {
    title: 'it waits to ask once more',
    intercept: (reached) => (_, response) => {
      response.writeHead(503, { 'retry-after': '20' }).end(reached);
    },
  },
  {
    title: 'a document arrives',
    intercept: (reached) => (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"results": [', () => reached());
    },
  },
  {
    title: 'an archive arrives',
    intercept: (reached) => (request, response, forward) => {
      if (!request.url?.startsWith('/v3/files/')) return forward();
      response.writeHead(200, { 'content-length': '100000' });
      response.write(Buffer.alloc(1000), () => reached());
    },
  },
  {
    title: 'one module is staged, and the other one awaited',
    intercept: (reached, world) => (request, _, forward) => {
      if (!request.url?.startsWith('/v3/files/acme-web')) return forward();
      void isStaged(world, 'base').then(reached);
    },
  },
];

async function isStaged({ project }: FaultWorld, name: string): Promise<void> {
  const own = join(project, 'modules', '.pupfile');
  const isThere = () =>
    existsSync(own) &&
    readdirSync(own).some((entry) => existsSync(join(own, entry, 'new', name, 'metadata.json')));
  while (!isThere()) await wait(10);
}

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** One case for each stage, and each signal for the first and the last. */
function signalCases(from: NonNullable<FaultCase['from']>): readonly FaultCase[] {
  return stages.flatMap((stage, index) =>
    signals
      .filter((_, number) => number === 0 || index % (stages.length - 1) === 0)
      .map(([signal, exit]): FaultCase => {
        const reaching = new EventEmitter();
        return {
          title: `${signal} while ${stage.title}`,
          from,
          exit,
          says: new RegExp(`^error: Interrupted by ${signal}$`, 'm'),
          break: (world) => {
            world.server.intercept = stage.intercept(() => void reaching.emit('reached'), world);
            return undefined;
          },
          during: async (child) => {
            await once(reaching, 'reached');
            await endsBy(child, signal);
          },
        };
      }),
  );
}

async function endsBy(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const start = performance.now();
  child.kill(signal);
  await ended;
  const elapsedMs = performance.now() - start;
  if (elapsedMs > mostMs) throw new Error(`${signal} took ${Math.round(elapsedMs)} ms`);
}

describeFaults('signals where something is installed', signalCases('installed'));
describeFaults('signals where nothing is installed', signalCases('nothing'));

describeFaults('the ends of what pupfile writes to', [
  {
    title: 'nobody reads the output',
    exit: 0,
    break: () => undefined,
    during: (child) => void child.stdout?.destroy(),
  },
  {
    title: 'nobody reads the messages',
    exit: 0,
    break: () => undefined,
    during: (child) => void child.stderr?.destroy(),
  },
  {
    title: 'the output is closed',
    exit: 0,
    through: ['sh', '-c', 'exec "$0" "$@" >&-'],
    break: () => undefined,
  },
]);

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { once, raw, transformed } from '../test/support/fault-answers.ts';
import { type FaultForge, startFaultForge } from '../test/support/fault-forge.ts';
import type { FaultCase, FaultWorld } from '../test/support/fault-run.ts';
import {
  cutBody,
  type FaultyAnswer,
  fallSilent,
  reply,
  reset,
  stayAway,
} from '../test/support/faulty-server.ts';
import { addRelease } from '../test/support/forge.ts';
import { moduleTarball, type TestModule } from '../test/support/module-tarball.ts';
import { writeG10kProject, writeR10kProject } from '../test/support/peer-projects.ts';
import { commandEnvironment } from '../test/support/run-command.ts';

/*
 * Plays faults that happen once to pupfile and its peers, all against the same faulty Forge, and prints a
 * table of what came of it. An older release of two modules is installed, a newer one is wanted; the
 * first request for one of them goes wrong. Then nothing is wrong any more, and the same command is run
 * again.
 */

const older = releases('1.0.0');
const newer = releases('1.1.0');
const mostMs = 60_000;

function releases(version: string): readonly TestModule[] {
  return [
    { name: 'acme-web', version, dependencies: { 'acme/base': `>= ${version}` } },
    { name: 'acme-base', version },
  ];
}

/** A program under test: how it is told what to install, and started. */
interface Tool {
  readonly name: string;
  /** Writes its project for a version of both modules; the words of the command that installs them. */
  prepare(place: Place, version: string): readonly string[];
}

/** Everything of a tool is in one directory; its modules are in `modules`. */
interface Place {
  readonly directory: string;
  readonly forgeUrl: string;
}

const pinned = ({ directory, forgeUrl }: Place, version: string) => ({
  project: directory,
  cacheDirectory: join(directory, 'cache'),
  forgeUrl,
  modules: new Map([
    ['acme-web', version],
    ['acme-base', version],
  ]),
});

const bundle = join(import.meta.dirname, '..', 'bin', 'pupfile.cjs');

const tools: readonly Tool[] = [
  {
    name: 'pupfile',
    prepare: (place, version) => {
      writeResolved(place, version);
      return [process.execPath, bundle, 'install', '--cache-dir', join(place.directory, 'cache')];
    },
  },
  {
    name: 'librarian-puppet',
    prepare: (place, version) => {
      writeResolved(place, version);
      return ['librarian-puppet', 'install', '--no-use-v1-api', '--path', 'modules'];
    },
  },
  { name: 'r10k', prepare: (place, version) => flat(writeR10kProject(pinned(place, version))) },
  { name: 'g10k', prepare: (place, version) => flat(writeG10kProject(pinned(place, version))) },
  {
    name: 'puppet module',
    prepare: ({ directory, forgeUrl }, version) => {
      const target = join(directory, 'modules');
      const verb = existsSync(join(target, 'web'))
        ? ['upgrade']
        : ['install', '--target-dir', target];
      return [
        ...['puppet', 'module', ...verb, 'acme-web', '--version', version],
        ...['--module_repository', forgeUrl, '--modulepath', target],
      ];
    },
  },
];

function flat([program, args]: readonly [string, readonly string[]]): readonly string[] {
  return [program, ...args];
}

function writeResolved({ directory, forgeUrl }: Place, version: string): void {
  writeFileSync(
    join(directory, 'Puppetfile'),
    `forge '${forgeUrl}'\nmod 'acme-web', '${version}'\n`,
  );
}

const metadata = /^\/v3\/(?!files)\S*acme-web/;
const tarball = /^\/v3\/files\/acme-web-1\.1\.0/;
const html = reply(200, { 'content-type': 'text/html' }, '<!DOCTYPE html><title>Sign in</title>');
const unmarked = raw('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"results": [');

const metadataFaults: readonly (readonly [string, FaultyAnswer])[] = [
  ['status 500', reply(500)],
  ['status 503', reply(503)],
  ['status 429, Retry-After: 1', reply(429, { 'retry-after': '1' })],
  ['reset before the headers', reset],
  [
    'cut in the middle of the body',
    cutBody('{"results": [', { 'content-type': 'application/json' }),
  ],
  ['cut without content-length', unmarked],
  ['no answer', stayAway],
  ['silence in the body', fallSilent],
  ['web page of a captive portal', html],
  ['empty answer', reply(200, { 'content-type': 'application/json' })],
];

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const archiveFaults: readonly (readonly [string, FaultCase['break']])[] = [
  ['status 500', once(tarball, reply(500))],
  ['status 503', once(tarball, reply(503))],
  ['status 429, Retry-After: 1', once(tarball, reply(429, { 'retry-after': '1' }))],
  ['reset before the headers', once(tarball, reset)],
  ['cut in the middle of the body', once(tarball, cutBody(Buffer.alloc(200, 1)))],
  ['half of it, said to be all', transformed(tarball, (bytes) => ({ body: half(bytes) }), 1)],
  ['a whole one with other content', transformed(tarball, () => ({ body: tampered() }), 1)],
  ['no answer', once(tarball, stayAway)],
  ['silence in the body', once(tarball, fallSilent)],
  ['web page of a captive portal', once(tarball, html)],
  ['empty answer', once(tarball, reply(200))],
];

const faults = [
  ...metadataFaults.map(([title, answer]) => ({
    title: `metadata: ${title}`,
    start: once(metadata, answer),
  })),
  ...archiveFaults.map(([title, start]) => ({ title: `archive: ${title}`, start })),
];

/** A whole archive of the same release, in which somebody has changed a file. */
function tampered(): Buffer {
  const [web] = newer;
  if (web === undefined) throw new RangeError('no release');
  return moduleTarball({ ...web, files: { 'manifests/init.pp': 'class web { fail("") }\n' } });
}

/** What the modules directory holds: module to a digest of its files. */
type Modules = ReadonlyMap<string, string>;

async function measure(tool: Tool): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'peers-faults-'));
  const server = await startFaultForge(older);
  const place = { directory: join(directory, 'work'), forgeUrl: server.url };
  const saved = join(directory, 'saved');
  try {
    mkdirSync(join(place.directory, 'home'), { recursive: true });
    await run(tool.prepare(place, '1.0.0'), place);
    const before = readModules(place);
    cpSync(place.directory, saved, { recursive: true, preserveTimestamps: true });
    for (const module of newer) addRelease(server.forge.directory, module);
    const healthy = await run(tool.prepare(place, '1.1.0'), place);
    const after = readModules(place);
    if (healthy.exitCode !== 0 || same(before, after)) {
      throw new Error(`${tool.name} does not work without faults: ${healthy.text}`);
    }
    const cells: string[] = [];
    for (const fault of faults) {
      rmSync(place.directory, { recursive: true });
      cpSync(saved, place.directory, { recursive: true, preserveTimestamps: true });
      const cell = await play(tool, { place, server, start: fault.start, before, after });
      process.stderr.write(`${tool.name}, ${fault.title}: ${cell}\n`);
      cells.push(cell);
    }
    return cells;
  } finally {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Played {
  readonly place: Place;
  readonly server: FaultForge;
  readonly start: FaultCase['break'];
  readonly before: Modules;
  readonly after: Modules;
}

async function play(tool: Tool, { place, server, start, before, after }: Played): Promise<string> {
  const asked = server.requests.length;
  start({ server } as FaultWorld);
  const words = tool.prepare(place, '1.1.0');
  const { exitCode, isKilled } = await run(words, place);
  const found = readModules(place);
  const wasAsked = server.requests
    .slice(asked)
    .some((text) => metadata.test(text.slice(4)) || tarball.test(text.slice(4)));
  server.intercept = undefined;
  if (!wasAsked) return 'not asked';
  if (exitCode === 0 && same(found, after)) return 'survives';
  const verdict = exitCode === 0 ? 'says it succeeded' : isKilled ? 'hangs' : 'fails';
  const damage = damageOf(found, before, after);
  const again = await run(tool.prepare(place, '1.1.0'), place);
  const isHealed = again.exitCode === 0 && same(readModules(place), after);
  return [verdict, damage, isHealed ? '' : 'stays so'].filter(Boolean).join(', ');
}

function damageOf(found: Modules, before: Modules, after: Modules): string {
  if (same(found, before)) return '';
  const lost = [...before.keys()].filter((name) => !found.has(name));
  if (lost.length > 0) return `${lost.join(' and ')} gone`;
  const isWhole = ([name, digest]: [string, string]) =>
    digest === before.get(name) || digest === after.get(name);
  return [...found].every(isWhole) ? 'old and new mixed' : 'a module damaged';
}

function same(left: Modules, right: Modules): boolean {
  return (
    left.size === right.size && [...left].every(([name, digest]) => right.get(name) === digest)
  );
}

function readModules({ directory }: Place): Modules {
  const folder = join(directory, 'modules');
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return new Map(names.sort().map((name) => [name, digestOf(join(folder, name))]));
}

function digestOf(directory: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(directory, path);
    // g10k writes down what it has downloaded last.
    if (!statSync(file).isFile() || path.startsWith('.')) continue;
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function run([program = '', ...args]: readonly string[], { directory }: Place) {
  const env = commandEnvironment({ HOME: join(directory, 'home') });
  const child = spawn(program, args, { cwd: directory, env, detached: true });
  child.stdin.end();
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      text += piece;
    });
  }
  let isKilled = false;
  const timer = setTimeout(() => {
    isKilled = true;
    // With all that it has started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, mostMs);
  return new Promise<{ exitCode: number | null; isKilled: boolean; text: string }>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => {
        clearTimeout(timer);
        resolve({ exitCode, isKilled, text });
      });
    },
  );
}

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = tools.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const columns = await Promise.all(chosen.map(measure));
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
process.stdout.write(line(['fault', ...chosen.map(({ name }) => name)]));
process.stdout.write(line(['---', ...chosen.map(() => '---')]));
for (const [index, { title }] of faults.entries()) {
  process.stdout.write(line([title, ...columns.map((cells) => cells[index] ?? '')]));
}

import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';

// Started by harmless.test.ts: runs `pupfile parse` in every directory of one, and tells for each
// what of the outside world was used. The first one is run before anybody watches, so that all
// that is loaded late is loaded.

/** What a run did. */
export interface WatchedRun {
  readonly project: string;
  readonly status: number;
  /** Functions that change or start something, with their first argument. */
  readonly calls: readonly string[];
  /** Whether the environment and what listens to the process are as they were. */
  readonly isUnchanged: boolean;
}

const changing =
  /^l?f?(?:append|chmod|chown|copy|cp$|cpSync$|createWriteStream|link|mkdir|mkdtemp|rename|rm|symlink|truncate|unlink|utimes|write)/;
let calls: string[] = [];

function watchAll(): void {
  for (const table of [fs, fs.promises]) watch('fs', table, (name) => changing.test(name));
  watch(
    'fs',
    fs,
    (name) => /^open/.test(name),
    ([, flags]) => isWriting(flags),
  );
  watch(
    'fs',
    fs.promises,
    (name) => name === 'open',
    ([, flags]) => isWriting(flags),
  );
  watch('child_process', childProcess, (name) => /^(?:exec|spawn|fork)/.test(name));
  watch('net', net, (name) => /^(?:connect|createConnection|createServer)$/.test(name));
  watch('net', net.Socket.prototype, (name) => name === 'connect');
  watch('net', net.Server.prototype, (name) => name === 'listen');
  watch('dgram', dgram, (name) => name === 'createSocket');
  watch('dns', dns, (name) => /^(?:lookup|resolve)/.test(name));
  watch('process', process, (name) => /^(?:chdir|kill|abort|umask|dlopen|set.*id)$/.test(name));
  syncBuiltinESMExports();
}

type Functions = Record<string, unknown>;

function watch(
  module: string,
  table: object,
  isWatched: (name: string) => boolean,
  counts: (args: readonly unknown[]) => boolean = () => true,
): void {
  const functions = table as Functions;
  for (const [name, original] of Object.entries(functions)) {
    if (typeof original !== 'function' || !isWatched(name)) continue;
    functions[name] = function watched(this: unknown, ...args: unknown[]) {
      if (counts(args) && !isTerminal(args[0])) calls.push(`${module}.${name} ${String(args[0])}`);
      return Reflect.apply(original, this, args);
    };
  }
}

function isWriting(flags: unknown): boolean {
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
  if (typeof flags === 'number')
    return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0;
  return typeof flags === 'string' && /[wa+]/.test(flags);
}

/** Standard output and error, which the program may write to. */
function isTerminal(value: unknown): boolean {
  return value === 1 || value === 2;
}

function stateOfProcess(): string {
  const listeners = process.eventNames().map((name) => [String(name), process.listenerCount(name)]);
  return JSON.stringify([process.env, listeners.toSorted(), process.cwd()]);
}

async function run(directory: string): Promise<WatchedRun> {
  calls = [];
  const before = stateOfProcess();
  process.argv = [...process.argv.slice(0, 2), 'parse', '-C', directory];
  const status = await main(process);
  const isUnchanged = stateOfProcess() === before;
  return { project: directory, status, calls, isUnchanged };
}

/** Shows that the watch sees what it has to see. */
function control(root: string): WatchedRun {
  calls = [];
  const before = stateOfProcess();
  fs.writeFileSync(join(root, 'control'), '');
  fs.closeSync(fs.openSync(join(root, 'control'), 'a'));
  fs.rmSync(join(root, 'control'));
  childProcess.spawnSync('true');
  net
    .connect(1, '127.0.0.1')
    .on('error', () => {})
    .destroy();
  process.env['WATCHED'] = 'control';
  const isUnchanged = stateOfProcess() === before;
  delete process.env['WATCHED'];
  return { project: 'control', status: 0, calls, isUnchanged };
}

const [root = ''] = process.argv.slice(2);
const projects = fs
  .readdirSync(root)
  .sort()
  .map((name) => join(root, name));
await run(projects[0] ?? '');
watchAll();
for (const project of projects) process.send?.(await run(project));
process.send?.(control(root));
process.disconnect();

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandEnvironment, runSuccessfully } from './run-command.ts';

/** Debian's Docker engine, which builds with BuildKit. */
export interface Dockerd {
  /** Builds the context and writes what the image holds, as files, to a new directory. */
  build(context: string, output: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts an engine that keeps all it has below a directory and touches no network of the machine.
 * It needs root. The directory can be removed once it has stopped.
 */
export async function startDockerd(directory: string): Promise<Dockerd> {
  mkdirSync(directory, { recursive: true });
  const path = (name: string) => join(directory, name);
  const address = `unix://${path('socket')}`;
  const child = spawn(
    'dockerd',
    [
      ...['--data-root', path('data'), '--exec-root', path('exec'), '--pidfile', path('pid')],
      ...['--host', address, '--bridge=none', '--iptables=false', '--ip-masq=false'],
    ],
    { env: commandEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await listens(child);
  return {
    build: async (context, output) => {
      // Not another client in /usr/local/bin: newer ones cannot build without a plugin. It keeps a
      // name for this machine in its home.
      const home = path('home');
      await runSuccessfully(
        '/usr/bin/docker',
        ['--host', address, 'build', '--output', `type=local,dest=${output}`, context],
        { cwd: directory, env: { HOME: home, DOCKER_BUILDKIT: '1' } },
      );
    },
    stop: () => stop(child),
  };
}

async function listens(child: ChildProcess): Promise<void> {
  let log = '';
  const gone = once(child, 'exit').then(([status]) => {
    throw new Error(`dockerd ended with ${status} before it was ready: ${log}`);
  });
  gone.catch(() => {});
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  while (!log.includes('API listen on'))
    await Promise.race([once(child.stderr ?? child, 'data'), gone]);
}

/** SIGTERM, since it has a containerd of its own to end and mounts to undo. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

/** Debian's `docker-registry`, Docker Distribution 2.8. */
export interface DockerRegistry {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  stop(): Promise<void>;
}

/** Starts one that keeps what it has below a directory. */
export async function startDockerRegistry(
  directory: string,
  { htpasswd }: { readonly htpasswd?: string } = {},
): Promise<DockerRegistry> {
  mkdirSync(directory, { recursive: true });
  const host = `127.0.0.1:${await freePort()}`;
  const passwords = join(directory, 'htpasswd');
  writeFileSync(passwords, `${htpasswd ?? ''}\n`);
  const file = join(directory, 'registry.yml');
  const config = {
    version: '0.1',
    storage: { filesystem: { rootdirectory: join(directory, 'storage') } },
    http: { addr: host },
    ...(htpasswd !== undefined && { auth: { htpasswd: { realm: 'tests', path: passwords } } }),
  };
  // JSON is YAML, too.
  writeFileSync(file, JSON.stringify(config));
  const child = spawn('docker-registry', ['serve', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  await announced(child);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { host, stop };
}

async function announced(child: ChildProcess): Promise<void> {
  let log = '';
  const gone = once(child, 'exit').then(([status]) => {
    throw new Error(`docker-registry ended with ${status} before it was ready: ${log}`);
  });
  gone.catch(() => {});
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  while (!log.includes('listening on'))
    await Promise.race([once(child.stderr ?? child, 'data'), gone]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { commandEnvironment } from './run-command.ts';

/** The built program, as users start it: `node ${pupfileProgram} install`. */
export const pupfileProgram = fileURLToPath(new URL('../../bin/pupfile.cjs', import.meta.url));

/** A running `pupfile serve DIR`. */
export interface ServeProcess {
  readonly url: string;
  /** The paths asked for since the last call, in the order in which they were answered. */
  takeRequests(): Promise<readonly string[]>;
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts the embedded Forge over a folder of tarballs on a free port of 127.0.0.1, with more options. */
export async function startServeProcess(
  directory: string,
  options: readonly string[] = [],
): Promise<ServeProcess> {
  const child = spawn(
    process.execPath,
    [pupfileProgram, 'serve', directory, '--port', '0', '--log', ...options],
    {
      env: commandEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout });
  const url = await announcedUrl(child, lines);
  const requests: string[] = [];
  lines.on('line', (line) => requests.push(...requestedPaths(line)));
  return {
    url,
    takeRequests: async () => {
      await settle(url, lines);
      return requests.splice(0).filter((path) => path !== markerPath);
    },
    stop: () => stop(child),
  };
}

const markerPath = '/v3/modules/end-of_requests';

async function announcedUrl(child: ChildProcess, lines: Interface): Promise<string> {
  const gone = once(child, 'exit').then(([status]) => {
    throw new Error(`pupfile serve ended with ${status} before it was ready`);
  });
  const [line] = await Promise.race([once(lines, 'line'), gone]);
  const [url] = /http:\/\/[^\s()]+/.exec(line) ?? [];
  if (url === undefined) throw new Error(`pupfile serve announced no address: ${line}`);
  return url;
}

/** Log lines come in the order of the answers, so this one stands behind all that were before. */
async function settle(url: string, lines: Interface): Promise<void> {
  const logged = new Promise<void>((resolve) => {
    lines.on('line', function listen(line: string) {
      if (!requestedPaths(line).includes(markerPath)) return;
      lines.off('line', listen);
      resolve();
    });
  });
  await fetch(url + markerPath);
  await logged;
}

function requestedPaths(line: string): string[] {
  const [, path] = /\b(?:GET|HEAD) (\/\S*) \d{3}\b/.exec(line) ?? [];
  return path === undefined ? [] : [path];
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

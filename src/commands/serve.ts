import { resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type ForgeServer, startForgeServer } from '../forge-server/start-forge-server.ts';
import { readTextFile } from '../project/text-file.ts';
import type { Settings } from './settings.ts';

export interface ServeOptions {
  /** The folder of tarballs, relative to the settings' directory. */
  readonly directory: string;
  readonly host: string;
  /** A port number as typed; 0 takes any that is free. */
  readonly port: string;
  /** A file with the token that clients have to send, relative to the settings' directory. */
  readonly tokenFile?: string | undefined;
  readonly logsRequests: boolean;
  /** Told the address once it can be asked, and each request if they are logged. */
  readonly print: (line: string) => void;
  /** Told of each file that is not served. */
  readonly warn: (message: string) => void;
  /** Resolves when the Forge is to be closed. */
  readonly interrupted: () => Promise<void>;
}

/**
 * Serves a folder as a Forge until it is interrupted.
 *
 * Throws USAGE for a port that is none and a token that nobody could send, FILE_SYSTEM for a token's
 * file that cannot be read, and what starting the server throws.
 */
export async function serve(settings: Settings, options: ServeOptions): Promise<void> {
  const { directory, host, print, warn, interrupted } = options;
  const server = await startForgeServer({
    directory: resolve(settings.directory, directory),
    host,
    port: parsePort(options.port),
    token: readToken(settings, options.tokenFile),
    ...(options.logsRequests
      ? { onRequest: ({ method, url, status }) => print(`${method} ${url} ${status}`) }
      : {}),
  });
  const stop = interrupted();
  for (const { file, reason } of server.skipped) warn(`${file} is not served: ${reason}`);
  print(announce(server));
  await stop;
  await server.close();
}

function announce({ url, releaseCount, moduleCount }: ForgeServer): string {
  const releases = releaseCount === 1 ? '1 release' : `${releaseCount} releases`;
  const modules = moduleCount === 1 ? '1 module' : `${moduleCount} modules`;
  return `Forge ready at ${url} (${releases} of ${modules})`;
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new PupfileError('USAGE', `\`${text}\` is not a port`, {
    hint: '--port takes a number from 0 to 65535; 0 stands for any port that is free',
  });
}

/** A Forge that was to be closed must not be open because its file is empty. */
function readToken({ directory }: Settings, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const text = readTextFile(resolve(directory, file), file, 'FILE_SYSTEM');
  if (text === undefined) throw new PupfileError('FILE_SYSTEM', `There is no file \`${file}\``);
  const token = text.trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new PupfileError('USAGE', `\`${file}\` holds no token that a client could send`, {
    hint: 'a token is one word of printable ASCII characters',
  });
}

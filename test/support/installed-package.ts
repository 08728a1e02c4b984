import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { version } from '../../src/model/own-version.ts';
import { commandEnvironment } from './run-command.ts';

const root = join(import.meta.dirname, '..', '..');

/** The command by which the documents install what `npm pack` makes. */
export const installation = `npm install --global ./pupfile-${version}.tgz`;

/** What `npm pack` tells about the package, whose files are those of the last build. */
export interface PackedPackage {
  /** The name of the tarball. */
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs this repository into a directory, in which npm keeps its cache, too. */
export function packPackage(directory: string): PackedPackage {
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', directory];
  const options = { cwd: root, encoding: 'utf8', env: environment(directory) } as const;
  return JSON.parse(execFileSync('npm', words, { ...options, stdio: 'pipe' }))[0];
}

/** Packs and installs it below the directory, without a registry; returns where its programs are. */
export function installPackage(directory: string): string {
  packPackage(directory);
  execFileSync('sh', ['-c', installation], {
    cwd: directory,
    env: environment(directory),
    stdio: 'pipe',
  });
  return join(directory, 'prefix', 'bin');
}

/** Packs this repository and makes it a dependency of the project in the directory, without a registry. */
export function installLibrary(directory: string): void {
  const { filename } = packPackage(directory);
  execFileSync('npm', ['install', '--ignore-scripts', `./${filename}`], {
    cwd: directory,
    env: environment(directory),
    stdio: 'pipe',
  });
}

/** Nobody's settings, no registry, and the Node.js of this process. */
function environment(directory: string): Record<string, string> {
  return commandEnvironment({
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    HOME: directory,
    npm_config_cache: join(directory, 'npm'),
    npm_config_prefix: join(directory, 'prefix'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  });
}

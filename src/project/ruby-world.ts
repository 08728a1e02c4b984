import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RubyWorld } from '../ruby/ruby-world.ts';
import { followLinks, OutsideError } from './follow-links.ts';
import { parseYaml } from './parse-yaml.ts';

/** What a project's Puppetfile may see. */
export interface RubyWorldOptions {
  /** Absolute. */
  readonly projectDirectory: string;
  /** The Puppetfile's absolute path. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

// What a Puppetfile reads is metadata and lists of modules.
const mostBytes = 1024 * 1024;

/**
 * The world as a Puppetfile may see it: regular files of at most 1 MiB and directories of the
 * project, and no link that leads out of it. Nothing is ever written.
 */
export function createRubyWorld({
  projectDirectory,
  file,
  environment,
}: RubyWorldOptions): RubyWorld {
  const real = attempt(() => realpathSync(projectDirectory)) ?? projectDirectory;
  const follow = (path: string) => followLinks(path, { named: projectDirectory, real });
  return {
    projectDirectory,
    file,
    environment,
    kindOf: (path) => kindOf(() => follow(path)),
    isLink: (path) =>
      attempt(() => lstatSync(join(follow(dirname(path)), basename(path))).isSymbolicLink()) ??
      false,
    realPath: (path) => attempt(() => follow(path)),
    readFile: (path) => attempt(() => readRegularFile(follow(path))),
    listDirectory: (path) => attempt(() => readdirSync(follow(path)).sort()),
    parseYaml,
  };
}

function kindOf(follow: () => string): 'file' | 'directory' | 'other' | null {
  try {
    const stats = lstatSync(follow());
    if (stats.isDirectory()) return 'directory';
    return stats.isFile() ? 'file' : 'other';
  } catch (error) {
    return error instanceof OutsideError ? 'other' : null;
  }
}

/** What is opened is what is checked: a file cannot be swapped for a link or a FIFO in between. */
function readRegularFile(path: string): string | null {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > mostBytes) return null;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      readFileSync(descriptor),
    );
  } finally {
    closeSync(descriptor);
  }
}

/** Whatever the file system or the decoder refuses is as if it were not there. */
function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}

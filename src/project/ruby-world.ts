import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { resolve, sep } from 'node:path';
import type { RubyWorld } from '../ruby/ruby-world.ts';
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
const mostNames = 10_000;

/**
 * The world as a Puppetfile may see it: regular files of at most 1 MiB and directories of the
 * project, and no link that leads out of it. Nothing is ever written.
 */
export function createRubyWorld({
  projectDirectory,
  file,
  environment,
}: RubyWorldOptions): RubyWorld {
  const root = realPathOf(projectDirectory) ?? projectDirectory;
  const inside = (path: string) => {
    const real = realPathOf(resolve(projectDirectory, path));
    return real !== null && (real === root || real.startsWith(root + sep)) ? real : null;
  };
  return {
    projectDirectory,
    file,
    environment,
    kindOf(path) {
      const real = inside(path);
      return real === null ? null : attempt(() => kindOf(real));
    },
    readFile(path) {
      const real = inside(path);
      return real === null ? null : attempt(() => readRegularFile(real));
    },
    listDirectory(path) {
      const real = inside(path);
      return real === null ? null : attempt(() => readdirSync(real).sort().slice(0, mostNames));
    },
    parseYaml,
  };
}

function realPathOf(path: string): string | null {
  return attempt(() => realpathSync(path));
}

function kindOf(path: string): 'file' | 'directory' | null {
  const stats = statSync(path);
  if (stats.isDirectory()) return 'directory';
  return stats.isFile() ? 'file' : null;
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

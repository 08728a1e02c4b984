import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTree } from './temporary-directory.ts';

/** A git client that keeps a list of how it was called. */
export interface LoggedGit {
  /** With its directory before all others. */
  readonly PATH: string;
  /** The commands since the last question (`fetch`), without their arguments. */
  take(): readonly string[];
  /** The arguments of each call since the last question, in a line. */
  takeLines(): readonly string[];
}

/** Puts a `git` into `directory` that writes down its arguments and goes on as the real one. */
export function createLoggedGit(directory: string): LoggedGit {
  const { PATH = '' } = process.env;
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const log = join(directory, 'git.log');
  const script = `printf '%s\\037' "$@" >>'${log}'; echo >>'${log}'\nexec '${real}' "$@"\n`;
  writeTree(directory, { 'logged/git': `#!/bin/sh\n${script}` });
  chmodSync(join(directory, 'logged', 'git'), 0o755);
  writeFileSync(log, '');
  const takeCalls = () => {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
    rmSync(log, { force: true });
    return lines.map((line) => line.split('\x1f').slice(0, -1));
  };
  return {
    PATH: `${join(directory, 'logged')}:${PATH}`,
    takeLines: () => takeCalls().map((words) => words.join(' ')),
    take: () => takeCalls().map(commandOf),
  };
}

/** Settings stand before it. */
function commandOf(words: readonly string[]): string {
  const index = words.findIndex((word, at) => word !== '-c' && words[at - 1] !== '-c');
  return words[index] ?? '';
}

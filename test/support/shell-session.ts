import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runSuccessfully } from './run-command.ts';
import { writeTree } from './temporary-directory.ts';

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');

/** A shell that somebody sits at. */
export interface ShellSession {
  /** The command line that starts it, without anybody's settings. */
  readonly shell: string;
  /** What is typed, with TABs; the last line ends the shell. */
  readonly lines: readonly string[];
  /** Where it is the home directory too. */
  readonly directory: string;
}

/** What came of it. */
export interface ShellResult {
  /** The words behind `pupfile` of each command line that was run, each as `<WORD>`. */
  readonly runs: readonly string[];
  /** All that the terminal showed. */
  readonly screen: string;
}

/**
 * Types lines into a shell that reads from a terminal, which `script` makes. Its `pupfile` completes and prints
 * scripts as the release does, and else only writes down how it was called.
 */
export async function typeIntoShell({
  shell,
  lines,
  directory,
}: ShellSession): Promise<ShellResult> {
  const log = join(directory, 'runs.log');
  const environment = prepareShell(directory, log);
  const typed = join(directory, 'typed.txt');
  writeFileSync(typed, lines.map((line) => `${line}\n`).join(''));
  const { stdout } = await runSuccessfully(
    'sh',
    ['-c', 'cat typed.txt | script --quiet --return --command "$0" /dev/null', shell],
    { cwd: directory, env: environment },
  );
  const runs = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  return { runs, screen: stdout };
}

/** Puts the program into the directory; returns the environment in which shells find it. */
export function prepareShell(directory: string, log = '/dev/null'): Record<string, string> {
  const shim = `#!/bin/sh
case $1 in __complete | completion) exec '${process.execPath}' '${program}' "$@" ;; esac
for word; do printf '<%s>' "$word"; done >> '${log}'
echo >> '${log}'
`;
  writeTree(directory, { 'bin/pupfile': shim });
  chmodSync(join(directory, 'bin/pupfile'), 0o755);
  const path = [join(directory, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  // Nothing of what a terminal can do, so that what it shows is what was written.
  return { PATH: path, HOME: directory, TERM: 'dumb' };
}

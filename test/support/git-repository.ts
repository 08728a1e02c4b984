import { execFileSync } from 'node:child_process';

const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];

/** Runs git in a directory, with nobody's settings but our own, and returns what it prints. */
export function git(directory: string, ...args: readonly string[]): string {
  const options = [...who, '-c', 'commit.gpgSign=false', '-c', 'init.defaultBranch=main'];
  const env = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', HOME: directory };
  return execFileSync('git', [...options, ...args], { cwd: directory, env, encoding: 'utf8' });
}

/** Makes a repository of a directory and commits all that is in it. */
export function commitAll(directory: string, message: string): void {
  git(directory, 'init', '--quiet');
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--allow-empty', '--message', message);
}

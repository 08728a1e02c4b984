import { type GitOptions, runGit } from '../net/git.ts';
import type { GitMirror } from './git-mirror.ts';

export interface TidyMirrorOptions {
  readonly mirror: GitMirror;
  readonly variables: GitOptions['variables'];
  readonly signal: AbortSignal;
}

// As many as git itself puts up with (gc.autoPackLimit).
const mostPacks = 50;

/**
 * Makes one pack of many, since each fetch adds one and each search looks into all. Only for who has
 * the lock; who reads meanwhile is not disturbed. A mirror that cannot be tidied stays as it is.
 *
 * @returns whether there was anything to do
 */
export async function tidyMirror({
  mirror,
  variables,
  signal,
}: TidyMirrorOptions): Promise<boolean> {
  if (mirror.packCount <= mostPacks) return false;
  const settings = [
    ['core.hooksPath', '/dev/null'],
    ['repack.writeBitmaps', 'false'],
  ] as const;
  const options = { directory: '/', repository: mirror.directory, variables, signal, settings };
  await runGit(['gc', '--quiet'], { ...options, mostBytes: 1 << 20 });
  return true;
}

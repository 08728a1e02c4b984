import { resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { LockfileDifference } from '../lockfile/compare-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { readPathModule } from '../sources/path-module.ts';

/** What changed in the directories that modules are copied from. */
export function comparePaths(
  lockfile: Lockfile,
  projectDirectory: string,
): readonly LockfileDifference[] {
  return lockfile.sources.flatMap((source) => {
    if (source.kind !== 'path') return [];
    return source.modules.flatMap(({ name, spelledName, version, line }) => {
      const checksum = lockfile.checksums.get(name);
      // That there is none is told by its own rule.
      if (checksum?.version !== version) return [];
      const problem = problemOf(resolve(projectDirectory, source.remote), checksum.sha256);
      if (problem === undefined) return [];
      const message = `the files of \`${spelledName}\` in ${source.remote} ${problem}`;
      return [{ rule: 'path-changed' as const, message, lockLine: line, fix: 'pupfile lock' }];
    });
  });
}

function problemOf(directory: string, sha256: string): string | undefined {
  try {
    const { treeHash } = readPathModule(directory);
    return treeHash === sha256 ? undefined : 'changed since the lock was written';
  } catch (error) {
    if (error instanceof PupfileError) return `cannot be read: ${error.message}`;
    throw error;
  }
}

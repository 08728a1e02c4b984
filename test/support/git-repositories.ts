import { join } from 'node:path';
import type { ModuleArchive } from '../../src/archive/module-archive.ts';
import type { GitSource } from '../../src/model/module-source.ts';
import {
  type GitRepositories,
  type GitRepositoriesOptions,
  openGitRepositories,
} from '../../src/sources/git-repositories.ts';

/** What git may know of the machine in a test: where programs are, and an empty home. */
export function gitVariables(home: string): Readonly<Record<string, string | undefined>> {
  return { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
}

/** Runs something with repositories whose mirrors are kept in `cache` below a directory. */
export async function withGitRepositories<Result>(
  directory: string,
  options: Partial<GitRepositoriesOptions>,
  run: (repositories: GitRepositories) => Promise<Result>,
): Promise<Result> {
  const repositories = openGitRepositories({
    cacheDirectory: join(directory, 'cache'),
    temporaryDirectory: join(directory, 'temporary'),
    baseDirectory: directory,
    variables: gitVariables(directory),
    isOffline: false,
    concurrency: 8,
    retryDelaysMs: [],
    ...options,
  });
  try {
    return await run(repositories);
  } finally {
    await repositories.close();
  }
}

/** A source, of which the default branch is meant unless it says more. */
export function gitSource(url: string, more: Partial<Omit<GitSource, 'kind'>> = {}): GitSource {
  return { kind: 'git', url, ref: undefined, path: undefined, ...more };
}

/** Path to content; what is no file is told by its description. */
export function contentsOf({ entries }: ModuleArchive): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => [
      entry.path,
      entry.kind === 'file' ? entry.content.toString('latin1') : entry.description,
    ]),
  );
}

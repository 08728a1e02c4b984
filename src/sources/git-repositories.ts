// TEMPORARY
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveEntry, ModuleArchive } from '../archive/module-archive.ts';
import { defaultArchiveLimits } from '../archive/read-archive.ts';
import { readTarMembers } from '../archive/tar-members.ts';
import type { GitSource } from '../model/module-source.ts';
import { gitFailure, runGit } from '../net/git.ts';

export interface GitWant {
  readonly source: GitSource;
  readonly lockedSha?: string;
}
export interface GitCommit {
  readonly sha: string;
  readonly ref: string;
  readonly isMoving: boolean;
}
export function openGitRepositories(o: {
  cacheDirectory: string | undefined;
  temporaryDirectory: string;
  variables: Readonly<Record<string, string | undefined>>;
  isOffline: boolean;
  concurrency: number;
  onNotice?: (message: string) => void;
}) {
  const mirror = (url: string) =>
    join(
      o.cacheDirectory ?? o.temporaryDirectory,
      'git',
      createHash('sha1').update(url).digest('hex'),
    );
  const git = async (dir: string, ...args: string[]) => {
    const a = await runGit(args, { directory: dir, variables: o.variables, mostBytes: 512 << 20 });
    if (a.status !== 0) throw gitFailure(a);
    return a.stdout;
  };
  const refs = async (url: string) => {
    const out = (await git('/', 'ls-remote', url)).toString();
    const all = new Map(
      out
        .trim()
        .split('\n')
        .map((l) => l.split('\t').reverse() as [string, string]),
    );
    return all;
  };
  const ensure = async (url: string, sha: string) => {
    const dir = mirror(url);
    if (!existsSync(dir)) {
      mkdirSync(dir, { recursive: true });
      await git(dir, 'init', '-q', '--bare');
    }
    const has = await runGit(['cat-file', '-e', sha], {
      directory: dir,
      variables: o.variables,
      mostBytes: 1 << 20,
    });
    if (has.status !== 0) await git(dir, 'fetch', '-q', url, '+refs/*:refs/*');
    return dir;
  };
  return {
    locate: async (wants: readonly GitWant[]): Promise<readonly GitCommit[]> =>
      Promise.all(
        wants.map(async ({ source, lockedSha }) => {
          if (lockedSha !== undefined) {
            await ensure(source.url, lockedSha);
            return { sha: lockedSha, ref: source.ref ?? 'HEAD', isMoving: false };
          }
          const all = await refs(source.url);
          const ref = source.ref ?? 'HEAD';
          const sha =
            all.get(`refs/heads/${ref}`) ??
            all.get(`refs/tags/${ref}^{}`) ??
            all.get(`refs/tags/${ref}`) ??
            all.get(ref) ??
            ref;
          await ensure(source.url, sha);
          return { sha, ref, isMoving: all.has(`refs/heads/${ref}`) };
        }),
      ),
    read: async (
      url: string,
      { sha, path }: { readonly sha: string; readonly path: string | undefined },
    ): Promise<ModuleArchive> => {
      const dir = await ensure(url, sha);
      const tar = await git(
        dir,
        'archive',
        '--format=tar',
        path === undefined ? sha : `${sha}:${path}`,
      );
      const entries: ArchiveEntry[] = [];
      for (const m of readTarMembers(tar, { subject: url, limits: defaultArchiveLimits })) {
        if (m.kind === 'file')
          entries.push({
            kind: 'file',
            path: m.name,
            isExecutable: m.isExecutable,
            mtimeMs: m.mtimeMs,
            content: m.content,
          });
      }
      return { entries };
    },
    remoteRefs: async (url: string) => {
      const all = await refs(url);
      return {
        tags: new Map(
          [...all].filter(([n]) => /^refs\/tags\/[^^]*$/.test(n)).map(([n, s]) => [n.slice(10), s]),
        ),
      };
    },
    close: async () => {},
  };
}

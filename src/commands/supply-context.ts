import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stateDirectoryOf } from '../layout/state-directory.ts';
import type { SvnSource } from '../model/module-source.ts';
import type { HttpClient } from '../net/http.ts';
import type { NamedChecksums } from '../sources/commit-archive.ts';
import type { ArchiveStore } from '../sources/fetch-archive.ts';
import { openGitRepositories } from '../sources/git-repositories.ts';
import { publicGithubApiUrl } from '../sources/github-tags.ts';
import { githubHostOf, type HostedHost, publicHosts } from '../sources/hosted-repository.ts';
import type { SvnModule } from '../sources/svn-module.ts';
import { openVendoredFiles, type VendoredFiles } from '../sources/vendored-files.ts';
import { vendoredStore } from '../sources/vendored-store.ts';
import { readNamedChecksum, writeNamedChecksum } from '../store/named-checksums.ts';
import { exportSvn } from './export-svn.ts';
import { storeOf } from './fetch-archives.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';

/** What modules that come from no Forge are found and read with. */
export interface SupplyContext {
  readonly git: ReturnType<typeof openGitRepositories>;
  /** What the project has vendored. */
  readonly vendored: VendoredFiles;
  /**
   * Whether a commit is read as the archive that its host makes of it: where there is no git client,
   * and where that is what is vendored of it.
   *
   * @param sha undefined for one that is not known yet
   */
  readsArchive(sha: string | undefined): boolean;
  readonly http: HttpClient;
  readonly store: ArchiveStore;
  readonly checksums: NamedChecksums;
  readonly githubApiUrl: string;
  readonly hosts: readonly HostedHost[];
  readonly projectDirectory: string;
  /** Whether modules of git bring what their submodules hold. */
  readonly submodules: boolean;
  /** Exports a module of Subversion, at the revision of the lock where there is one. */
  exportSvn(source: SvnSource, lockedRevision: string | undefined): Promise<SvnModule>;
}

export interface SupplyOptions {
  readonly http: HttpClient;
  readonly settings: Settings;
  readonly project: Project;
  readonly report: Report;
  /** What is read before the store and the network; by default what the project has vendored. */
  readonly vendored?: VendoredFiles;
}

// Each is a process, and a connection that a server has to begin.
const mostGitClients = 64;

/** Opens nothing before something is asked for. */
export function createSupplyContext(options: SupplyOptions): SupplyContext {
  const { http, settings, project, report } = options;
  const { cacheDirectory, variables, githubApiUrl = publicGithubApiUrl } = settings;
  const ownHost = githubHostOf(githubApiUrl);
  const own = vendorDirectoryOf(project.paths.directory);
  const vendored = options.vendored ?? openVendoredFiles(own);
  const isVendoredArchive = (sha: string) =>
    vendored.pack(sha) === undefined && vendored.commitTarball(sha) !== undefined;
  return {
    git: openGitRepositories({
      cacheDirectory,
      temporaryDirectory: join(stateDirectoryOf(project.modulesDirectory), 'git'),
      baseDirectory: project.paths.directory,
      variables,
      isOffline: settings.isOffline,
      vendored,
      concurrency: Math.min(settings.concurrency, mostGitClients),
      onTransfer: (transfer) => report({ kind: 'transfer', transfer }),
      onNotice: (message: string) => report({ kind: 'warning', message }),
    }),
    vendored,
    readsArchive: (sha) =>
      (sha !== undefined && isVendoredArchive(sha)) || !hasProgram('git', variables),
    http,
    store: vendoredStore(storeOf(settings, report), vendored),
    checksums: checksumsOf(cacheDirectory),
    githubApiUrl,
    hosts: ownHost === null ? publicHosts : [ownHost, ...publicHosts],
    projectDirectory: project.paths.directory,
    submodules: settings.followsSubmodules === true,
    exportSvn: (source, lockedRevision) => exportSvn(source, lockedRevision, options),
  };
}

function hasProgram(name: string, { PATH = '' }: Settings['variables']): boolean {
  return PATH.split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function checksumsOf(cacheDirectory: string | undefined): NamedChecksums {
  if (cacheDirectory === undefined) return { read: async () => undefined, write: async () => {} };
  return {
    read: (name) => readNamedChecksum(cacheDirectory, name),
    write: async (name, sha256) => {
      await writeNamedChecksum(cacheDirectory, name, sha256);
    },
  };
}

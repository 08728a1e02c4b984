import { isAbsolute, join, relative, resolve } from 'node:path';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { stateDirectoryOf } from '../layout/state-directory.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { GitSource, PathSource, SourcePin, TarballSource } from '../model/module-source.ts';
import type { Version } from '../model/version.ts';
import type { HttpClient } from '../net/http.ts';
import type { ArchiveStore } from '../sources/fetch-archive.ts';
import { type GitCommit, openGitRepositories } from '../sources/git-repositories.ts';
import { readPathModule } from '../sources/path-module.ts';
import { fetchTarball } from '../sources/tarball-module.ts';
import { storeOf } from './fetch-archives.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import type { SuppliedModule } from './supplied-module.ts';

/** A declaration of a module that comes from no Forge. */
export interface SupplyWant {
  readonly declaration: ModuleDeclaration;
  /** The directory of the file that declares it. */
  readonly baseDirectory: string;
  /** Where the lock has found it; undefined to look anew. */
  readonly locked: LockedSupply | undefined;
}

/** What the lock says of a module that is to stay as it is. */
export interface LockedSupply {
  readonly pin: SourcePin;
  /** Of its archive, where it is one. */
  readonly sha256: string | undefined;
}

/** One state of a module, as it was found. */
export interface FoundModule {
  readonly pin: SourcePin;
  readonly archive: ModuleArchive;
  /** Where it is known without metadata.json. */
  readonly version?: Version;
  /** Of its archive, where it is one. */
  readonly sha256?: string;
}

/** Brings modules that come from no Forge. */
export interface ModuleSupply {
  /** Finds modules, each where its declaration says; several states where its versions are tags. */
  find(wants: readonly SupplyWant[]): Promise<readonly (readonly FoundModule[])[]>;
  /** The files of modules that were found before, in this run or when they were locked. */
  read(modules: readonly SuppliedModule[]): Promise<readonly ModuleArchive[]>;
  /** The tags that a git repository has now. */
  tags(url: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface SupplyOptions {
  readonly http: HttpClient;
  readonly settings: Settings;
  readonly project: Project;
  readonly report: Report;
}

/** The files of one module. */
export async function readOne(
  supply: ModuleSupply,
  module: SuppliedModule,
): Promise<ModuleArchive> {
  const [archive] = await supply.read([module]);
  if (archive === undefined) throw new TypeError('a module was not read');
  return archive;
}

/** Opens nothing before something is asked for. */
export function openModuleSupply({ http, settings, project, report }: SupplyOptions): ModuleSupply {
  const git = openGitRepositories({
    cacheDirectory: settings.cacheDirectory,
    temporaryDirectory: join(stateDirectoryOf(project.modulesDirectory), 'git'),
    variables: settings.variables,
    isOffline: settings.isOffline,
    concurrency: settings.concurrency,
    onNotice: (message: string) => report({ kind: 'warning', message }),
  });
  const projectDirectory = project.paths.directory;
  const context: SupplyContext = { git, http, store: storeOf(settings), projectDirectory };
  // Whoever installs wants the files of what was just found: they are kept, within reason.
  const kept = new Map<string, ModuleArchive>();
  let keptBytes = 0;
  const keep = ({ pin, archive }: FoundModule) => {
    keptBytes += sizeOf(archive);
    if (keptBytes <= mostKeptBytes) kept.set(JSON.stringify(pin), archive);
  };
  return {
    find: async (wants) => {
      const commits = await locateCommits(wants, git.locate);
      const found = await Promise.all(
        wants.map((want) => findModule(want, { ...context, commits }).catch(placeError(want))),
      );
      for (const one of found.flat()) keep(one);
      return found;
    },
    read: async (modules) => {
      const unread = modules.filter(({ pin }) => !kept.has(JSON.stringify(pin)));
      await git.locate(unread.flatMap(({ pin }) => (pin.kind === 'git' ? [wantOf(pin)] : [])));
      return Promise.all(
        modules.map(
          (module) => kept.get(JSON.stringify(module.pin)) ?? readModule(module, context),
        ),
      );
    },
    tags: async (url) => [...(await git.remoteRefs(url)).tags.keys()],
    close: () => git.close(),
  };
}

const mostKeptBytes = 128 * 1024 * 1024;

function sizeOf({ entries }: ModuleArchive): number {
  return entries.reduce(
    (sum, entry) => sum + (entry.kind === 'file' ? entry.content.length : 0),
    0,
  );
}

type Git = ReturnType<typeof openGitRepositories>;
type GitPin = Extract<SourcePin, { kind: 'git' }>;

/** One question for all of them, so that each repository is asked once. */
async function locateCommits(
  wants: readonly SupplyWant[],
  locate: Git['locate'],
): Promise<ReadonlyMap<SupplyWant, GitCommit>> {
  const ofGit = wants.flatMap((want) => {
    const { declaration, locked } = want;
    if (declaration.source.kind !== 'git') return [];
    const lockedSha = locked?.pin.kind === 'git' ? locked.pin.sha : undefined;
    return [{ want, source: declaration.source, ...(lockedSha !== undefined && { lockedSha }) }];
  });
  const commits = await locate(ofGit);
  return new Map(
    ofGit.flatMap(({ want }, index) => {
      const commit = commits[index];
      return commit === undefined ? [] : [[want, commit] as const];
    }),
  );
}

interface SupplyContext {
  readonly git: Git;
  readonly http: HttpClient;
  readonly store: ArchiveStore;
  readonly projectDirectory: string;
}

interface FindContext extends SupplyContext {
  readonly commits: ReadonlyMap<SupplyWant, GitCommit>;
}

/** A source knows its place, and not who asks for it. */
function placeError({ declaration: { span, spelledName } }: SupplyWant): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PupfileError) || error.labels.length > 0) throw error;
    const { code, message, notes, hint, cause, data } = error;
    throw new PupfileError(code, message, {
      labels: [{ span, text: `where \`${spelledName}\` comes from` }],
      notes,
      ...(hint !== undefined && { hint }),
      cause,
      data,
    });
  };
}

async function findModule(want: SupplyWant, context: FindContext): Promise<FoundModule[]> {
  const { source } = want.declaration;
  switch (source.kind) {
    case 'git':
      return [await findInGit(want, source, context)];
    case 'path':
      return [findPath(source, want.baseDirectory, context.projectDirectory)];
    case 'tarball':
      return [await findTarball(want, source, context)];
    default:
      throw new PupfileError(
        'SOURCE_UNSUPPORTED',
        `\`${want.declaration.spelledName}\` comes from a source that cannot be installed yet`,
        { labels: [{ span: want.declaration.span, text: `a ${source.kind} source` }] },
      );
  }
}

async function findInGit(
  want: SupplyWant,
  source: GitSource,
  { git, commits }: FindContext,
): Promise<FoundModule> {
  const commit = commits.get(want);
  if (commit === undefined) throw new TypeError('a git source was not located');
  const { sha } = commit;
  const locked = want.locked?.pin;
  const ref = locked?.kind === 'git' && locked.sha === sha ? locked.ref : lockedRef(source, commit);
  const pin: GitPin = { kind: 'git', url: source.url, ref, sha, path: source.path };
  return { pin, archive: await git.read(source.url, { sha, path: source.path }) };
}

/** librarian-puppet writes what the Puppetfile says, and `master` where it says nothing. */
function lockedRef({ ref, fallbackRefs = [] }: GitSource, commit: GitCommit): string {
  if (ref === undefined) return commit.ref === 'master' ? 'master' : 'HEAD';
  return fallbackRefs.includes(commit.ref) ? commit.ref : ref;
}

function findPath(
  { path }: PathSource,
  baseDirectory: string,
  projectDirectory: string,
): FoundModule {
  const directory = resolve(baseDirectory, path);
  const archive = readPathModule(directory);
  const isOwn = baseDirectory === projectDirectory || isAbsolute(path);
  const shown = isOwn ? path : relative(projectDirectory, directory);
  return { pin: { kind: 'path', path: shown, treeSha256: archive.treeHash }, archive };
}

async function findTarball(
  { baseDirectory, locked }: SupplyWant,
  source: TarballSource,
  { http, store }: FindContext,
): Promise<FoundModule> {
  const options = { http, store, baseDirectory, lockedSha256: locked?.sha256 };
  const { archive, sha256 } = await fetchTarball(source, options);
  return { pin: { kind: 'tarball', url: source.url }, archive, sha256 };
}

function wantOf({ url, ref, sha, path }: GitPin) {
  return { source: { kind: 'git' as const, url, ref, path }, lockedSha: sha };
}

async function readModule(
  { name, pin, digest }: SuppliedModule,
  { git, http, store, projectDirectory }: SupplyContext,
): Promise<ModuleArchive> {
  switch (pin.kind) {
    case 'git':
      return git.read(pin.url, { sha: pin.sha, path: pin.path });
    case 'path':
      return readLockedPath(name, resolve(projectDirectory, pin.path), digest);
    case 'tarball': {
      const source: TarballSource = { kind: 'tarball', url: pin.url, sha256: undefined };
      const options = { http, store, baseDirectory: projectDirectory, lockedSha256: digest };
      return (await fetchTarball(source, options)).archive;
    }
    default:
      throw new TypeError(`a ${pin.kind} module cannot be read`);
  }
}

function readLockedPath(name: ModuleName, directory: string, treeSha256: string): ModuleArchive {
  const archive = readPathModule(directory);
  if (archive.treeHash === treeSha256) return archive;
  throw new PupfileError(
    'CHECKSUM_MISMATCH',
    `${name}: its directory is not the one that was locked`,
    {
      notes: [`promised by Puppetfile.lock: ${treeSha256}`, `what is there: ${archive.treeHash}`],
      hint: '`pupfile lock` records what is there',
    },
  );
}

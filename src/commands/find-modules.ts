import { isAbsolute, relative, resolve } from 'node:path';
import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import type {
  GithubTarballSource,
  GitSource,
  PathSource,
  SvnSource,
  TarballSource,
} from '../model/module-source.ts';
import type { GitCommit } from '../sources/git-repositories.ts';
import { readGithubRelease } from '../sources/github-release.ts';
import { type GithubVersion, listGithubVersions } from '../sources/github-tags.ts';
import { readHostedCommit } from '../sources/hosted-archive.ts';
import { readPathModule } from '../sources/path-module.ts';
import { fetchTarball } from '../sources/tarball-module.ts';
import type { FoundModule, SupplyWant } from './module-supply.ts';
import type { SupplyContext } from './supply-context.ts';

/** Finds modules, each where its declaration says, and reads them. */
export async function findModules(
  wants: readonly SupplyWant[],
  context: SupplyContext,
): Promise<readonly (readonly FoundModule[])[]> {
  const hosted = await findHosted(wants, context);
  const commits = await locateCommits(
    wants.filter((want) => !hosted.has(want)),
    context,
  );
  return Promise.all(
    wants.map(async (want) => {
      const known = hosted.get(want);
      if (known !== undefined) return [known];
      return findModule(want, { ...context, commits }).catch(placeError(want));
    }),
  );
}

/** Where git is not to be asked, hosts that make archives of commits are. */
async function findHosted(
  wants: readonly SupplyWant[],
  context: SupplyContext,
): Promise<ReadonlyMap<SupplyWant, FoundModule>> {
  const found = new Map<SupplyWant, FoundModule>();
  await Promise.all(
    wants.map(async (want) => {
      const { source } = want.declaration;
      const lockedSha = lockedShaOf(want);
      if (source.kind !== 'git' || !context.readsArchive(lockedSha)) return;
      const options = { ...context, ...(lockedSha !== undefined && { lockedSha }) };
      const hosted = await readHostedCommit(source, options).catch(placeError(want));
      if (hosted === null) return;
      const { archive } = hosted;
      found.set(want, { pin: pinAt(want, source, hosted), archive });
    }),
  );
  return found;
}

/** One question for all of them, so that each repository is asked once. */
async function locateCommits(
  wants: readonly SupplyWant[],
  { git }: SupplyContext,
): Promise<ReadonlyMap<SupplyWant, GitCommit>> {
  const ofGit = wants.flatMap((want) => {
    const { source } = want.declaration;
    if (source.kind !== 'git') return [];
    const lockedSha = lockedShaOf(want);
    const label = labelOf(want);
    return [{ want, source, label, ...(lockedSha !== undefined && { lockedSha }) }];
  });
  const commits = await git.locate(ofGit);
  return new Map(
    ofGit.flatMap(({ want }, index) => {
      const commit = commits[index];
      return commit === undefined ? [] : [[want, commit] as const];
    }),
  );
}

function lockedShaOf({ locked }: SupplyWant): string | undefined {
  return locked?.pin.kind === 'git' ? locked.pin.sha : undefined;
}

interface FindContext extends SupplyContext {
  readonly commits: ReadonlyMap<SupplyWant, GitCommit>;
}

function labelOf({ declaration: { span, spelledName } }: SupplyWant): ErrorLabel {
  return { span, text: `where \`${spelledName}\` comes from` };
}

/** A source knows its place, and not who asks for it. */
function placeError(want: SupplyWant): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof PupfileError) || error.labels.length > 0) throw error;
    const { code, message, notes, hint, cause, data } = error;
    throw new PupfileError(code, message, {
      labels: [labelOf(want)],
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
    case 'github_tarball':
      return findTags(want, source, context);
    case 'svn':
      return [await findInSvn(want, source, context)];
    case 'forge':
    case 'local':
      throw new TypeError(`a ${source.kind} module is not looked for here`);
  }
}

async function findInSvn(
  { locked }: SupplyWant,
  source: SvnSource,
  { exportSvn }: FindContext,
): Promise<FoundModule> {
  const before = locked?.pin.kind === 'svn' ? locked.pin.revision : undefined;
  const { revision, module } = await exportSvn(source, before);
  const { url, username, password } = source;
  const treeSha256 = module.treeHash;
  return { pin: { kind: 'svn', url, revision, treeSha256, username, password }, archive: module };
}

async function findInGit(
  want: SupplyWant,
  source: GitSource,
  { git, commits, submodules }: FindContext,
): Promise<FoundModule> {
  const commit = commits.get(want);
  if (commit === undefined) throw new TypeError('a git source was not located');
  const { sha } = commit;
  const pin = pinAt(want, source, commit);
  return { pin, archive: await git.read(source.url, { sha, path: source.path, submodules }) };
}

function pinAt(
  { locked }: SupplyWant,
  source: GitSource,
  commit: Pick<GitCommit, 'sha' | 'ref'>,
): FoundModule['pin'] {
  const { url, path } = source;
  const { sha } = commit;
  const before = locked?.pin;
  const isSame = before?.kind === 'git' && before.sha === sha;
  const ref = isSame ? before.ref : lockedRef(source, commit);
  return { kind: 'git', url, ref, sha, path };
}

/** librarian-puppet writes what the Puppetfile says, and `master` where it says nothing. */
function lockedRef({ ref, fallbackRefs = [] }: GitSource, commit: Pick<GitCommit, 'ref'>): string {
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

// Each has to be downloaded before anybody knows what it requires.
const mostTags = 10;

/** The newest tags in the range that the Puppetfile asks for. */
async function findTags(
  { declaration: { range } }: SupplyWant,
  { repository }: GithubTarballSource,
  context: FindContext,
): Promise<FoundModule[]> {
  const { http, githubApiUrl: apiUrl } = context;
  const versions = await listGithubVersions({ repository }, { http, apiUrl });
  const inRange = versions.filter(({ version }) => range.covers(version));
  // Where none is in the range, the resolver says so, and which there are.
  const wanted = inRange.length === 0 ? versions : inRange;
  return Promise.all(wanted.slice(0, mostTags).map((version) => readTag(version, context)));
}

async function readTag(version: GithubVersion, context: FindContext): Promise<FoundModule> {
  const { archive, sha256 } = await readGithubRelease(version, context);
  const pin = { kind: 'github_tarball', repository: version.repository } as const;
  return { pin, archive, sha256, version: version.version };
}

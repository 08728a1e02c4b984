import { resolve } from 'node:path';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourcePin, TarballSource } from '../model/module-source.ts';
import { readGithubRelease } from '../sources/github-release.ts';
import { listGithubVersions } from '../sources/github-tags.ts';
import { readHostedCommit } from '../sources/hosted-archive.ts';
import { type PathModule, readPathModule } from '../sources/path-module.ts';
import { fetchTarball } from '../sources/tarball-module.ts';
import type { SuppliedModule } from './supplied-module.ts';
import type { SupplyContext } from './supply-context.ts';

type GitPin = Extract<SourcePin, { kind: 'git' }>;
type SvnPin = Extract<SourcePin, { kind: 'svn' }>;

/** The files of modules as they were found once; a change since then is an error. */
export async function readSupplied(
  modules: readonly SuppliedModule[],
  context: SupplyContext,
): Promise<ReadonlyMap<SuppliedModule, ModuleArchive>> {
  const { git, readsArchive } = context;
  const pins = modules.flatMap(({ pin }) =>
    pin.kind === 'git' && !readsArchive(pin.sha) ? [pin] : [],
  );
  // One question for all of them, so that each repository is asked once.
  if (pins.length > 0) await git.locate(pins.map(wantOf));
  return new Map(
    await Promise.all(
      modules.map(async (module) => [module, await readModule(module, context)] as const),
    ),
  );
}

function wantOf({ url, ref, sha, path }: GitPin) {
  return { source: { kind: 'git' as const, url, ref, path }, lockedSha: sha };
}

function readModule(module: SuppliedModule, context: SupplyContext): Promise<ModuleArchive> {
  const { pin } = module;
  switch (pin.kind) {
    case 'git':
      return readCommit(pin, context);
    case 'path':
      return readPath(module, pin.path, context);
    case 'tarball':
      return readTarball(module, pin.url, context);
    case 'github_tarball':
      return readTag(module, pin.repository, context);
    case 'svn':
      return readExport(module, pin, context);
    case 'local':
      throw new TypeError(`a ${pin.kind} module cannot be read`);
  }
}

async function readCommit(pin: GitPin, context: SupplyContext): Promise<ModuleArchive> {
  const { git, readsArchive, submodules } = context;
  const { url, sha, path } = pin;
  const options = { ...context, lockedSha: sha };
  const hosted = readsArchive(sha) ? await readHostedCommit(wantOf(pin).source, options) : null;
  if (hosted !== null) return hosted.archive;
  return git.read(url, { sha, path, submodules });
}

async function readPath(
  module: SuppliedModule,
  path: string,
  { projectDirectory }: SupplyContext,
): Promise<ModuleArchive> {
  return held(module, readPathModule(resolve(projectDirectory, path)));
}

async function readExport(
  module: SuppliedModule,
  { url, revision, username, password }: SvnPin,
  { exportSvn }: SupplyContext,
): Promise<ModuleArchive> {
  const source = { kind: 'svn', url, revision, username, password } as const;
  return held(module, (await exportSvn(source, revision)).module);
}

/** The files of a directory, as long as they are those that were locked. */
function held({ name, digest }: SuppliedModule, archive: PathModule): ModuleArchive {
  if (archive.treeHash === digest) return archive;
  throw new PupfileError(
    'CHECKSUM_MISMATCH',
    `${name}: its files are not what they were when it was locked`,
    {
      notes: [`promised by Puppetfile.lock: ${digest}`, `what is there: ${archive.treeHash}`],
      hint: '`pupfile update` locks what is there',
    },
  );
}

async function readTarball(
  { digest }: SuppliedModule,
  url: string,
  { http, store, projectDirectory }: SupplyContext,
): Promise<ModuleArchive> {
  const source: TarballSource = { kind: 'tarball', url, sha256: undefined };
  const options = { http, store, baseDirectory: projectDirectory, lockedSha256: digest };
  return (await fetchTarball(source, options)).archive;
}

/** A lock has the version and the checksum of its archive, not the tag's commit. */
async function readTag(
  { name, version, digest }: SuppliedModule,
  repository: string,
  context: SupplyContext,
): Promise<ModuleArchive> {
  const subject = `The archive of ${name} ${version}`;
  const stored = await context.store.read(digest);
  if (stored !== undefined) return readArchive(stored, { subject });
  const { http, githubApiUrl: apiUrl } = context;
  const tags = await listGithubVersions({ repository }, { http, apiUrl });
  const tag = tags.find((one) => one.version.text === version);
  if (tag === undefined) {
    throw new PupfileError(
      'VERSION_NOT_FOUND',
      `\`${repository}\` has no tag ${version} any more`,
      {
        hint: `run \`pupfile update ${name}\` to lock another version`,
      },
    );
  }
  return (await readGithubRelease(tag, { ...context, lockedSha256: digest })).archive;
}

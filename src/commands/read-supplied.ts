import { resolve } from 'node:path';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourcePin } from '../model/module-source.ts';
import { readHostedCommit } from '../sources/hosted-archive.ts';
import { type PathModule, readPathModule } from '../sources/path-module.ts';
import { type GitModule, isGitModule, wantOf } from './git-module.ts';
import { fetchSuppliedArchive } from './supplied-archive.ts';
import type { SuppliedModule } from './supplied-module.ts';
import type { SupplyContext } from './supply-context.ts';

type SvnPin = Extract<SourcePin, { kind: 'svn' }>;

/** The files of modules as they were found once; a change since then is an error. */
export async function readSupplied(
  modules: readonly SuppliedModule[],
  context: SupplyContext,
): Promise<ReadonlyMap<SuppliedModule, ModuleArchive>> {
  const { git, readsArchive } = context;
  const ofGit = modules.filter(isGitModule).filter(({ pin }) => !readsArchive(pin.sha));
  // One question for all of them, so that each repository is asked once.
  if (ofGit.length > 0) await git.locate(ofGit.map(wantOf));
  return new Map(
    await Promise.all(
      modules.map(async (module) => [module, await readModule(module, context)] as const),
    ),
  );
}

function readModule(module: SuppliedModule, context: SupplyContext): Promise<ModuleArchive> {
  if (isGitModule(module)) return readCommit(module, context);
  const { pin } = module;
  switch (pin.kind) {
    case 'path':
      return readPath(module, pin.path, context);
    case 'tarball':
    case 'github_tarball':
      return fetchSuppliedArchive(module, context).then(({ archive }) => archive);
    case 'svn':
      return readExport(module, pin, context);
    case 'git':
    case 'local':
      throw new TypeError(`a ${pin.kind} module cannot be read`);
  }
}

async function readCommit(module: GitModule, context: SupplyContext): Promise<ModuleArchive> {
  const { git, readsArchive, submodules } = context;
  const { url, sha, path } = module.pin;
  const options = { ...context, lockedSha: sha };
  const hosted = readsArchive(sha) ? await readHostedCommit(wantOf(module).source, options) : null;
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

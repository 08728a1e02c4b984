import type { ModuleArchive } from '../archive/module-archive.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { SourcePin } from '../model/module-source.ts';
import type { Version } from '../model/version.ts';
import { findModules } from './find-modules.ts';
import { readSupplied } from './read-supplied.ts';
import type { SuppliedModule } from './supplied-module.ts';
import { createSupplyContext, type SupplyOptions } from './supply-context.ts';

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

// Enough for most projects; what is beyond is read once more.
const mostKeptBytes = 128 * 1024 * 1024;

/** Opens nothing before something is asked for. */
export function openModuleSupply(options: SupplyOptions): ModuleSupply {
  const context = createSupplyContext(options);
  const { git } = context;
  // Whoever installs wants the files of what was just found.
  const kept = new Map<string, ModuleArchive>();
  let keptBytes = 0;
  const keep = ({ pin, sha256 = '', archive }: FoundModule) => {
    keptBytes += sizeOf(archive);
    if (keptBytes <= mostKeptBytes) kept.set(keyOf(pin, sha256), archive);
  };
  return {
    find: async (wants) => {
      const found = await findModules(wants, context);
      for (const one of found.flat()) keep(one);
      return found;
    },
    read: async (modules) => {
      const known = modules.map(({ pin, digest }) => kept.get(keyOf(pin, digest)));
      const unread = modules.filter((_, index) => known[index] === undefined);
      const archives = await readSupplied(unread, context);
      return modules.map((module, index) => known[index] ?? archives.get(module) ?? nothing());
    },
    tags: async (url) => [...(await git.remoteRefs(url, { isWhole: false })).tags.keys()],
    close: () => git.close(),
  };
}

/** The files of one module. */
export async function readOne(
  supply: ModuleSupply,
  module: SuppliedModule,
): Promise<ModuleArchive> {
  const [archive] = await supply.read([module]);
  return archive ?? nothing();
}

function keyOf(pin: SourcePin, sha256: string): string {
  const isArchive = pin.kind === 'tarball' || pin.kind === 'github_tarball';
  return JSON.stringify([pin, isArchive ? sha256 : '']);
}

function sizeOf({ entries }: ModuleArchive): number {
  return entries.reduce(
    (sum, entry) => sum + (entry.kind === 'file' ? entry.content.length : 0),
    0,
  );
}

function nothing(): never {
  throw new TypeError('a module was not read');
}

import type { ModuleArchive } from '../archive/module-archive.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { SourcePin } from '../model/module-source.ts';
import type { Version } from '../model/version.ts';
import type { SuppliedModule } from './supplied-module.ts';
import type { SupplyOptions } from './supply-context.ts';

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

/**
 * Opens nothing before something is asked for, and does not even load the code of the sources: most
 * projects have nothing but modules of Forges.
 */
export function openModuleSupply(options: SupplyOptions): ModuleSupply {
  let opened: Promise<ModuleSupply> | undefined;
  const open = () => {
    opened ??= import('./create-module-supply.ts').then(({ createModuleSupply }) =>
      createModuleSupply(options),
    );
    return opened;
  };
  return {
    find: async (wants) => (wants.length === 0 ? [] : (await open()).find(wants)),
    read: async (modules) => (modules.length === 0 ? [] : (await open()).read(modules)),
    tags: async (url) => (await open()).tags(url),
    close: async () => (await opened)?.close(),
  };
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

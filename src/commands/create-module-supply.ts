import type { ModuleArchive } from '../archive/module-archive.ts';
import type { SourcePin } from '../model/module-source.ts';
import { findModules } from './find-modules.ts';
import type { FoundModule, ModuleSupply } from './module-supply.ts';
import { readSupplied } from './read-supplied.ts';
import { createSupplyContext, type SupplyOptions } from './supply-context.ts';

// Enough for most projects; what is beyond is read once more.
const mostKeptBytes = 128 * 1024 * 1024;

/** Finds and reads modules, with the code of every source that there is. */
export function createModuleSupply(options: SupplyOptions): ModuleSupply {
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

import { posix, resolve } from 'node:path';
import type { ArchiveEntry } from '../archive/module-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { wholeOf } from '../files/bytes.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleSource, SourcePin } from '../model/module-source.ts';
import type { FoundModule, LockedSupply, SupplyWant } from './module-supply.ts';
import { readForeignPuppetfile } from './read-foreign-puppetfile.ts';

export interface NestedPuppetfile {
  /** The declaration of the module that it belongs to. */
  readonly want: SupplyWant;
  readonly found: FoundModule;
  readonly warn: (text: string) => void;
  readonly lockedSupply: (declaration: ModuleDeclaration) => LockedSupply | undefined;
  readonly projectDirectory: string;
}

/**
 * What the Puppetfile of a module declares; nothing where it has none. librarian-puppet takes these
 * for dependencies of the module. Its `forge` does not count, as that is for the project to say, nor
 * do its exclusions. One that cannot be read is passed over with a warning: most are for the
 * module's own tests. What comes from elsewhere has no say over the files of this machine.
 */
export async function readNestedPuppetfile(
  nested: NestedPuppetfile,
): Promise<readonly SupplyWant[]> {
  const { want, found, warn, lockedSupply, projectDirectory } = nested;
  const text = textOf(found.archive.entries, 'Puppetfile');
  if (text === undefined) return [];
  const file = `Puppetfile of ${want.declaration.spelledName}`;
  const metadata = textOf(found.archive.entries, 'metadata.json');
  try {
    const { declarations } = await readForeignPuppetfile({
      text,
      file,
      ...(metadata !== undefined && { metadata: { text: metadata, file: 'metadata.json' } }),
    });
    return declarations.flatMap((declaration) => {
      const placed = { ...declaration, source: placeSource(declaration.source, found.pin) };
      if (isOfThisMachine(placed.source) && !isOfThisMachine(found.pin)) {
        warn(`its own Puppetfile asks for a place of this machine for \`${placed.spelledName}\``);
        return [];
      }
      return {
        declaration: placed,
        baseDirectory: baseOf(found.pin, projectDirectory),
        locked: lockedSupply(placed),
      };
    });
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    warn(`its own Puppetfile is passed over: ${error.message}`);
    return [];
  }
}

function textOf(entries: readonly ArchiveEntry[], path: string): string | undefined {
  const entry = entries.find((one) => one.path === path);
  return entry?.kind === 'file' ? wholeOf(entry.content).toString('utf8') : undefined;
}

/** A path that a module of a repository names is one of that repository, at the same commit. */
function placeSource(source: ModuleSource, pin: SourcePin): ModuleSource {
  if (source.kind !== 'path' || pin.kind !== 'git') return source;
  const path = posix.join(pin.path ?? '', source.path);
  return { kind: 'git', url: pin.url, ref: pin.sha, path, refKind: 'commit' };
}

/** A directory, or an address that leads to one; not the repository of the module itself. */
function isOfThisMachine(source: ModuleSource | SourcePin): boolean {
  switch (source.kind) {
    case 'path':
      return true;
    case 'git':
    case 'svn':
    case 'tarball':
      return !/^(?!file:)[a-z][a-z0-9+.-]*:\/\/|^[^/]+:(?!\/\/)/i.test(source.url);
    default:
      return false;
  }
}

function baseOf(pin: SourcePin, projectDirectory: string): string {
  return pin.kind === 'path' ? resolve(projectDirectory, pin.path) : projectDirectory;
}

import { posix } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { TarEntry } from './tar-header.ts';

/** A module and where it stands in an image. */
export interface LayerModule {
  /** Absolute: `/etc/puppetlabs/code/environments/production/modules/apt`. */
  readonly directory: string;
  readonly files: readonly LayerFile[];
}

export interface LayerFile {
  /** Relative to the module. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly isExecutable: boolean;
}

// A layer that lists a directory also says its mode, and these are not 0755 in any image.
const knownModes: Readonly<Record<string, number>> = {
  root: 0o700,
  tmp: 0o1777,
  'var/tmp': 0o1777,
};

/**
 * All files of a layer and every directory above them, each once, ordered by the bytes of the path:
 * directories come before what is in them.
 *
 * @param directories further directories that are to be there, absolute
 * @throws PupfileError DIRECTORY_CONFLICT where one path is two files, or a file and a directory
 */
export function layerEntries(
  modules: readonly LayerModule[],
  directories: readonly string[] = [],
): readonly TarEntry[] {
  const entries = new Map<string, TarEntry>();
  const addFile = (entry: TarEntry) => {
    if (entries.has(entry.path)) throw conflict(entry.path);
    entries.set(entry.path, entry);
  };
  const addDirectories = (path: string) => {
    if (path === '' || path === '.') return;
    const present = entries.get(path);
    if (present?.content !== undefined) throw conflict(path);
    if (present !== undefined) return;
    addDirectories(posix.dirname(path));
    entries.set(path, { path, mode: knownModes[path] ?? 0o755 });
  };
  for (const directory of directories) addDirectories(fromRoot(directory));
  for (const { directory, files } of modules) {
    const root = fromRoot(directory);
    addDirectories(root);
    for (const { path, content, isExecutable } of files) {
      const place = root === '' ? path : `${root}/${path}`;
      addDirectories(posix.dirname(place));
      addFile({ path: place, content, mode: isExecutable ? 0o755 : 0o644 });
    }
  }
  return inByteOrder([...entries.values()]);
}

function inByteOrder(entries: readonly TarEntry[]): readonly TarEntry[] {
  return entries
    .map((entry) => ({ entry, key: Buffer.from(entry.path) }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ entry }) => entry);
}

function fromRoot(path: string): string {
  return path.replace(/^\/+/, '');
}

function conflict(path: string): PupfileError {
  return new PupfileError('DIRECTORY_CONFLICT', `Two modules want \`/${path}\` in the layer`);
}

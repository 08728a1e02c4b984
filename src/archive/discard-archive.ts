import type { Discarder } from '../files/discard-memory.ts';
import type { ModuleArchive } from './module-archive.ts';

/** Gives up what the files of an archive are in, as `readArchive` returns it, whose files are parts of the same. */
export function discardArchive({ entries }: ModuleArchive, discarder: Discarder): void {
  const file = entries.find((entry) => entry.kind === 'file');
  if (file !== undefined) discarder.whole(file.content);
}

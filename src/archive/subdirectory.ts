import type { ModuleArchive } from './module-archive.ts';

/**
 * The part of an archive below one of its directories, as an archive of its own; undefined where it
 * has nothing below such a directory.
 *
 * @param directory as written: `./modules/web/` is `modules/web`; empty and `.` are the whole. What
 * leads out of the archive is no directory of it.
 */
export function subdirectoryOf(
  archive: ModuleArchive,
  directory: string,
): ModuleArchive | undefined {
  const segments = directory.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.length === 0) return archive;
  const prefix = `${segments.join('/')}/`;
  const entries = archive.entries
    .filter(({ path }) => path.startsWith(prefix))
    .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
  return entries.length === 0 ? undefined : { entries };
}

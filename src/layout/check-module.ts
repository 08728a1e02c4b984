import { damagedArchive, quotePath, unsafeArchive } from '../archive/archive-error.ts';
import { parseArchiveMetadata } from '../archive/archive-metadata.ts';
import { findCaseCollision } from '../archive/case-collision.ts';
import type { ArchiveEntry, ArchiveFile } from '../archive/module-archive.ts';
import { type ModuleName, parseModuleName } from '../model/module-name.ts';
import { compareVersions, parseVersion } from '../model/version.ts';

/** Which release an archive should be. */
export interface ExpectedRelease {
  readonly name: ModuleName;
  readonly version: string;
  /** It need not be what its metadata.json says, nor have one. */
  readonly isUnreleased?: boolean;
}

/**
 * Holds the wanted entries of an archive against the release that it should be.
 *
 * @returns them, ordered by path
 * @throws PupfileError ARCHIVE_INVALID where it is another one or no module, ARCHIVE_UNSAFE where
 * something is no plain file, a name is not UTF-8, or two names are one on a file system that ignores
 * case
 */
export function checkModule(
  entries: readonly ArchiveEntry[],
  expected: ExpectedRelease,
): readonly ArchiveFile[] {
  const subject = `The archive of ${expected.name} ${expected.version}`;
  const files = entries.map((entry) => {
    if (entry.kind === 'file') return entry;
    throw unsafeArchive({ subject }, `the entry ${quotePath(entry.path)} is ${entry.description}`);
  });
  checkNames(files, subject);
  if (expected.isUnreleased !== true) checkMetadata(files, expected, subject);
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function checkNames(files: readonly ArchiveFile[], subject: string): void {
  // What is no UTF-8 was read as that mark, and would get another name than the archive's.
  const broken = files.find(({ path }) => path.includes('\u{fffd}'));
  if (broken !== undefined) {
    const entry = `the entry ${quotePath(broken.path)}`;
    throw unsafeArchive({ subject }, `${entry} has a name that is not UTF-8`);
  }
  const collision = findCaseCollision(files.map(({ path }) => path));
  if (collision === undefined) return;
  const both = collision.map(quotePath).join(' and ');
  throw unsafeArchive({ subject }, `the entries ${both} have the same name but for case`);
}

function checkMetadata(
  files: readonly ArchiveFile[],
  expected: ExpectedRelease,
  subject: string,
): void {
  const file = files.find(({ path }) => path === 'metadata.json');
  if (file === undefined) throw damagedArchive({ subject }, 'it has no metadata.json');
  const { name, version } = parseArchiveMetadata(file.content, subject);
  const isName = typeof name === 'string' && parseModuleName(name) === expected.name;
  if (isName && typeof version === 'string' && isSameVersion(version, expected.version)) return;
  const found = [name, version].map((value) => (typeof value === 'string' ? value : '?')).join(' ');
  throw damagedArchive({ subject }, `its metadata.json says that it is ${quotePath(found)}`);
}

/** Whether two spellings are one version; what is no version is only itself. */
export function isSameVersion(left: string, right: string): boolean {
  const versions = [parseVersion(left), parseVersion(right)] as const;
  if (versions[0] === null || versions[1] === null) return left === right;
  return compareVersions(versions[0], versions[1]) === 0;
}

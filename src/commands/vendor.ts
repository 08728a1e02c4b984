import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { checksumOf } from '../sources/checksum.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { readFolderArchive } from '../sources/folder-archive.ts';
import { archiveFileName } from '../tarballs/archive-file-name.ts';
import { fillFolder } from '../tarballs/fill-folder.ts';
import { findStale } from '../tarballs/find-stale.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { fetchArchives } from './fetch-archives.ts';
import { findDifferences } from './find-differences.ts';
import { holdFrozen, tellDifference } from './hold-frozen.ts';
import { lockProject } from './lock.ts';
import { openProject, type Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';
import { lockedArchives, statedChecksums } from './wanted-archives.ts';
import { forgesOf, withHttp } from './with-http.ts';

export interface VendorOptions {
  /** Relative to the settings' directory; `vendor` beside the Puppetfile where it is left out. */
  readonly directory?: string | undefined;
  /** Remove the archives that the lock does not need. */
  readonly prunes?: boolean;
}

/** What `pupfile vendor` did. */
export interface VendorResult {
  /** As messages name it. */
  readonly directory: string;
  readonly lockfileName: string;
  /** Whether there was no lock before. */
  readonly isLockWritten: boolean;
  /** By name. */
  readonly archives: readonly VendoredFile[];
  /** Names of archives that the lock does not need and that are still there. */
  readonly stale: readonly string[];
  /** Those that were removed. */
  readonly removed: readonly string[];
  /** Modules that are locked and are no archives of a Forge. */
  readonly leftOut: readonly string[];
}

/** An archive of the lock, and its file. */
export interface VendoredFile {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  /** What became of the file: it was not there, was another archive, or was the right one. */
  readonly state: 'written' | 'replaced' | 'unchanged';
}

/**
 * Puts every archive that a project's lock needs into a folder, verified, under the usual name. Where
 * there is no lock yet, it is written first. All archives are there before the first one counts.
 *
 * Throws LOCKFILE_OUTDATED where the lock is not current, what resolving and fetching throw, and
 * FILE_SYSTEM.
 */
export async function vendor(
  settings: Settings,
  report: Report,
  { directory: given, prunes = false }: VendorOptions = {},
): Promise<VendorResult> {
  const project = openProject(settings, report);
  const directory =
    given === undefined
      ? vendorDirectoryOf(project.paths.directory)
      : resolve(settings.directory, given);
  const lockfile = await bringLock(project, settings, report);
  const wanted = wantedFiles(project, lockfile);
  const looks = await Promise.all(wanted.map((one) => lookAt(join(directory, one.file), one)));
  await bringFiles(directory, { wanted: looks, project, settings, report });
  const stale = findStale(directory, new Set(wanted.map(({ file }) => file)));
  if (prunes) for (const file of stale) remove(join(directory, file));
  return {
    directory: relative(settings.directory, directory) || '.',
    lockfileName: project.lockfileName,
    isLockWritten: project.lockfile === undefined,
    archives: looks.map(({ archive, file, sha256, state }) => ({
      name: archive.name,
      version: archive.version,
      file,
      sha256,
      state,
    })),
    stale: prunes ? [] : stale,
    removed: prunes ? stale : [],
    leftOut: lockfile.sources
      .filter(({ kind }) => kind !== 'forge')
      .flatMap(({ modules }) => modules.map(({ spelledName }) => spelledName)),
  };
}

/** The lock as it is, or a first one; one that is not current is for `pupfile lock`. */
async function bringLock(project: Project, settings: Settings, report: Report): Promise<Lockfile> {
  const { lockfile, lockfileName } = project;
  if (lockfile === undefined) {
    holdFrozen(project, settings, report);
    return (await lockProject(settings, report, project, [])).lockfile;
  }
  const differences = findDifferences(project, lockfile, settings);
  if (differences.length === 0) return lockfile;
  throw new PupfileError(
    'LOCKFILE_OUTDATED',
    `\`${lockfileName}\` is not current, and it says what is to be vendored`,
    {
      notes: differences.map((one) => tellDifference(one, lockfileName)),
      hint: 'run `pupfile lock` first',
    },
  );
}

interface WantedFile {
  readonly archive: WantedArchive;
  readonly file: string;
  readonly sha256: string;
}

/** Of a lock that is current every archive has a checksum. */
function wantedFiles(project: Project, lockfile: Lockfile): readonly WantedFile[] {
  const sources = lockfile.sources.filter(({ kind }) => kind === 'forge');
  const archives = lockedArchives(
    { ...lockfile, sources },
    { stated: statedChecksums(project.puppetfile), addressOf: archiveAddresses(project) },
  );
  // A lock that was just made is not sorted yet.
  const byName = archives.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  return byName.map((archive) => {
    const { name, version, lockedSha256: sha256 } = archive;
    const file = archiveFileName(name, version);
    if (file !== undefined && sha256 !== undefined) return { archive, file, sha256 };
    throw new PupfileError(
      'LOCKFILE_INVALID',
      `\`${name}\` is locked at \`${version}\`, which no file can be named after`,
    );
  });
}

interface LookedAt extends WantedFile {
  readonly state: VendoredFile['state'];
}

async function lookAt(path: string, wanted: WantedFile): Promise<LookedAt> {
  const bytes = await readFolderArchive(path, Number.POSITIVE_INFINITY);
  if (bytes === undefined) return { ...wanted, state: 'written' };
  const sha256 = checksumOf('sha256', bytes);
  return { ...wanted, state: sha256 === wanted.sha256 ? 'unchanged' : 'replaced' };
}

interface Bringing {
  readonly wanted: readonly LookedAt[];
  readonly project: Project;
  readonly settings: Settings;
  readonly report: Report;
}

async function bringFiles(
  directory: string,
  { wanted, project, settings, report }: Bringing,
): Promise<void> {
  const missing = wanted.filter(({ state }) => state !== 'unchanged');
  if (missing.length === 0) return;
  const files = new Map(missing.map(({ archive, file }) => [archive, file]));
  const filling = fillFolder(directory);
  try {
    await withHttp(
      settings,
      report,
      (http) =>
        fetchArchives([...files.keys()], {
          http,
          settings,
          report,
          onArchive: (archive, { bytes }) => filling.add(files.get(archive) ?? '', bytes),
        }),
      forgesOf(project.puppetfile),
    );
    filling.commit();
  } finally {
    filling.discard();
  }
}

function remove(path: string): void {
  try {
    rmSync(path);
  } catch (error) {
    const message = `Could not remove \`${path}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
}

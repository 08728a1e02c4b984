import { rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { clearAtEnd } from '../net/clear-at-end.ts';
import { findStaleVendored } from '../sources/find-stale-vendored.ts';
import { localTarball } from '../sources/tarball-module.ts';
import { openVendoredFiles } from '../sources/vendored-files.ts';
import { fillFolder } from '../tarballs/fill-folder.ts';
import { findStale } from '../tarballs/find-stale.ts';
import { isGitModule } from './git-module.ts';
import { holdCurrent } from './hold-current.ts';
import { holdFrozen } from './hold-frozen.ts';
import { lockProject } from './lock.ts';
import { lockedSupplies } from './locked-supplies.ts';
import { openProject, type Project } from './open-project.ts';
import type { Report } from './progress.ts';
import { reasonToLeaveOut } from './reason-to-leave-out.ts';
import type { Settings } from './settings.ts';
import type { SuppliedModule } from './supplied-module.ts';
import { vendorArchives } from './vendor-archives.ts';
import { vendorCommits } from './vendor-commits.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';
import type { LeftOut, VendorResult } from './vendor-result.ts';
import type { Vendoring } from './vendoring.ts';
import { forgesOf, withHttp } from './with-http.ts';

export interface VendorOptions {
  /** Relative to the settings' directory; `vendor` beside the Puppetfile where it is left out. */
  readonly directory?: string | undefined;
  /** Remove what the lock does not need. */
  readonly prunes?: boolean;
}

/**
 * Puts all that a project's lock needs from servers into a folder, verified: archives, and commits of
 * git. Where there is no lock yet, it is written first. All of it is there before the first file
 * counts.
 *
 * Throws LOCKFILE_OUTDATED where the lock is not current, what resolving and fetching throw, and
 * FILE_SYSTEM.
 */
export async function vendor(
  settings: Settings,
  report: Report,
  { directory: given, prunes = false }: VendorOptions = {},
): Promise<VendorResult> {
  const project = await openProject(settings, report);
  const own = vendorDirectoryOf(project.paths.directory);
  const directory = given === undefined ? own : resolve(settings.directory, given);
  const lockfile = await bringLock(project, settings, report);
  const supplied = lockedSupplies(lockfile, project.puppetfile);
  const brought = await bringFiles(lockfile, supplied, { project, settings, report, directory });
  const stale = await findAllStale(project, { directory, supplied, ...brought });
  if (prunes) for (const file of stale) remove(join(directory, file), directory);
  return {
    directory: relative(settings.directory, directory) || '.',
    lockfileName: project.lockfileName,
    isLockWritten: project.lockfile === undefined,
    ...brought,
    stale: prunes ? [] : stale,
    removed: prunes ? stale : [],
    leftOut: findLeftOut(supplied, project),
  };
}

/** The lock as it is, or a first one; one that is not current is for `pupfile lock`. */
async function bringLock(project: Project, settings: Settings, report: Report): Promise<Lockfile> {
  const { lockfile } = project;
  if (lockfile === undefined) {
    await holdFrozen(project, settings, report);
    return (await lockProject(settings, report, project, [])).lockfile;
  }
  await holdCurrent({ ...project, lockfile }, settings, 'it says what is to be vendored');
  return lockfile;
}

type Brought = Pick<VendorResult, 'archives' | 'commits'>;

async function bringFiles(
  lockfile: Lockfile,
  supplied: readonly SuppliedModule[],
  options: Pick<Vendoring, 'project' | 'settings' | 'report' | 'directory'>,
): Promise<Brought> {
  const { project, settings, report, directory } = options;
  const wanted = supplied.filter(
    ({ pin }) => reasonToLeaveOut(pin, project.paths.directory) === undefined,
  );
  const tarballs = wanted.filter((module) => !isGitModule(module));
  const filling = fillFolder(directory);
  const run = async (http: Vendoring['http']) => {
    const files = openVendoredFiles(directory);
    const vendoring = { ...options, http, files, filling };
    const archives = await vendorArchives(lockfile, tarballs, vendoring);
    const commits = await vendorCommits(wanted.filter(isGitModule), vendoring);
    return { archives, commits };
  };
  try {
    const brought = await clearAtEnd(filling.discard, () =>
      withHttp(settings, report, run, forgesOf(project.puppetfile)),
    );
    filling.commit();
    return brought;
  } finally {
    filling.discard();
  }
}

interface Kept extends Brought {
  readonly directory: string;
  readonly supplied: readonly SuppliedModule[];
}

async function findAllStale(
  { paths }: Project,
  { directory, supplied, archives, commits }: Kept,
): Promise<readonly string[]> {
  // A tarball of the Puppetfile may lie in the folder itself.
  const own = supplied.flatMap(({ pin }) => {
    const path =
      pin.kind === 'tarball' && localTarball(pin.url, { baseDirectory: paths.directory });
    return path ? [relative(directory, path)] : [];
  });
  const wanted = new Set([...archives.map(({ file }) => file), ...own]);
  const releases = await findStale(directory, wanted);
  const others = await findStaleVendored(directory, [
    ...archives.map(({ sha256 }) => sha256),
    ...commits.map(({ sha }) => sha),
  ]);
  return [...releases, ...others.filter((file) => !own.includes(file))];
}

function findLeftOut(supplied: readonly SuppliedModule[], { paths }: Project): readonly LeftOut[] {
  const leftOut = supplied.flatMap(({ name, pin }) => {
    const reason = reasonToLeaveOut(pin, paths.directory);
    return reason === undefined ? [] : [{ name, reason }];
  });
  return leftOut.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function remove(path: string, directory: string): void {
  try {
    rmSync(path);
  } catch (error) {
    const message = `Could not remove \`${path}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
  if (dirname(path) === directory) return;
  try {
    rmdirSync(dirname(path));
  } catch {
    // There is more in it.
  }
}

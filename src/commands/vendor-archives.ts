import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { checksumOf, wholeOf } from '../files/bytes.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { readFolderArchive } from '../sources/folder-archive.ts';
import { tarballFileName } from '../sources/vendored-file-name.ts';
import { openVendoredFiles } from '../sources/vendored-files.ts';
import { archiveFileName } from '../tarballs/archive-file-name.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { fetchArchives } from './fetch-archives.ts';
import { fetchSuppliedArchive } from './supplied-archive.ts';
import type { SuppliedModule } from './supplied-module.ts';
import { createSupplyContext } from './supply-context.ts';
import type { BroughtArchive, FileState } from './vendor-result.ts';
import type { Vendoring } from './vendoring.ts';
import { lockedArchives, statedChecksums } from './wanted-archives.ts';

/**
 * Fills a folder with the archives of a lock that is current, each under the name that an install looks
 * for. What is there already is not asked for.
 *
 * Throws LOCKFILE_INVALID for a version that no file can be named after, and what fetching throws.
 *
 * @param tarballs the modules that are tarballs or tags of GitHub
 * @returns by name
 */
export async function vendorArchives(
  lockfile: Lockfile,
  tarballs: readonly SuppliedModule[],
  vendoring: Vendoring,
): Promise<readonly BroughtArchive[]> {
  const { directory } = vendoring;
  const releases = await lookAtAll(wantedReleases(lockfile, vendoring), directory);
  const others = await lookAtAll(wantedTarballs(tarballs, vendoring), directory);
  await bringReleases(releases, vendoring);
  await bringTarballs(others, vendoring);
  return [...releases, ...others]
    .map(({ of: { name, version }, file, sha256, state }) => ({
      ...{ name, version, file, sha256, state },
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

interface Wanted<Of> {
  readonly of: Of;
  readonly file: string;
  readonly sha256: string;
}

interface LookedAt<Of> extends Wanted<Of> {
  readonly state: FileState;
}

/** Of a lock that is current every archive has a checksum. */
function wantedReleases(lockfile: Lockfile, { project }: Vendoring): Wanted<WantedArchive>[] {
  const archives = lockedArchives(lockfile, {
    stated: statedChecksums(project.puppetfile),
    addressOf: archiveAddresses(project),
  });
  return archives.map((of) => {
    const { name, version, lockedSha256: sha256 } = of;
    const file = archiveFileName(name, version);
    if (file !== undefined && sha256 !== undefined) return { of, file, sha256 };
    throw noFileName(of);
  });
}

/** Two modules may be of one archive; what is there has its name already. */
function wantedTarballs(
  modules: readonly SuppliedModule[],
  { files }: Vendoring,
): Wanted<SuppliedModule>[] {
  const names = new Map<string, string>();
  return modules.map((of) => {
    const { name, version, digest: sha256 } = of;
    const file =
      files.tarball(sha256)?.file ??
      names.get(sha256) ??
      tarballFileName({ name, version, sha256 });
    if (file === undefined || sha256 === '') throw noFileName(of);
    names.set(sha256, file);
    return { of, file, sha256 };
  });
}

function noFileName({ name, version }: { readonly name: string; readonly version: string }) {
  return new PupfileError(
    'LOCKFILE_INVALID',
    `\`${name}\` is locked at \`${version}\`, which no file can be named after`,
  );
}

function lookAtAll<Of>(wanted: readonly Wanted<Of>[], directory: string): Promise<LookedAt<Of>[]> {
  return Promise.all(
    wanted.map(async (one) => {
      const bytes = await readFolderArchive(join(directory, one.file), Number.POSITIVE_INFINITY);
      if (bytes === undefined) return { ...one, state: 'written' };
      const isSame = checksumOf('sha256', bytes) === one.sha256;
      return { ...one, state: isSame ? 'unchanged' : 'replaced' };
    }),
  );
}

async function bringReleases(
  looks: readonly LookedAt<WantedArchive>[],
  { settings, report, http, filling }: Vendoring,
): Promise<void> {
  const missing = looks.filter(({ state }) => state !== 'unchanged');
  if (missing.length === 0) return;
  const files = new Map(missing.map(({ of, file }) => [of, file]));
  await fetchArchives([...files.keys()], {
    ...{ http, settings, report },
    onArchive: (archive, { bytes }) => filling.add(files.get(archive) ?? '', wholeOf(bytes)),
  });
}

async function bringTarballs(
  looks: readonly LookedAt<SuppliedModule>[],
  { project, settings, report, http, filling }: Vendoring,
): Promise<void> {
  const missing = looks.filter(({ state }) => state !== 'unchanged');
  if (missing.length === 0) return;
  // What is vendored and damaged is to be replaced.
  const vendored = openVendoredFiles(undefined);
  const context = createSupplyContext({ project, settings, report, http, vendored });
  const files = new Map(missing.map(({ of, file }) => [file, of]));
  const fetched = await Promise.allSettled(
    [...files].map(async ([file, module]) => {
      const { bytes } = await fetchSuppliedArchive(module, context);
      return { file, bytes };
    }),
  );
  for (const one of fetched) {
    if (one.status === 'rejected') throw one.reason;
    filling.add(one.value.file, one.value.bytes);
  }
}

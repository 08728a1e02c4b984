import { relative } from 'node:path';
import type { ModuleName } from '../model/module-name.ts';
import { compareVersions, isPrerelease } from '../model/version.ts';
import type { TarballListing } from './list-tarballs.ts';
import { releaseSlug, type ServedRelease, type TarballReading } from './served-release.ts';

/** A module that the server knows. */
export interface ServedModule {
  /** `author-name` as its newest release spells it. */
  readonly slug: string;
  /** Newest first; never empty. */
  readonly releases: readonly ServedRelease[];
  /** The newest, but a pre-release only where there is nothing else. */
  readonly currentRelease: ServedRelease;
}

/** A tarball that is not served. */
export interface SkippedFile {
  /** Relative to the folder that is served. */
  readonly file: string;
  readonly reason: string;
}

/** Everything that is served at one moment. */
export interface ReleaseIndex {
  /** Sorted by name. */
  readonly modules: ReadonlyMap<ModuleName, ServedModule>;
  /** By slug in lower case: an address finds nothing but what is here. */
  readonly releases: ReadonlyMap<string, ServedRelease>;
  readonly skipped: readonly SkippedFile[];
  /** When the folder last changed, in milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/** Orders what was read from a folder; of two tarballs of one release only the first is served. */
export function indexReleases(
  directory: string,
  listing: TarballListing,
  readings: Iterable<TarballReading>,
): ReleaseIndex {
  const releases = new Map<string, ServedRelease>();
  const skipped: SkippedFile[] = [];
  const skip = (path: string, reason: string) =>
    skipped.push({ file: relative(directory, path), reason });
  for (const { path, reason } of listing.unreadable) skip(path, reason);
  for (const reading of readings) {
    if ('reason' in reading) {
      skip(reading.file.path, reading.reason);
      continue;
    }
    const slug = releaseSlug(reading.release).toLowerCase();
    const first = releases.get(slug);
    if (first === undefined) releases.set(slug, reading.release);
    else skip(reading.file.path, `${relative(directory, first.file.path)} is the same release`);
  }
  const modules = groupByModule(releases.values());
  return { modules, releases, skipped, modifiedMs: lastModifiedMs(listing) };
}

/** The newest time of the files and directories, in milliseconds since the epoch. */
export function lastModifiedMs({ files, directories }: TarballListing): number {
  const times = [...files.map((file) => file.modifiedMs), ...directories.values()];
  return times.reduce((latest, time) => Math.max(latest, time), 0);
}

function groupByModule(releases: Iterable<ServedRelease>): ReadonlyMap<ModuleName, ServedModule> {
  const byName = new Map<ModuleName, ServedRelease[]>();
  for (const release of releases) {
    const siblings = byName.get(release.name);
    if (siblings === undefined) byName.set(release.name, [release]);
    else siblings.push(release);
  }
  const groups = [...byName].sort(([left], [right]) => (left < right ? -1 : 1));
  return new Map(groups.flatMap(([name, group]) => servedModule(group).map((one) => [name, one])));
}

function servedModule(group: readonly ServedRelease[]): ServedModule[] {
  const releases = group.toSorted((left, right) => compareVersions(right.version, left.version));
  const [newest] = releases;
  if (newest === undefined) return [];
  const currentRelease = releases.find(({ version }) => !isPrerelease(version)) ?? newest;
  return [{ slug: newest.moduleSlug, releases, currentRelease }];
}

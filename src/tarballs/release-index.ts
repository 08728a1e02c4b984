import { relative } from 'node:path';
import type { ModuleName } from '../model/module-name.ts';
import { compareVersions, isPrerelease } from '../model/version.ts';
import type { Annotations, FolderDeprecation } from './annotations.ts';
import type { TarballListing } from './list-tarballs.ts';
import { type FolderRelease, releaseSlug, type TarballReading } from './read-tarball.ts';

/** A module that a folder has. */
export interface FolderModule {
  /** `author-name` as its newest release spells it. */
  readonly slug: string;
  /** Newest first; never empty. */
  readonly releases: readonly FolderRelease[];
  /** The newest, but a pre-release or a deleted one only where there is nothing else. */
  readonly currentRelease: FolderRelease;
  /** Undefined for a module that is not deprecated. */
  readonly deprecation: FolderDeprecation | undefined;
  /** Those of its releases that count as deleted. */
  readonly deleted: ReadonlySet<FolderRelease>;
}

/** A file that is passed over. */
export interface SkippedFile {
  /** Relative to the folder. */
  readonly file: string;
  readonly reason: string;
}

/** All that a folder has at one moment. */
export interface ReleaseIndex {
  /** Sorted by name. */
  readonly modules: ReadonlyMap<ModuleName, FolderModule>;
  /** By slug in lower case: an address finds nothing but what is here. */
  readonly releases: ReadonlyMap<string, FolderRelease>;
  readonly skipped: readonly SkippedFile[];
  /** When the folder last changed, in milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/** What was read from a folder. */
export interface FolderContents {
  readonly listing: TarballListing;
  readonly readings: Iterable<TarballReading>;
  readonly annotations: Annotations;
}

/** Orders what was read from a folder; of two tarballs of one release only the first counts. */
export function indexReleases(
  directory: string,
  { listing, readings, annotations }: FolderContents,
): ReleaseIndex {
  const releases = new Map<string, FolderRelease>();
  const skipped: SkippedFile[] = [];
  const skip = (path: string, reason: string) =>
    skipped.push({ file: relative(directory, path), reason });
  const unreadable = [...listing.unreadable, ...annotations.unreadable];
  for (const { path, reason } of unreadable) skip(path, reason);
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
  const modules = groupByModule(releases.values(), annotations);
  return { modules, releases, skipped, modifiedMs: lastModifiedMs(listing) };
}

/** The newest time of the files and directories, in milliseconds since the epoch. */
export function lastModifiedMs({ files, annotations, directories }: TarballListing): number {
  const times = [
    ...[...files, ...annotations].map((file) => file.modifiedMs),
    ...directories.values(),
  ];
  return times.reduce((latest, time) => Math.max(latest, time), 0);
}

function groupByModule(
  releases: Iterable<FolderRelease>,
  annotations: Annotations,
): ReadonlyMap<ModuleName, FolderModule> {
  const byName = new Map<ModuleName, FolderRelease[]>();
  for (const release of releases) {
    const siblings = byName.get(release.name);
    if (siblings === undefined) byName.set(release.name, [release]);
    else siblings.push(release);
  }
  const groups = [...byName].sort(([left], [right]) => (left < right ? -1 : 1));
  return new Map(
    groups.flatMap(([name, group]) => folderModule(group, annotations).map((one) => [name, one])),
  );
}

function folderModule(
  group: readonly FolderRelease[],
  annotations: Annotations,
): readonly FolderModule[] {
  const releases = group.toSorted((left, right) => compareVersions(right.version, left.version));
  const [newest] = releases;
  if (newest === undefined) return [];
  const deleted = new Set(
    releases.filter((release) => annotations.deleted.has(releaseSlug(release).toLowerCase())),
  );
  const available = releases.filter((release) => !deleted.has(release));
  const currentRelease =
    available.find(({ version }) => !isPrerelease(version)) ?? available[0] ?? newest;
  const deprecation = annotations.deprecations.get(newest.name);
  return [{ slug: newest.moduleSlug, releases, currentRelease, deprecation, deleted }];
}

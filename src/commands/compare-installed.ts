import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { checkModule, isSameVersion } from '../layout/check-module.ts';
import type { FileDifference } from '../layout/compare-entries.ts';
import { compareModule } from '../layout/compare-module.ts';
import { describeKind } from '../layout/list-entries.ts';
import { readPlainFile } from '../layout/read-plain-file.ts';
import { type ContentProfile, contentProfiles, trimModule } from '../layout/trim.ts';
import { type ModuleName, parseModuleName } from '../model/module-name.ts';

/** A release, and the directory in which it should stand. */
export interface PlacedRelease {
  readonly name: ModuleName;
  readonly version: string;
  /** Absolute. */
  readonly root: string;
  /** It need not be what its metadata.json says, nor have one. */
  readonly isUnreleased?: boolean;
  /** Full content goes without its tests. */
  readonly excludesSpec?: boolean;
  /** What is installed beside the kind of content: globs. */
  readonly keep?: readonly string[] | undefined;
}

/** What is in the place of a module, before anything is known of its archive. */
export type ModulePlace =
  | { readonly kind: 'directory' }
  | { readonly kind: 'nothing' }
  /** What it is instead, in words that follow its name. */
  | { readonly kind: 'other'; readonly message: string };

/** Looks at the place of a module without following a link. */
export function lookAtPlace({ root }: PlacedRelease): ModulePlace {
  try {
    const stats = lstatSync(root);
    if (stats.isDirectory()) return { kind: 'directory' };
    return { kind: 'other', message: `is ${describeKind(stats) ?? 'a file'}, not a directory` };
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return { kind: 'nothing' };
    return { kind: 'other', message: `cannot be read: ${reasonOf(error)}` };
  }
}

// The largest metadata.json of the Forge has some 30 KB.
const mostMetadataBytes = 1024 * 1024;

/**
 * The release that an installed module says it is, `acme-web 1.1.0`, where that is another one;
 * undefined where it is the right one, or says nothing.
 */
export function findOtherRelease(release: PlacedRelease): string | undefined {
  const { name, version, root, isUnreleased = false } = release;
  if (isUnreleased) return undefined;
  try {
    const bytes = readPlainFile(join(root, 'metadata.json'), mostMetadataBytes);
    const text = bytes?.toString().replace(/^\ufeff/, '') ?? '';
    const found = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (typeof found['name'] !== 'string' || typeof found['version'] !== 'string') return undefined;
    const foundName = parseModuleName(found['name']) ?? found['name'];
    const isRight = foundName === name && isSameVersion(found['version'], version);
    return isRight ? undefined : `${foundName} ${found['version']}`;
  } catch {
    // A file that cannot be read is told when it is held against the archive.
    return undefined;
  }
}

/** How an installed module compares to its archive. */
export interface ModuleComparison {
  readonly differences: readonly FileDifference[];
  /** How many files it should have. */
  readonly files: number;
  readonly content: ContentProfile;
}

/**
 * Holds an installed module against its archive, file by file. Where nobody says what of it should
 * be there, that kind of content is taken which leaves the fewest differences: each file still has
 * to be the archive's.
 *
 * Throws ARCHIVE_INVALID and ARCHIVE_UNSAFE.
 */
export function compareInstalled(
  release: PlacedRelease,
  archive: ModuleArchive,
  known: ContentProfile | undefined,
): ModuleComparison {
  if (known !== undefined) return compareAs(known, release, archive);
  return contentProfiles
    .flatMap((content) => tryToCompare(content, release, archive) ?? [])
    .reduce((best, one) => (one.differences.length < best.differences.length ? one : best));
}

/** What only more content than this would bring, a link among the tests, was never installed. */
function tryToCompare(content: ContentProfile, release: PlacedRelease, archive: ModuleArchive) {
  try {
    return compareAs(content, release, archive);
  } catch (error) {
    if (error instanceof PupfileError && content !== 'runtime') return undefined;
    throw error;
  }
}

function compareAs(
  content: ContentProfile,
  release: PlacedRelease,
  archive: ModuleArchive,
): ModuleComparison {
  const { excludesSpec, keep } = release;
  const { kept } = trimModule(archive.entries, { content, excludesSpec, keep });
  const files = checkModule(kept, release);
  const differences = compareModule(release.root, files);
  return { differences, files: files.length, content };
}

import { readArchiveMetadata } from '../archive/read-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { isFolderForge } from '../model/forge-url.ts';
import type { ModuleName } from '../model/module-name.ts';
import {
  fetchReleaseFacts,
  parseReleaseFacts,
  type ReleaseFacts,
} from '../sources/release-facts.ts';
import { findProjectDirectory } from './locate-project.ts';
import type { Report } from './progress.ts';
import { type LocalPlaces, localPlaces, readLocalArchive } from './read-local-archive.ts';
import type { Settings } from './settings.ts';
import { withHttp } from './with-http.ts';

/** A release that a lock names. */
export interface LockedRelease {
  readonly name: ModuleName;
  readonly version: string;
  readonly forgeUrl: string;
  readonly sha256: string | undefined;
}

/** What is known of releases. */
export interface FactsLookup {
  find(release: Omit<LockedRelease, 'forgeUrl'>): ReleaseFacts | undefined;
}

interface LookUpOptions {
  readonly settings: Settings;
  readonly report: Report;
  readonly isOnline: boolean;
}

/**
 * Looks for what is known of releases: in the archives that are on this machine and are what the
 * lock says, and with `isOnline` on the Forge.
 */
export async function lookUpFacts(
  releases: readonly LockedRelease[],
  { settings, report, isOnline }: LookUpOptions,
): Promise<FactsLookup> {
  const facts = new Map<string, ReleaseFacts>();
  const places = localPlaces(settings, findProjectDirectory(settings));
  // One after the other: an archive may be large, and only its metadata stays.
  for (const release of releases) {
    const found = await readLocalFacts(release, places);
    if (found !== undefined) facts.set(keyOf(release), found);
  }
  // Of a folder nobody knows more than it holds.
  const unknown = releases.filter(
    (release) => !facts.has(keyOf(release)) && !isFolderForge(release.forgeUrl),
  );
  if (isOnline && unknown.length > 0) {
    // A lock under review may name any host: none of them is the Forge that the token is for.
    await withHttp(settings, report, async (http) => {
      const ask = async (release: LockedRelease) => {
        const found = await fetchReleaseFacts(http, release);
        if (found !== undefined) facts.set(keyOf(release), found);
      };
      await Promise.all(unknown.map(ask));
    });
  }
  return { find: (release) => facts.get(keyOf(release)) };
}

function keyOf({ name, version, sha256 = '' }: Omit<LockedRelease, 'forgeUrl'>): string {
  return `${name} ${version} ${sha256}`;
}

async function readLocalFacts(
  { sha256, ...release }: LockedRelease,
  places: LocalPlaces,
): Promise<ReleaseFacts | undefined> {
  if (sha256 === undefined) return undefined;
  const bytes = await readLocalArchive({ ...release, sha256 }, places);
  if (bytes === undefined) return undefined;
  try {
    return parseReleaseFacts(await readArchiveMetadata(bytes));
  } catch (error) {
    // Whoever installs it will be told.
    if (error instanceof PupfileError) return undefined;
    throw error;
  }
}

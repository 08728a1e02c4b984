import { readArchiveMetadata } from '../archive/read-archive.ts';
import type { ForgeAnswer } from '../lockfile/compare-forge.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { LockfileComparison, PlacedModule } from '../lockfile/lockfile-comparison.ts';
import type { ModuleName } from '../model/module-name.ts';
import { type LocalArchive, type LocalPlaces, readLocalArchive } from './read-local-archive.ts';

/**
 * The licences of locked modules: out of the locked archive where it is on this machine, else as the
 * Forge tells that of the locked release. Nothing is fetched.
 */
export async function knownLicences(
  { modules, lockfile }: LockfileComparison,
  {
    places,
    answers,
  }: {
    readonly places: LocalPlaces;
    readonly answers: ReadonlyMap<PlacedModule, ForgeAnswer>;
  },
): Promise<ReadonlyMap<ModuleName, string>> {
  const licences = new Map<ModuleName, string>();
  // One after the other: each archive is some megabytes, and only its beginning is wanted.
  for (const module of modules) {
    const { name, version } = module;
    const archive = lockedArchive(module, lockfile);
    const release = answers.get(module)?.releases?.find((one) => one.version.text === version);
    const licence = (archive && (await archivedLicence(archive, places))) ?? release?.licence;
    if (licence !== undefined) licences.set(name, licence);
  }
  return licences;
}

/** Undefined where the lock has no checksum of that version. */
function lockedArchive(
  { name, version, source }: PlacedModule,
  { checksums }: Lockfile,
): LocalArchive | undefined {
  const locked = checksums.get(name);
  if (locked?.version !== version) return undefined;
  const forgeUrl = source.kind === 'forge' ? source.remote : undefined;
  return { name, version, sha256: locked.sha256, forgeUrl };
}

/** An archive that cannot be read tells nothing: whoever installs it hears why. */
async function archivedLicence(
  archive: LocalArchive,
  places: LocalPlaces,
): Promise<string | undefined> {
  const bytes = await readLocalArchive(archive, places);
  if (bytes === undefined) return undefined;
  try {
    const { license } = await readArchiveMetadata(bytes);
    return typeof license === 'string' ? license : undefined;
  } catch {
    return undefined;
  }
}

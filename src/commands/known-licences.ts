import { readArchiveMetadata } from '../archive/read-archive.ts';
import type { ForgeAnswer } from '../lockfile/compare-forge.ts';
import type { LockfileComparison, PlacedModule } from '../lockfile/lockfile-comparison.ts';
import type { ModuleName } from '../model/module-name.ts';
import { readArchiveFromStore } from '../store/archive-store.ts';

/**
 * The licences of locked modules: out of the locked archive where the store has it, else as the
 * Forge tells that of the locked release. Nothing is fetched.
 */
export async function knownLicences(
  { modules, lockfile }: LockfileComparison,
  {
    cacheDirectory,
    answers,
  }: {
    readonly cacheDirectory: string | undefined;
    readonly answers: ReadonlyMap<PlacedModule, ForgeAnswer>;
  },
): Promise<ReadonlyMap<ModuleName, string>> {
  const licences = new Map<ModuleName, string>();
  // One after the other: each archive is some megabytes, and only its beginning is wanted.
  for (const module of modules) {
    const { name, version } = module;
    const locked = lockfile.checksums.get(name);
    const sha256 = locked?.version === version ? locked.sha256 : undefined;
    const release = answers.get(module)?.releases?.find((one) => one.version.text === version);
    const licence = (await storedLicence(cacheDirectory, sha256)) ?? release?.licence;
    if (licence !== undefined) licences.set(name, licence);
  }
  return licences;
}

/** An archive that cannot be read tells nothing: whoever installs it hears why. */
async function storedLicence(
  cacheDirectory: string | undefined,
  sha256: string | undefined,
): Promise<string | undefined> {
  if (cacheDirectory === undefined || sha256 === undefined) return undefined;
  const bytes = await readArchiveFromStore(cacheDirectory, sha256);
  if (bytes === undefined) return undefined;
  try {
    const { license } = readArchiveMetadata(bytes);
    return typeof license === 'string' ? license : undefined;
  } catch {
    return undefined;
  }
}

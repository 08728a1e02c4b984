import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { Project } from './open-project.ts';

/**
 * Refuses a lock that has checksums and lacks some: nothing that writes locks leaves them out one by
 * one, so somebody took them away, or changed a version by hand. A lock without any is one of
 * librarian-puppet's. Throws CHECKSUM_MISSING.
 */
export function holdChecksums({
  lockfile,
  lockfileName,
}: Pick<Project, 'lockfile' | 'lockfileName'>): void {
  const missing = lockfile === undefined ? [] : findUnproved(lockfile);
  if (missing.length === 0) return;
  throw new PupfileError(
    'CHECKSUM_MISSING',
    `\`${lockfileName}\` has no checksum for ${missing.join(', ')}, and has them for others`,
    { hint: 'see who changed the lock; `pupfile lock` asks the Forge and writes it down again' },
  );
}

function findUnproved({ sources, checksums }: Lockfile): readonly string[] {
  if (checksums.size === 0) return [];
  const archived = sources.filter(({ kind }) => kind !== 'git');
  return archived
    .flatMap(({ modules }) => modules)
    .filter(({ name, version }) => checksums.get(name)?.version !== version)
    .map(({ spelledName, version }) => `${spelledName} ${version}`);
}

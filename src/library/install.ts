import { install as installProject } from '../commands/install.ts';
import { describeInstall } from '../results/describe-install.ts';
import type { InstallResult } from '../results/install-result.ts';
import { createReport } from './create-report.ts';
import { endWithSignal } from './end-with-signal.ts';
import type { InstallOptions } from './project-options.ts';
import { readOptions } from './read-options.ts';

/**
 * Brings the modules directory of a project to what its Puppetfile says: resolves where the lock is not
 * current, fetches and verifies what is missing, lays out what changed, and writes the lock last. Where it
 * rejects, the modules directory and the lock are as they were.
 *
 *     const { modules, written } = await install({
 *       directory: '.',
 *       env: process.env,
 *       cacheDir: defaultCacheDirectory(process.env),
 *       signal: AbortSignal.timeout(120_000),
 *     });
 *
 * @throws PupfileError what `resolve` throws; LOCKFILE_OUTDATED for a frozen lock that is not current;
 *   CHECKSUM_MISMATCH, CHECKSUM_MISSING and ARCHIVE_INVALID for an archive that is not to be trusted;
 *   MODULES_BUSY where another run does not end within a minute; FILE_SYSTEM
 */
export async function install(options: InstallOptions): Promise<InstallResult> {
  return endWithSignal(options.signal, async () => {
    const report = createReport(options.onProgress);
    return describeInstall(await installProject(readOptions(options), report));
  });
}

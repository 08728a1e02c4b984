import { lockProject } from '../commands/lock.ts';
import { openProject } from '../commands/open-project.ts';
import { findUnlocked } from '../commands/update.ts';
import { describeLock } from '../results/describe-lock.ts';
import type { LockResult } from '../results/lock-result.ts';
import { createReport } from './create-report.ts';
import { endWithSignal } from './end-with-signal.ts';
import type { LockOptions } from './project-options.ts';
import { readOptions } from './read-options.ts';

/**
 * Resolves a project and writes its lock, whole or not at all; what is locked stays where it can, but for
 * what is to be updated.
 *
 *     const { changes } = await lock({ directory: '.', update: ['puppetlabs-stdlib'] });
 *
 * @throws PupfileError what `resolve` throws, and FILE_SYSTEM where the lock cannot be written
 */
export async function lock(options: LockOptions): Promise<LockResult> {
  const { signal, update = [] } = options;
  return endWithSignal(signal, async () => {
    const settings = readOptions(options);
    const report = createReport(options.onProgress);
    const project = await openProject(settings, report);
    const unlocked = findUnlocked(project, update, report);
    return describeLock(await lockProject(settings, report, project, unlocked));
  });
}

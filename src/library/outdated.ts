import { outdated as findOutdated } from '../commands/outdated.ts';
import { describeOutdated } from '../results/describe-outdated.ts';
import type { OutdatedResult } from '../results/outdated-result.ts';
import { createReport } from './create-report.ts';
import { endWithSignal } from './end-with-signal.ts';
import type { LockOptions } from './project-options.ts';
import { readOptions } from './read-options.ts';

/**
 * Tells which locked modules are behind their newest releases, and who holds them back.
 *
 *     const { modules } = await outdated({ directory: '.' });
 *     modules.map(({ name, locked, latest }) => `${name} ${locked} of ${latest}`);
 *
 * @throws PupfileError LOCKFILE_MISSING, and what `resolve` throws
 */
export async function outdated(options: Omit<LockOptions, 'update'>): Promise<OutdatedResult> {
  return endWithSignal(options.signal, async () => {
    const report = createReport(options.onProgress);
    return describeOutdated(await findOutdated(readOptions(options), report));
  });
}

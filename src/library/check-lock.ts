import { check } from '../commands/check.ts';
import type { CheckResult } from '../results/check-result.ts';
import { describeCheck } from '../results/describe-check.ts';
import { createReport } from './create-report.ts';
import type { ProjectOptions } from './project-options.ts';
import { readOptions } from './read-options.ts';

/**
 * Holds the lock of a project against its Puppetfile, without network and without writing anything.
 *
 *     const { isCurrent, differences } = await checkLock({ directory: '.' });
 *
 * A lock that is missing or damaged is a difference and no error.
 *
 * @throws PupfileError what `readPuppetfile` throws
 */
export async function checkLock(options: ProjectOptions): Promise<CheckResult> {
  return describeCheck(await check(readOptions(options), createReport(options.onProgress)));
}

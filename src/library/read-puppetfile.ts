import { readProjectPuppetfile } from '../commands/read-declarations.ts';
import { describePuppetfile } from '../results/describe-puppetfile.ts';
import type { PuppetfileResult } from '../results/puppetfile-result.ts';
import { createReport } from './create-report.ts';
import type { ProjectOptions } from './project-options.ts';
import { readOptions } from './read-options.ts';

/**
 * Reads the Puppetfile of a project, or the metadata.json that stands in for one; what of the project's
 * files and of `env` it asks for, it sees.
 *
 *     const { forge, declarations } = await readPuppetfile({ directory: '.' });
 *
 * @throws PupfileError PUPPETFILE_NOT_FOUND, PUPPETFILE_UNREADABLE, and what `parsePuppetfile` throws
 */
export async function readPuppetfile(options: ProjectOptions): Promise<PuppetfileResult> {
  const report = createReport(options.onProgress);
  return describePuppetfile(await readProjectPuppetfile(readOptions(options), report));
}

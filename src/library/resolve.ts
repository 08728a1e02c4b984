import { openGivenProject } from '../commands/open-given-project.ts';
import { resolve as resolveProject } from '../commands/resolve.ts';
import { findUnlocked } from '../commands/update.ts';
import { describeResolution } from '../results/describe-resolution.ts';
import type { ResolutionResult } from '../results/resolution-result.ts';
import { createReport } from './create-report.ts';
import { endWithSignal } from './end-with-signal.ts';
import type { ResolveOptions } from './project-options.ts';
import { readOptions } from './read-options.ts';

/**
 * Chooses the releases of a project's modules, and writes nothing: what the lock has stays where it can.
 * Texts may take the place of the project's files, so that an edit can be tried before it is made.
 *
 *     const { modules } = await resolve({
 *       directory: '.',
 *       puppetfileText: "mod 'puppetlabs-apache', '~> 12.0'",
 *     });
 *
 * The Forges are asked even where the lock is current. Modules that are no releases of a Forge are
 * fetched, into the cache directory where there is one.
 *
 * @throws PupfileError VERSION_CONFLICT, VERSION_NOT_FOUND, MODULE_NOT_FOUND and DIRECTORY_CONFLICT with
 *   the reason in words, FORGE_UNREACHABLE and the other errors of the network, USAGE for an option that
 *   cannot be used, and what `readPuppetfile` and `parseLockfile` throw; the reason of `signal`
 */
export async function resolve(options: ResolveOptions): Promise<ResolutionResult> {
  const { signal, update = [], puppetfileText, lockfileText } = options;
  return endWithSignal(signal, async () => {
    const settings = readOptions(options);
    const report = createReport(options.onProgress);
    const texts = { puppetfile: puppetfileText, lockfile: lockfileText };
    const project = await openGivenProject(texts, settings, report);
    const unlocked = findUnlocked(project, update, report);
    return describeResolution(await resolveProject(project, { settings, report, unlocked }));
  });
}

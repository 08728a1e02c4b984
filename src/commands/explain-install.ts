import { explainLeftOut, type LeftOutGroup } from '../layout/left-out-reason.ts';
import { gatherModules } from './gather-modules.ts';
import { type InstallResult, install } from './install.ts';
import { openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/** What was left out of one module. */
export interface ExplainedModule {
  readonly name: string;
  readonly version: string;
  /** The largest first. */
  readonly leftOut: readonly LeftOutGroup[];
}

export interface ExplainedInstall {
  readonly result: InstallResult;
  /** Every module that something was left out of, by name. */
  readonly explained: readonly ExplainedModule[];
}

/**
 * Installs, and then tells what was left out of each module and why. The modules directory does not
 * have what was left out: all archives are read once more, from the store or where they come from.
 *
 * Throws what `install` throws, and once everything is installed, what reading the archives throws.
 */
export async function explainInstall(
  settings: Settings,
  report: Report,
): Promise<ExplainedInstall> {
  const result = await install(settings, report);
  // Its warnings and its progress have been told by now.
  const silent: Report = () => {};
  const project = await openLockedProject(settings, silent);
  const modules = await gatherModules(project, settings, silent);
  return {
    result,
    explained: modules
      .map(({ name, version, ...module }) => ({ name, version, leftOut: explainLeftOut(module) }))
      .filter(({ leftOut }) => leftOut.length > 0),
  };
}

import { existsSync } from 'node:fs';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { Project } from './open-project.ts';
import type { Settings } from './settings.ts';
import { basisOf } from './settled-project.ts';

export interface BasisOptions {
  readonly project: Project;
  readonly settings: Settings;
  readonly lockfile: Lockfile;
  /** As it is written. */
  readonly lockfileText: string;
}

/**
 * What the modules of a project follow from, as `countCurrent` will know it; undefined where that is more
 * than the texts of its Puppetfile and its lock, or there is something to tell of them at each run.
 */
export function findBasis({
  project,
  settings,
  lockfile,
  lockfileText,
}: BasisOptions): string | undefined {
  const { puppetfileText } = project;
  const isAll = isOrdinary(settings) && isSelfContained(project) && lockfile.overrides.length === 0;
  return isAll && puppetfileText !== undefined ? basisOf(puppetfileText, lockfileText) : undefined;
}

/** Whether what is installed is what somebody gets who gives no options. */
function isOrdinary(settings: Settings): boolean {
  const { forgeUrl, platform, environmentName, content, keeps = [] } = settings;
  const { overridesPins, ignoresDependencies, allowsUnverified } = settings;
  const named = [forgeUrl, environmentName, platform.puppet, platform.pe];
  return (
    named.every((value) => value === undefined) &&
    !(overridesPins || ignoresDependencies || allowsUnverified) &&
    content === 'runtime' &&
    keeps.length === 0
  );
}

/** Whether its directory has no say in it, nor any other file, branch or variable. */
function isSelfContained({ paths, puppetfile }: Project): boolean {
  const { declarations, warnings, modulesDirectory, dependsOnMore = false } = puppetfile;
  return (
    !existsSync(paths.metadata) &&
    !dependsOnMore &&
    // Wherever they are put now: the next run looks where they are by themselves.
    modulesDirectory === undefined &&
    warnings.length === 0 &&
    declarations.every(
      ({ source, installPath }) => source.kind === 'forge' && installPath === undefined,
    )
  );
}

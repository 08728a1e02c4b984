import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { type LocatedModules, locateModules } from './locate-modules.ts';
import { findLockedSupply } from './locked-supplies.ts';
import type { ModuleSupply } from './module-supply.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Unlocked } from './resolve-project.ts';
import type { Settings } from './settings.ts';

/** Finds a project's modules that come from no Forge; what is locked stays, but for `unlocked`. */
export function locateProjectModules(
  { puppetfile, lockfile, paths }: Pick<Project, 'puppetfile' | 'lockfile' | 'paths'>,
  {
    settings,
    supply,
    report,
    unlocked,
  }: {
    readonly settings: Settings;
    readonly supply: ModuleSupply;
    readonly report: Report;
    readonly unlocked: Unlocked;
  },
): Promise<LocatedModules> {
  const mayStay = ({ name }: ModuleDeclaration) =>
    unlocked !== 'all' && !unlocked.includes(lockfile?.names?.get(name) ?? name);
  return locateModules({
    puppetfile,
    projectDirectory: paths.directory,
    supply,
    report,
    followsNested: !settings.ignoresDependencies,
    lockedSupply: (declaration) =>
      lockfile !== undefined && mayStay(declaration)
        ? findLockedSupply(declaration, lockfile)
        : undefined,
  });
}

import type { ModuleName } from '../../src/model/module-name.ts';
import { type DebianModule, readDebianModules } from './debian-modules.ts';
import { findInstallable } from './installable-modules.ts';

/**
 * Modules that Debian has newer or older than many of its other modules admit: it packages one
 * version of each and has long stopped minding the ranges. A Puppetfile that declares all of them
 * has to exclude these as dependencies, as people do in practice.
 */
export const excludedModules: ReadonlySet<ModuleName> = new Set(
  [
    'puppet-archive',
    'puppetlabs-apt',
    'puppetlabs-concat',
    'puppetlabs-firewall',
    'puppetlabs-inifile',
    'puppetlabs-stdlib',
    'puppetlabs-translate',
    'puppetlabs-vcsrepo',
  ].map((name) => name as ModuleName),
);

/** What a Puppetfile of packaged modules says. */
export interface DebianPuppetfile {
  readonly roots: readonly DebianModule[];
  readonly exclusions: ReadonlySet<ModuleName>;
}

/** The modules whose own ranges Debian's versions satisfy; nothing is excluded. */
export function strictPuppetfile(): DebianPuppetfile {
  const { installable } = findInstallable(readDebianModules().modules);
  return { roots: installable, exclusions: new Set() };
}

/** Every module that can be installed where dependencies on `excludedModules` don't count. */
export function completePuppetfile(): DebianPuppetfile {
  const { installable } = findInstallable(readDebianModules().modules, excludedModules);
  return { roots: installable, exclusions: excludedModules };
}

/** The Puppetfile's text; no module has a version, so that the resolver has to find it. */
export function renderPuppetfile(
  { roots, exclusions }: DebianPuppetfile,
  forgeUrl: string,
): string {
  const lines = [
    `forge '${forgeUrl}'`,
    ...[...exclusions].map((name) => `exclusion '${name}'`),
    ...roots.map(({ name }) => `mod '${name}'`),
  ];
  return `${lines.join('\n')}\n`;
}

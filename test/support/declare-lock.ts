import type { LockedDependency, Lockfile } from '../../src/lockfile/lockfile.ts';
import { moduleName } from './declare-modules.ts';

/** What locked modules require, by their names; each is `acme-base >= 1.0.0`. */
export type LockedRequirements = Readonly<Record<string, readonly string[]>>;

/** The lock of modules, each `acme-web 1.0.0`, for declarations, each `acme-web >= 1.0.0`. */
export function lockOf(
  modules: readonly string[],
  requirements: LockedRequirements = {},
  declared: readonly string[] = [],
): Lockfile {
  const locked = modules.map((text) => {
    const [spelledName = '', version = ''] = text.split(' ');
    const dependencies = (requirements[spelledName] ?? []).map(requirementOf);
    return { name: moduleName(spelledName), spelledName, version, dependencies };
  });
  return {
    sources: [{ kind: 'forge', remote: 'https://forge.example', modules: locked }],
    dependencies: declared.map(requirementOf),
    exclusions: [],
    checksums: new Map(),
    overrides: [],
    platform: {},
  };
}

function requirementOf(text: string): LockedDependency {
  const [spelledName = '', ...requirement] = text.split(' ');
  return {
    name: moduleName(spelledName),
    spelledName,
    requirement: requirement.join(' ') || '>= 0',
  };
}

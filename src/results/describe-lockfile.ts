import { redactUrls } from '../errors/redact.ts';
import type {
  LockedSource as InnerSource,
  LockedDependency,
  Lockfile,
} from '../lockfile/lockfile.ts';
import type { DependencyResult } from './check-result.ts';
import { describeOverride } from './describe-check.ts';
import type { LockedModule, LockedSource, LockfileResult } from './lockfile-result.ts';

/** A lock for programs. */
export function describeLockfile(lockfile: Lockfile): LockfileResult {
  const { dependencies, exclusions, overrides, platform } = lockfile;
  return {
    modules: describeModules(lockfile),
    declarations: dependencies.map(describeDependency),
    exclusions: [...exclusions],
    overrides: overrides.map(describeOverride),
    puppet: platform.puppet ?? null,
    pe: platform.pe ?? null,
  };
}

/** What is locked, in the order of the lock. */
export function describeModules({ sources, checksums }: Lockfile): readonly LockedModule[] {
  return sources.flatMap((source) =>
    source.modules.map(({ name, spelledName, version, dependencies }) => ({
      name: spelledName,
      version,
      source: describeSource(source),
      sha256: checksums.get(name)?.sha256 ?? null,
      dependencies: dependencies.map(describeDependency),
    })),
  );
}

function describeDependency({ spelledName, requirement }: LockedDependency): DependencyResult {
  return { name: spelledName, requirement };
}

function describeSource(source: InnerSource): LockedSource {
  const { modules: _modules, ...place } = source;
  return { ...place, remote: redactUrls(place.remote) };
}

import type { LockResult as Locked } from '../commands/lock.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { StepBack } from '../model/resolution.ts';
import type { LockResult, ModuleVersion, StepBackResult } from './lock-result.ts';

/** What `lock` did, for programs. */
export function describeLock({
  name,
  lockfile,
  isWritten,
  changes,
  stepBacks,
}: Locked): LockResult {
  return {
    lockfile: { name, isWritten },
    modules: moduleVersions(lockfile),
    changes,
    stepBacks: stepBacks.map(describeStepBack),
  };
}

/** Everything that is locked, in the lock's own spelling. */
export function moduleVersions({ sources }: Lockfile): readonly ModuleVersion[] {
  return sources.flatMap(({ modules }) =>
    modules.map(({ spelledName: name, version }) => ({ name, version })),
  );
}

/** A module that is far behind, for programs. */
export function describeStepBack({ release, newest, heldBackBy }: StepBack): StepBackResult {
  return {
    name: release.name,
    version: release.version.text,
    newest: newest.version.text,
    heldBackBy,
  };
}

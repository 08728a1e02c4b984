import type { LockedModule, Lockfile } from '../lockfile/lockfile.ts';
import { compareLockedVersions, type VersionChange } from '../lockfile/version-change.ts';
import type { ModuleName } from '../model/module-name.ts';

/** One module that stands otherwise in a lock than in the one before. */
export interface LockChange {
  readonly kind: VersionChange;
  readonly name: ModuleName;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Why it could not stay as it was, in words. */
  readonly reason?: string;
}

/** What a new lock changes, by name; `before` is undefined where there was no lock. */
export function lockChanges(
  before: Lockfile | undefined,
  after: Lockfile,
  reasons: ReadonlyMap<ModuleName, string> = new Map(),
): readonly LockChange[] {
  const old = versionsOf(before);
  const now = versionsOf(after);
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names
    .flatMap((name) => changeOf(name, old.get(name), now.get(name)))
    .map((change) => {
      const reason = reasons.get(change.name);
      return reason === undefined ? change : { ...change, reason };
    });
}

function versionsOf(lockfile: Lockfile | undefined): Map<ModuleName, string> {
  const modules: LockedModule[] = lockfile?.sources.flatMap((source) => source.modules) ?? [];
  return new Map(modules.map(({ name, version }) => [name, version]));
}

function changeOf(
  name: ModuleName,
  from: string | undefined,
  to: string | undefined,
): LockChange[] {
  const kind = compareLockedVersions(from, to);
  return kind === undefined ? [] : [{ kind, name, from, to }];
}

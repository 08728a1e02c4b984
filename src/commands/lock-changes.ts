import type { LockedSource, Lockfile } from '../lockfile/lockfile.ts';
import { compareLockedVersions, type VersionChange } from '../lockfile/version-change.ts';
import type { ModuleName } from '../model/module-name.ts';

/** One module that stands otherwise in a lock than in the one before. */
export interface LockChange {
  /** `moved` where the version stayed and what it holds is another commit, or other files. */
  readonly kind: VersionChange | 'moved';
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
  const old = statesOf(before);
  const now = statesOf(after);
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names
    .flatMap((name) => changeOf(name, old.get(name), now.get(name)))
    .map((change) => {
      const reason = reasons.get(change.name);
      return reason === undefined ? change : { ...change, reason };
    });
}

interface LockedState {
  readonly version: string;
  /** What tells what it holds apart, in as many digits as people read; undefined for a release. */
  readonly contents: string | undefined;
}

function statesOf(lockfile: Lockfile | undefined): Map<ModuleName, LockedState> {
  return new Map(
    lockfile?.sources.flatMap((source) =>
      source.modules.map(
        ({ name, version }) =>
          [name, { version, contents: contentsOf(name, source, lockfile) }] as const,
      ),
    ),
  );
}

const shownDigits = 10;

function contentsOf(
  name: ModuleName,
  source: LockedSource,
  { checksums }: Lockfile,
): string | undefined {
  if (source.kind === 'forge') return undefined;
  const whole = source.kind === 'git' ? source.sha : checksums.get(name)?.sha256;
  return whole?.slice(0, shownDigits);
}

function changeOf(
  name: ModuleName,
  from: LockedState | undefined,
  to: LockedState | undefined,
): LockChange[] {
  const kind = compareLockedVersions(from?.version, to?.version);
  if (kind !== undefined) return [{ kind, name, from: from?.version, to: to?.version }];
  if (from?.contents === to?.contents) return [];
  return [{ kind: 'moved', name, from: describe(from), to: describe(to) }];
}

function describe(state: LockedState | undefined): string | undefined {
  if (state?.contents === undefined) return state?.version;
  return `${state.version} (${state.contents})`;
}

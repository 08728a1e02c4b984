import { redactUrls } from '../errors/redact.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import type { ModuleName } from '../model/module-name.ts';
import { describeLockedSource } from './compare-source.ts';
import { isSameRequirement } from './locked-requirement.ts';
import type { LockedChecksum, LockedModule, LockedSource, Lockfile } from './lockfile.ts';
import { compareLockedVersions, type VersionChange } from './version-change.ts';

/** How one module stands in a new lock and in an old one. */
export interface ModuleDiff {
  /**
   * Beside the changes of its version, at the same version:
   *
   * - `replaced`: from another place, or with another checksum, or with none any more
   * - `moved`: at another commit or ref of the same git repository
   * - `edited`: nothing but what it requires, or that it has a checksum now
   */
  readonly kind: VersionChange | 'replaced' | 'moved' | 'edited';
  readonly name: ModuleName;
  readonly spelledName: string;
  /** Undefined where the module is not locked. */
  readonly before: LockedState | undefined;
  readonly after: LockedState | undefined;
}

/** All that a lock says of one module. */
export interface LockedState {
  readonly version: string;
  /** Where it comes from, in words. */
  readonly source: string;
  /** The same without git's ref, which may move from one to another. */
  readonly place: string;
  /** The Forge that it comes from, if it comes from one. */
  readonly forgeUrl: string | undefined;
  /** Of git. */
  readonly ref: string | undefined;
  readonly commit: string | undefined;
  readonly sha256: string | undefined;
  readonly isDeclared: boolean;
  /** The locked modules that require it, each `acme-web 1.0.0`, by name. */
  readonly requiredBy: readonly string[];
  readonly dependencies: readonly string[];
}

/** The modules that differ, by name. */
export function diffModules(before: Lockfile, after: Lockfile): readonly ModuleDiff[] {
  const [old, now] = [indexModules(before), indexModules(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return names.flatMap((name) => {
    const [left, right] = [old.get(name), now.get(name)];
    const kind = kindOf(left?.state, right?.state);
    const spelledName = right?.spelledName ?? left?.spelledName ?? name;
    return kind === undefined
      ? []
      : [{ kind, name, spelledName, before: left?.state, after: right?.state }];
  });
}

interface IndexedModule {
  readonly spelledName: string;
  readonly state: LockedState;
}

function indexModules(lockfile: Lockfile): ReadonlyMap<ModuleName, IndexedModule> {
  const declared = new Set(lockfile.dependencies.map(({ name }) => name));
  const requirers = indexRequirers(lockfile);
  return new Map(
    lockfile.sources.flatMap((source) =>
      source.modules.map((module) => {
        const { name, spelledName, version, dependencies } = module;
        const state: LockedState = {
          version,
          source: describeLockedSource(source),
          place: placeOf(source),
          forgeUrl: source.kind === 'forge' ? source.remote : undefined,
          ref: source.kind === 'git' ? source.ref : undefined,
          commit: source.kind === 'git' ? source.sha : undefined,
          sha256: checksumOf(module, lockfile.checksums.get(name)),
          isDeclared: declared.has(name),
          requiredBy: requirers.get(name)?.toSorted() ?? [],
          dependencies: dependencies.map((one) => `${one.spelledName} ${one.requirement}`),
        };
        return [name, { spelledName, state }] as const;
      }),
    ),
  );
}

function indexRequirers({ sources }: Lockfile): ReadonlyMap<ModuleName, string[]> {
  const requirers = new Map<ModuleName, string[]>();
  for (const { spelledName, version, dependencies } of sources.flatMap(({ modules }) => modules)) {
    for (const name of new Set(dependencies.map((dependency) => dependency.name))) {
      const known = requirers.get(name) ?? [];
      requirers.set(name, [...known, `${spelledName} ${version}`]);
    }
  }
  return requirers;
}

function placeOf(source: LockedSource): string {
  switch (source.kind) {
    case 'forge':
      return normalizeForgeUrl(redactUrls(source.remote));
    case 'git':
      return describeLockedSource({ ...source, ref: '' });
    default:
      return describeLockedSource(source);
  }
}

/** The checksum of another version says nothing of this one. */
function checksumOf(
  { version }: LockedModule,
  checksum: LockedChecksum | undefined,
): string | undefined {
  return checksum?.version === version ? checksum.sha256 : undefined;
}

function kindOf(
  before: LockedState | undefined,
  after: LockedState | undefined,
): ModuleDiff['kind'] | undefined {
  const change = compareLockedVersions(before?.version, after?.version);
  if (change !== undefined || before === undefined || after === undefined) return change;
  if (before.place !== after.place || isOtherArchive(before, after)) return 'replaced';
  if (before.ref !== after.ref || before.commit !== after.commit) return 'moved';
  const isEdited = before.sha256 !== after.sha256 || !isSameDependencies(before, after);
  return isEdited ? 'edited' : undefined;
}

/** That a checksum was added says nothing against the archive; that it went away might. */
function isOtherArchive(before: LockedState, after: LockedState): boolean {
  return before.sha256 !== undefined && before.sha256 !== after.sha256;
}

function isSameDependencies(before: LockedState, after: LockedState): boolean {
  const [left, right] = [before, after].map(({ dependencies }) => dependencies.toSorted());
  return (
    left?.length === right?.length &&
    (left ?? []).every((text, index) => isSameDependency(text, right?.[index] ?? ''))
  );
}

function isSameDependency(left: string, right: string): boolean {
  const [[name, ...range], [otherName, ...otherRange]] = [left.split(' '), right.split(' ')];
  return name === otherName && isSameRequirement(range.join(' '), otherRange.join(' '));
}

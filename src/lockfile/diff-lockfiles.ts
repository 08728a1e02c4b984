import type { ModuleName } from '../model/module-name.ts';
import { diffModules, type ModuleDiff } from './diff-modules.ts';
import { isSameRequirement } from './locked-requirement.ts';
import type { LockedDependency, Lockfile } from './lockfile.ts';

/** How one lock differs from another. */
export interface LockfileDiff {
  /** By name. */
  readonly modules: readonly ModuleDiff[];
  /** What the locks were asked for, as far as it differs. */
  readonly wishes: readonly WishDiff[];
}

/** One wish of the project that only one of two locks was written for, or each in another form. */
export interface WishDiff {
  readonly kind: 'declaration' | 'exclusion' | 'override' | 'platform';
  /** The module; for a platform `puppet` or `pe`. */
  readonly name: string;
  /** Of an override: whose requirement is not met. */
  readonly dependency?: string;
  /** The requirement or version; empty for an exclusion, undefined where there is no such wish. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What the new lock has otherwise than the old one. */
export function diffLockfiles(before: Lockfile, after: Lockfile): LockfileDiff {
  return { modules: diffModules(before, after), wishes: diffWishes(before, after) };
}

interface Wish {
  readonly kind: WishDiff['kind'];
  readonly name: string;
  readonly dependency?: string;
  readonly value: string;
}

function diffWishes(before: Lockfile, after: Lockfile): readonly WishDiff[] {
  const [old, now] = [indexWishes(before), indexWishes(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return keys.flatMap((key) => compareWishes(old.get(key), now.get(key)));
}

/** By a key that brings them into the order in which they are told. */
function indexWishes(lockfile: Lockfile): ReadonlyMap<string, Wish> {
  const { dependencies, exclusions, overrides, platform } = lockfile;
  const ranges = rangesByName(dependencies);
  return new Map<string, Wish>([
    ...[...ranges].map(([name, { spelledName, requirement }]) =>
      entry(`1 ${name}`, { kind: 'declaration', name: spelledName, value: requirement }),
    ),
    ...exclusions.map((name) => entry(`2 ${name}`, { kind: 'exclusion', name, value: '' })),
    ...overrides.map(({ name, spelledName, dependency }) =>
      entry(`3 ${name} ${dependency.name}`, {
        kind: 'override',
        name: spelledName,
        dependency: dependency.spelledName,
        value: dependency.requirement,
      }),
    ),
    ...(['puppet', 'pe'] as const).flatMap((name) => {
      const value = platform[name];
      return value === undefined ? [] : [entry(`4 ${name}`, { kind: 'platform', name, value })];
    }),
  ]);
}

function entry(key: string, wish: Wish): readonly [string, Wish] {
  return [key, wish];
}

/** A lock of librarian-puppet may have a dependency more than once; all of its ranges hold. */
function rangesByName(
  dependencies: readonly LockedDependency[],
): ReadonlyMap<ModuleName, LockedDependency> {
  const ranges = new Map<ModuleName, LockedDependency>();
  for (const one of dependencies) {
    const earlier = ranges.get(one.name);
    const requirement =
      earlier === undefined ? one.requirement : `${earlier.requirement}, ${one.requirement}`;
    ranges.set(one.name, { ...one, requirement });
  }
  return ranges;
}

function compareWishes(before: Wish | undefined, after: Wish | undefined): readonly WishDiff[] {
  const wish = after ?? before;
  if (wish === undefined || isSameWish(before, after)) return [];
  const { kind, name, dependency } = wish;
  return [
    {
      kind,
      name,
      ...(dependency === undefined ? {} : { dependency }),
      from: before?.value,
      to: after?.value,
    },
  ];
}

function isSameWish(before: Wish | undefined, after: Wish | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return before.value === after.value || isSameRequirement(before.value, after.value);
}

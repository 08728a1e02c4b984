import { PupfileError } from '../errors/pupfile-error.ts';
import { diffLockfiles, type LockfileDiff } from '../lockfile/diff-lockfiles.ts';
import type { LockedState, ModuleDiff } from '../lockfile/diff-modules.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ReleaseFacts } from '../sources/release-facts.ts';
import { type FactsLookup, lookUpFacts } from './look-up-facts.ts';
import type { Report } from './progress.ts';
import { type LockSide, readLockSide } from './read-lock-side.ts';
import type { Settings } from './settings.ts';

/** What `pupfile diff` compares, and how. */
export interface DiffOptions {
  /** `HEAD` by default. */
  readonly before: string | undefined;
  /** The project's lock as it lies there by default. */
  readonly after: string | undefined;
  /** Ask the Forge for what the store does not know. */
  readonly isOnline: boolean;
}

/** How two locks differ, and what is known of the releases in question. */
export interface DiffResult extends LockfileDiff {
  /** The names of both sides. */
  readonly before: string;
  readonly after: string;
  readonly facts: ReadonlyMap<ModuleName, ModuleFacts>;
  /** How many modules there are of which some facts are not known. */
  readonly unknownFacts: number;
}

/** What is known of a module's release on either side. */
export interface ModuleFacts {
  readonly before: ReleaseFacts | undefined;
  readonly after: ReleaseFacts | undefined;
}

/**
 * Compares two locks without writing anything.
 *
 * Throws what reading either of them throws, and LOCKFILE_MISSING where neither is there. With
 * `isOnline` also what asking a Forge throws.
 */
export async function diff(
  settings: Settings,
  report: Report,
  { before = 'HEAD', after, isOnline }: DiffOptions,
): Promise<DiffResult> {
  const [left, right] = [await readLockSide(before, settings), await readLockSide(after, settings)];
  const [old, now] = [lockOf(left, report), lockOf(right, report)];
  if (old === undefined && now === undefined) {
    const message = `Neither ${left.name} nor ${right.name} has a lock`;
    throw new PupfileError('LOCKFILE_MISSING', message);
  }
  const found = diffLockfiles(old ?? nothing, now ?? nothing);
  const lookup = await lookUpFacts(releasesOf(found.modules), { settings, report, isOnline });
  return {
    ...found,
    before: left.name,
    after: right.name,
    facts: new Map(found.modules.map((module) => [module.name, factsOf(module, lookup)])),
    unknownFacts: found.modules.filter((module) => !isKnown(module, lookup)).length,
  };
}

const nothing: Lockfile = {
  sources: [],
  dependencies: [],
  exclusions: [],
  checksums: new Map(),
  overrides: [],
  platform: {},
};

/** A merge request may be the one that brings the lock. */
function lockOf({ name, lockfile }: LockSide, report: Report): Lockfile | undefined {
  if (lockfile === undefined) {
    report({
      kind: 'warning',
      message: `${name} has no lock: everything is compared with nothing`,
    });
  }
  return lockfile;
}

/** A removed module concerns nobody any more; who comes from elsewhere than a Forge has no release. */
function releasesOf(modules: readonly ModuleDiff[]) {
  return modules
    .filter(({ after }) => after !== undefined)
    .flatMap(({ name, before, after }) =>
      [before, after].flatMap((state) =>
        state?.forgeUrl === undefined ? [] : [{ ...state, name, forgeUrl: state.forgeUrl }],
      ),
    );
}

function factsOf({ name, before, after }: ModuleDiff, lookup: FactsLookup): ModuleFacts {
  const find = (state: LockedState | undefined) => state && lookup.find({ ...state, name });
  return { before: find(before), after: find(after) };
}

function isKnown(module: ModuleDiff, lookup: FactsLookup): boolean {
  return releasesOf([module]).every((release) => lookup.find(release) !== undefined);
}

import { isOutdated, type OutdatedModule as Outdated } from '../commands/outdated.ts';
import type { Deprecation } from '../model/deprecation.ts';
import type { DeprecationResult, OutdatedModule, OutdatedResult } from './outdated-result.ts';

/** What `outdated` found, for programs. */
export function describeOutdated(modules: readonly Outdated[]): OutdatedResult {
  return { modules: modules.map(describeModule) };
}

function describeModule(module: Outdated): OutdatedModule {
  const { name, locked, wanted, latest, heldBackBy, deletedFrom, deprecation, commits } = module;
  return {
    name,
    locked,
    wanted: wanted ?? null,
    latest: latest ?? null,
    heldBackBy: heldBackBy ?? null,
    isOutdated: isOutdated(module),
    ...(commits === undefined ? {} : { commits }),
    isDeleted: deletedFrom !== undefined,
    deprecation: deprecation === undefined ? null : describeDeprecation(deprecation),
  };
}

function describeDeprecation({ since, reason, successor }: Deprecation): DeprecationResult {
  return { since, reason: reason ?? null, successor: successor ?? null };
}

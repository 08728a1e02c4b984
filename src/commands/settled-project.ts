import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ContentTotals,
  type InstalledModule,
  keptTotals,
  readFoundation,
  readInstalled,
  sumTotals,
} from '../layout/installed-modules.ts';
import { isIntact } from '../layout/is-intact.ts';
import { stateDirectoryOf } from '../layout/state-directory.ts';
import { version } from '../model/own-version.ts';

/*
 * A project is settled where its lock is current and its modules are those of the lock. Whoever has laid
 * them out knows, and writes down of what Puppetfile and what lock: as long as these are the same, there
 * is nothing to find out again.
 */

/** The only files that a settled project is made of, beside its modules. */
const file = { puppetfile: 'Puppetfile', lockfile: 'Puppetfile.lock', metadata: 'metadata.json' };

// Unless somebody says otherwise.
const settledModulesDirectory = 'modules';

/** A Puppetfile and its lock in a word, which no others have in this version of pupfile. */
export function basisOf(puppetfile: string | Buffer, lockfile: string | Buffer): string {
  const digests = [puppetfile, lockfile].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  return ['pupfile', version, ...digests].join(' ');
}

/**
 * How many modules a project has whose lock is current; undefined where nobody knows whether it is.
 *
 * @param directory absolute
 */
export function countCurrent(directory: string): number | undefined {
  const foundation = readFoundation(join(directory, settledModulesDirectory));
  const isCurrent = foundation !== undefined && foundation.basis === presentBasis(directory);
  return isCurrent ? foundation.modules : undefined;
}

/** A settled project in numbers. */
export interface SettledProject {
  readonly modules: number;
  readonly kept: ContentTotals;
  readonly leftOut: ContentTotals;
}

/** A project whose modules, too, are as they should be; undefined like above. */
export function findSettled(directory: string): SettledProject | undefined {
  if (countCurrent(directory) === undefined) return undefined;
  const modules = readInstalled(join(directory, settledModulesDirectory));
  if (!isUntouched(directory, modules)) return undefined;
  return {
    modules: modules.length,
    kept: sumTotals(modules.map(keptTotals)),
    leftOut: sumTotals(modules.map(({ leftOut }) => leftOut)),
  };
}

/** Something else than text, or nothing, is for others to complain of. */
function presentBasis(directory: string): string | undefined {
  try {
    if (existsSync(join(directory, file.metadata))) return undefined;
    return basisOf(
      readFileSync(join(directory, file.puppetfile)),
      readFileSync(join(directory, file.lockfile)),
    );
  } catch {
    return undefined;
  }
}

/** Whether these modules, and nothing else, stand as they were installed, and no run is at work there. */
function isUntouched(directory: string, modules: readonly InstalledModule[]): boolean {
  const modulesDirectory = join(directory, settledModulesDirectory);
  const known = new Set(modules.map((module) => module.directory));
  try {
    return (
      readdirSync(modulesDirectory).every((name) => name.startsWith('.') || known.has(name)) &&
      readdirSync(stateDirectoryOf(modulesDirectory)).length === 1 &&
      modules.every((module) => isIntact(modulesDirectory, module))
    );
  } catch {
    return false;
  }
}

import { relative, resolve } from 'node:path';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { type ForeignEntry, findForeign } from '../layout/find-foreign.ts';
import { type InstalledModule, readInstalled } from '../layout/installed-modules.ts';
import type { ContentProfile } from '../layout/trim.ts';
import { indexComparison, type PlacedModule } from '../lockfile/lockfile-comparison.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { lockedSupplies } from './locked-supplies.ts';
import { installPaths } from './module-places.ts';
import { modulesWithoutSpec } from './modules-without-spec.ts';
import { openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';
import { installCommand, type VerifiedDirectory, type VerifyFinding } from './verify-finding.ts';
import { type VerifiedModule, type VerifyContext, verifyModule } from './verify-module.ts';
import { lockedArchives, statedChecksums } from './wanted-archives.ts';
import { withSources } from './with-sources.ts';

/** What `pupfile verify` found. */
export interface VerifyResult {
  readonly lockfileName: string;
  /** As messages name it. */
  readonly modulesDirectory: string;
  /** How many modules are locked. */
  readonly modules: number;
  /** How many of them were held against their archives. */
  readonly compared: number;
  /** How many files those should have; undefined where the lock's record was enough. */
  readonly files: number | undefined;
  /** Ordered by path. */
  readonly findings: readonly VerifyFinding[];
}

export interface VerifyOptions {
  /** Another modules directory than the project's, relative to the settings' directory. */
  readonly directory?: string | undefined;
  /** What of each module should be there; undefined to go by what was installed. */
  readonly content?: ContentProfile | undefined;
  /** What only looks odd counts, too. */
  readonly isStrict?: boolean;
}

/**
 * Holds a modules directory against the lock, file by file. What each file should be comes from the
 * locked archives, out of the store or from their Forge, and from nothing that stands in the
 * directory. Only the store is ever written to.
 *
 * Throws LOCKFILE_MISSING, FILE_SYSTEM where the directory cannot be read, and what reading the
 * project throws. What is wrong with a module or its archive is a finding, so that all are told.
 */
export async function verify(
  settings: Settings,
  report: Report,
  { directory: given, content, isStrict = false }: VerifyOptions = {},
): Promise<VerifyResult> {
  const project = await openLockedProject(settings, report);
  const { paths, lockfile, lockfileName, modulesDirectory } = project;
  const directory = describeDirectory(settings, modulesDirectory, given);
  const { puppetfile, modules } = indexComparison(project.puppetfile, lockfile);
  const elsewhere =
    given === undefined ? installPaths({ puppetfile, paths }) : new Map<ModuleName, string>();
  const places = new Set([directory.path, ...elsewhere.values()]);
  const installed = [...places].flatMap((place) => readInstalled(place));
  const foreign = findStrangers(directory, modules).map((entry) =>
    foreignFinding(entry, { directory, installed, lockfileName }),
  );
  const archives = lockedArchives(lockfile, {
    stated: statedChecksums(puppetfile),
    addressOf: archiveAddresses(project),
  });
  const verified = await withSources(project, settings, report, ({ http, supply }) => {
    const context: VerifyContext = {
      directory,
      content,
      http,
      supply,
      supplied: new Map(lockedSupplies(lockfile, puppetfile).map((one) => [one.name, one])),
      settings,
      report,
      withoutSpec: modulesWithoutSpec(puppetfile),
      placeOf: (name) => elsewhere.get(name) ?? directory.path,
      vendorDirectory: vendorDirectoryOf(project.paths.directory),
      archives: new Map(archives.map((one) => [one.name, one])),
      installed: new Map(installed.map((one) => [one.name, one])),
    };
    return Promise.all(modules.map((module) => verifyModule(module, context)));
  });
  const findings = [...foreign, ...verified.flatMap((module) => module.findings)];
  return {
    lockfileName,
    modulesDirectory: directory.shown,
    modules: modules.length,
    ...totalsOf(verified),
    findings: (isStrict ? findings.map(asError) : findings).sort(byPath),
  };
}

function describeDirectory(
  settings: Settings,
  own: string,
  given: string | undefined,
): VerifiedDirectory {
  if (given !== undefined) {
    return { path: resolve(settings.directory, given), shown: given, given };
  }
  const shown = relative(settings.directory, own) || '.';
  return { path: own, shown, given: settings.modulesDirectory };
}

function findStrangers(
  { path, shown }: VerifiedDirectory,
  modules: readonly PlacedModule[],
): readonly ForeignEntry[] {
  try {
    return findForeign(path, new Set(modules.map(({ name }) => shortName(name))));
  } catch (error) {
    const message = `Cannot read \`${shown}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
}

function foreignFinding(
  { name, isFile }: ForeignEntry,
  {
    directory,
    installed,
    lockfileName,
  }: {
    readonly directory: VerifiedDirectory;
    readonly installed: readonly InstalledModule[];
    readonly lockfileName: string;
  },
): VerifyFinding {
  const isOwn = installed.some((module) => module.directory === name);
  return {
    rule: 'module-foreign',
    severity: 'warning',
    module: name,
    path: name,
    message: isFile ? 'is no module' : `is no module of ${lockfileName}`,
    fix: installCommand(directory, isOwn ? [] : ['--clean']),
  };
}

function totalsOf(verified: readonly VerifiedModule[]) {
  const compared = verified.filter(({ files }) => files !== undefined);
  return {
    compared: compared.length,
    files: compared.reduce((sum, { files = 0 }) => sum + files, 0),
  };
}

function asError(finding: VerifyFinding): VerifyFinding {
  return { ...finding, severity: 'error' };
}

function byPath(left: VerifyFinding, right: VerifyFinding): number {
  const keys = [left, right].map(({ path, rule }) => `${path}\0${rule}`) as [string, string];
  return keys[0] < keys[1] ? -1 : 1;
}

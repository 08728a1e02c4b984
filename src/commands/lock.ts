import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { StepBack } from '../model/resolution.ts';
import { stageTextFile } from '../project/text-file.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import { type LockChange, lockChanges } from './lock-changes.ts';
import { openProject, type Project } from './open-project.ts';
import { type ModulePlan, type PlanOptions, planModules } from './plan-modules.ts';
import type { Report } from './progress.ts';
import type { Unlocked } from './resolve-project.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';

/** What `pupfile lock` did. */
export interface LockResult {
  /** How messages name the lock. */
  readonly name: string;
  readonly lockfile: Lockfile;
  /** Whether the file was written, because it said something else before. */
  readonly isWritten: boolean;
  readonly changes: readonly LockChange[];
  /** What was chosen far behind its newest release. */
  readonly stepBacks: readonly StepBack[];
}

/**
 * Resolves a project and writes its lock. Archives are only fetched where the Forge does not tell
 * their sha256.
 */
export async function lock(settings: Settings, report: Report): Promise<LockResult> {
  return lockProject(settings, report, await openProject(settings, report), []);
}

/** The same for a project that is open, where some modules need not stay as they are locked. */
export async function lockProject(
  settings: Settings,
  report: Report,
  project: Project,
  unlocked: Unlocked,
): Promise<LockResult> {
  return withSources(project, settings, report, (sources) =>
    lockFrom(project, { ...sources, settings, report, unlocked }),
  );
}

/** The same with sources that are open. */
export async function lockFrom(project: Project, options: PlanOptions): Promise<LockResult> {
  const { settings } = options;
  const plan = await planModules(project, options);
  const unknown = plan.archives.filter(
    ({ reference, lockedSha256 }) => (lockedSha256 ?? reference?.sha256) === undefined,
  );
  const lockfile = plan.lockWith(
    unknown.length === 0 ? new Map() : await fetchChecksums(unknown, options),
  );
  settings.signal?.throwIfAborted();
  const staged = stageTextFile(project.paths.lockfile, formatLockfile(lockfile));
  staged.commit();
  return { ...describeLock(project, plan, lockfile), isWritten: staged.isChange };
}

/** Its code is not loaded where the Forge tells all checksums, as most do. */
async function fetchChecksums(
  unknown: readonly WantedArchive[],
  { http, settings, report }: PlanOptions,
): Promise<ReadonlyMap<ModuleName, string>> {
  const { fetchArchives } = await import('./fetch-archives.ts');
  const onArchive = () => {};
  return (await fetchArchives(unknown, { http, settings, report, onArchive })).checksums;
}

/** What the lock would be, without writing it; a checksum that would have to be fetched is left out. */
export async function tryLock(project: Project, options: PlanOptions): Promise<LockResult> {
  const plan = await planModules(project, options);
  return { ...describeLock(project, plan, plan.lockWith(new Map())), isWritten: false };
}

function describeLock(
  project: Project,
  { reasons, stepBacks }: ModulePlan,
  lockfile: Lockfile,
): Omit<LockResult, 'isWritten'> {
  const changes = lockChanges(project.lockfile, lockfile, reasons);
  return { name: project.lockfileName, lockfile, changes, stepBacks };
}

import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { StepBack } from '../model/resolution.ts';
import { type LockChange, lockChanges } from './lock-changes.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Unlocked } from './resolve-project.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';

/** What a project resolves to. */
export interface ResolveResult {
  /** Without the checksums that only an archive itself could tell. */
  readonly lockfile: Lockfile;
  readonly changes: readonly LockChange[];
  /** What was chosen far behind its newest release. */
  readonly stepBacks: readonly StepBack[];
  /** Where the archives of Forges are. */
  readonly archiveUrls: ReadonlyMap<ModuleName, string>;
}

/**
 * Resolves a project without writing anything, and asks its sources even where the lock is current.
 *
 * Throws what resolving throws.
 */
export async function resolve(
  project: Project,
  { settings, report, unlocked }: ResolveOptions,
): Promise<ResolveResult> {
  return withSources(project, settings, report, async (sources) => {
    const { resolvePlan } = await import('./resolve-plan.ts');
    const plan = await resolvePlan(project, { ...sources, settings, report, unlocked });
    const lockfile = plan.lockWith(new Map());
    return {
      lockfile,
      changes: lockChanges(project.lockfile, lockfile, plan.reasons),
      stepBacks: plan.stepBacks,
      archiveUrls: new Map(
        plan.archives.flatMap(({ name, reference }) =>
          reference === undefined ? [] : [[name, reference.url] as const],
        ),
      ),
    };
  });
}

interface ResolveOptions {
  readonly settings: Settings;
  readonly report: Report;
  readonly unlocked: Unlocked;
}

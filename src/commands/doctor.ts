import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { diagnoseProject } from '../moving/diagnose-project.ts';
import type { MovingFinding } from '../moving/moving-finding.ts';
import { findProject, type ProjectPaths } from '../project/find-project.ts';
import { gatherProjectFacts } from './gather-project-facts.ts';
import { settingsFiles } from './read-settings-files.ts';
import type { Settings } from './settings.ts';

/** What `pupfile doctor` found. */
export interface DoctorResult {
  /** The Puppetfile's name, or the metadata.json's that stands in for one. */
  readonly name: string;
  /** The gravest first. */
  readonly findings: readonly MovingFinding[];
  /** Whether versions are locked already, so that `pupfile lock` has nothing more to tell. */
  readonly isLocked: boolean;
}

/**
 * Tells what in a project that another tool worked on would be different under pupfile. Writes nothing and
 * makes no request.
 *
 * Throws PUPPETFILE_NOT_FOUND.
 */
export async function doctor(settings: Settings): Promise<DoctorResult> {
  const paths = findAnyProject(settings);
  const facts = await gatherProjectFacts(paths, settings);
  const findings = diagnoseProject(facts);
  const checksums = facts.lock?.lockfile?.checksums.size ?? 0;
  return {
    name: basename(facts.puppetfile?.file ?? paths.puppetfile),
    findings,
    isLocked: checksums > 0,
  };
}

/** A project of Bolt may have its modules in bolt-project.yaml alone. */
function findAnyProject({ directory, puppetfile }: Settings): ProjectPaths {
  try {
    return findProject(directory, puppetfile);
  } catch (error) {
    const hasSettings = Object.values(settingsFiles).some((file) =>
      existsSync(join(directory, file)),
    );
    if (!(error instanceof PupfileError) || puppetfile !== undefined || !hasSettings) throw error;
    return {
      directory,
      puppetfile: join(directory, 'Puppetfile'),
      lockfile: join(directory, 'Puppetfile.lock'),
      metadata: join(directory, 'metadata.json'),
      hasPuppetfile: false,
    };
  }
}

import { relative } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { findProject } from '../project/find-project.ts';
import { findRepository } from '../project/find-repository.ts';

/** Where somebody stands, and the project that he means. */
export interface ProjectRequest {
  readonly workingDirectory: string;
  /** Absolute: the directory in which the search for the project begins. */
  readonly directory: string;
  readonly puppetfile: string | undefined;
}

/**
 * The project's directory relative to the root of its git repository, which is how CI services
 * name files; relative to the working directory where there is no repository. Empty for the root.
 */
export function locateProject(request: ProjectRequest): string {
  const directory = findProjectDirectory(request);
  return relative(findRepository(directory) ?? request.workingDirectory, directory);
}

/** The project's directory, absolute; the one that was asked for where there is no project. */
export function findProjectDirectory({
  directory,
  puppetfile,
}: {
  readonly directory: string;
  readonly puppetfile?: string | undefined;
}): string {
  try {
    return findProject(directory, puppetfile).directory;
  } catch (error) {
    // That there is no project is what a report may have to tell.
    if (error instanceof PupfileError) return directory;
    throw error;
  }
}

import { PupfileError } from '../errors/pupfile-error.ts';
import { findProject, type ProjectPaths } from '../project/find-project.ts';
import { lockedModules } from './locked-modules.ts';
import { readLockfile } from './open-project.ts';
import { readDeclarations } from './read-declarations.ts';
import type { Settings } from './settings.ts';

/**
 * The names of the modules that a project declares or has locked, in their own spelling and sorted. A
 * file that cannot be read names none.
 */
export async function listModules(settings: Settings): Promise<readonly string[]> {
  const project = await readable(() => findProject(settings.directory, settings.puppetfile));
  if (project === undefined) return [];
  const locked = await readable(() => lockedNames(project));
  const declared = await readable(() => declaredNames(project, settings));
  return [...new Set([...(locked ?? []), ...(declared ?? [])])].sort();
}

async function readable<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PupfileError) return undefined;
    throw error;
  }
}

function lockedNames(paths: ProjectPaths): readonly string[] {
  const lockfile = readLockfile(paths);
  if (lockfile === undefined) return [];
  return [...lockedModules(lockfile).values()].map(({ spelledName }) => spelledName);
}

async function declaredNames(paths: ProjectPaths, settings: Settings): Promise<readonly string[]> {
  const { declarations } = await readDeclarations(paths, settings);
  return declarations.map(({ spelledName }) => spelledName);
}

import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { librarianModulesDirectory } from '../moving/librarian-settings.ts';
import type { LockFacts, ModulesFacts, ProjectFacts } from '../moving/project-facts.ts';
import type { ProjectPaths } from '../project/find-project.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { askGitFacts } from './ask-git-facts.ts';
import { findModulesFacts } from './find-modules-facts.ts';
import { readLockfile } from './open-project.ts';
import { readDeclarations } from './read-declarations.ts';
import { readScripts } from './read-scripts.ts';
import { type ReadSettings, readSettingsFiles } from './read-settings-files.ts';
import type { Settings } from './settings.ts';

// librarian-puppet's settings and its workshop, and Bolt's notes of what it has resolved.
const leftovers = ['.librarian', '.tmp/librarian'];

/** Looks at a project without changing or asking anything. Throws only what nobody can foresee. */
export async function gatherProjectFacts(
  paths: ProjectPaths,
  settings: Settings,
): Promise<ProjectFacts> {
  const read = await readable(() => readDeclarations(paths, settings));
  const refusal = read instanceof PupfileError ? read : undefined;
  const puppetfile = read instanceof PupfileError ? undefined : read;
  return { ...(await gatherBeside(paths, settings, puppetfile)), refusal };
}

/** The same for a Puppetfile that was read already. */
export async function gatherBeside(
  paths: ProjectPaths,
  settings: Settings,
  puppetfile: Puppetfile | undefined,
): Promise<ProjectFacts> {
  const { directory } = paths;
  const files = readSettingsFiles(directory);
  const modules = findModules(paths, settings, { puppetfile, files });
  const lock = await readLock(paths);
  return {
    puppetfile,
    refusal: undefined,
    lock,
    ...files,
    modules,
    git: await askGitFacts(
      {
        project: directory,
        modulesDirectory: modules.directory,
        lockfile: relative(directory, paths.lockfile),
      },
      settings,
    ),
    scripts: readScripts(directory),
    leftovers: leftovers.filter((path) => existsSync(join(directory, path))),
  };
}

async function readable<Value>(read: () => Value | Promise<Value>): Promise<Value | PupfileError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PupfileError) return error;
    throw error;
  }
}

interface FoundFiles {
  readonly puppetfile: Puppetfile | undefined;
  readonly files: ReadSettings;
}

/** A Puppetfile may come from anybody: nothing is looked for where it leads out of the project. */
function findModules(
  { directory: project }: ProjectPaths,
  { modulesDirectory, directory }: Settings,
  { puppetfile, files: { settings } }: FoundFiles,
): ModulesFacts {
  const named =
    modulesDirectory === undefined
      ? resolve(project, puppetfile?.modulesDirectory ?? usualDirectory(settings))
      : resolve(directory, modulesDirectory);
  const path = relative(project, named);
  const isOutside = path === '' || isAbsolute(path) || path.split(/[/\\]/)[0] === '..';
  if (isOutside && modulesDirectory === undefined) return { directory: 'modules', modules: [] };
  return { directory: path, modules: findModulesFacts(named) };
}

function usualDirectory({ librarian, bolt }: ReadSettings['settings']): string {
  const remembered = librarian === undefined ? undefined : librarianModulesDirectory(librarian);
  return remembered ?? (bolt === undefined ? 'modules' : '.modules');
}

async function readLock(paths: ProjectPaths): Promise<LockFacts | undefined> {
  const file = relative(paths.directory, paths.lockfile);
  const read = await readable(() => readLockfile(paths));
  if (read === undefined) return undefined;
  return { file, lockfile: read instanceof PupfileError ? undefined : read };
}

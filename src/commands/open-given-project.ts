import { basename, resolve } from 'node:path';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { parseLockfile } from '../lockfile/parse-lockfile.ts';
import { findProject, type ProjectPaths, projectOf } from '../project/find-project.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { foldWarnings } from './fold-warnings.ts';
import { type Project, placeProject, readLockfile } from './open-project.ts';
import { type Report, tellWarnings } from './progress.ts';
import { declarationsIn, readDeclarations } from './read-declarations.ts';
import type { Settings } from './settings.ts';

/** Texts that take the place of a project's files; those that are left out are read. */
export interface GivenTexts {
  readonly puppetfile?: string | undefined;
  /** Empty where there is to be none. */
  readonly lockfile?: string | undefined;
}

/**
 * The same as `openProject` for a project whose files may say something else than what they are to
 * say, or may not be there: its directory is that of the settings, as soon as its Puppetfile is given.
 */
export async function openGivenProject(
  texts: GivenTexts,
  settings: Settings,
  report: Report,
): Promise<Project> {
  const { directory, puppetfile: file } = settings;
  const paths =
    texts.puppetfile === undefined
      ? findProject(directory, file)
      : projectOf(resolve(directory, file ?? 'Puppetfile'));
  const puppetfile = await declarationsOf(texts, paths, settings);
  tellWarnings(foldWarnings(puppetfile.warnings), report);
  const project = placeProject(paths, puppetfile, settings);
  return { ...project, lockfile: lockfileOf(texts, paths, project.lockfileName) };
}

function declarationsOf(
  { puppetfile: text }: GivenTexts,
  paths: ProjectPaths,
  settings: Settings,
): Promise<Puppetfile> {
  if (text === undefined) return readDeclarations(paths, settings);
  return declarationsIn({ text, file: basename(paths.puppetfile) }, paths, settings);
}

function lockfileOf(
  { lockfile: text }: GivenTexts,
  paths: ProjectPaths,
  name: string,
): Lockfile | undefined {
  if (text === undefined) return readLockfile(paths);
  return text === '' ? undefined : parseLockfile(text, name);
}

import { isAbsolute, relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { parseLockfile } from '../lockfile/parse-lockfile.ts';
import { findProject, type ProjectPaths } from '../project/find-project.ts';
import { readTextFile } from '../project/text-file.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { foldWarnings } from './fold-warnings.ts';
import { type Report, tellWarnings } from './progress.ts';
import { readPuppetfileText } from './puppetfile-text.ts';
import { declarationsIn, readDeclarations } from './read-declarations.ts';
import type { Settings } from './settings.ts';

/** A project as its files describe it. */
export interface Project extends DeclaredProject {
  /** Undefined where there is none yet. */
  readonly lockfile: Lockfile | undefined;
}

/** A project whose lock was not read. */
export interface DeclaredProject {
  readonly paths: ProjectPaths;
  /** How messages name the lock. */
  readonly lockfileName: string;
  readonly puppetfile: Puppetfile;
  /** As it was read; undefined where it was not the Puppetfile that was read. */
  readonly puppetfileText?: string | undefined;
  /** Absolute. */
  readonly modulesDirectory: string;
}

/**
 * Reads a project's Puppetfile, or the metadata.json that stands in for one, and its lock; tells
 * the Puppetfile's warnings, of each rule the first ones.
 *
 * Throws PUPPETFILE_NOT_FOUND and what reading each of the files throws.
 */
export async function openProject(settings: Settings, report: Report): Promise<Project> {
  const project = await openDeclaredProject(settings, report);
  return { ...project, lockfile: readLockfile(project.paths) };
}

/** The same for who goes on where the lock cannot be read. */
export async function openDeclaredProject(
  settings: Settings,
  report: Report,
): Promise<DeclaredProject> {
  const paths = findProject(settings.directory, settings.puppetfile);
  const named = paths.hasPuppetfile ? readPuppetfileText(paths) : undefined;
  const puppetfile = await (named === undefined
    ? readDeclarations(paths, settings)
    : declarationsIn(named, paths, settings));
  tellWarnings(foldWarnings(puppetfile.warnings), report);
  return { ...placeProject(paths, puppetfile, settings), puppetfileText: named?.text };
}

/** A project whose Puppetfile is read. Throws PUPPETFILE_INVALID for a modules directory elsewhere. */
export function placeProject(
  paths: ProjectPaths,
  puppetfile: Puppetfile,
  settings: Settings,
): DeclaredProject {
  return {
    paths,
    lockfileName: nameOf(paths, paths.lockfile),
    puppetfile,
    modulesDirectory: modulesDirectoryOf(paths, settings, puppetfile),
  };
}

/** A project that has a lock. */
export interface LockedProject extends DeclaredProject {
  readonly lockfile: Lockfile;
}

/** Reads a project for a command that is nothing without its lock. Throws LOCKFILE_MISSING too. */
export async function openLockedProject(
  settings: Settings,
  report: Report,
): Promise<LockedProject> {
  const project = await openProject(settings, report);
  const { lockfile, lockfileName } = project;
  if (lockfile === undefined) throw missingLockfile(lockfileName);
  return { ...project, lockfile };
}

/** Reads a project's lock; undefined where there is none. Throws LOCKFILE_INVALID. */
export function readLockfile(paths: ProjectPaths): Lockfile | undefined {
  const text = readLockfileText(paths);
  return text === undefined ? undefined : parseLockfile(text, nameOf(paths, paths.lockfile));
}

/** Reads a lock's text. Throws LOCKFILE_INVALID where it is no text. */
export function readLockfileText(paths: ProjectPaths): string | undefined {
  return readTextFile(paths.lockfile, nameOf(paths, paths.lockfile), 'LOCKFILE_INVALID');
}

/** Reads a project's lock for a command that is nothing without one. Throws LOCKFILE_MISSING too. */
export function requireLockfile(settings: Settings): Lockfile {
  const paths = findProject(settings.directory, settings.puppetfile);
  const lockfile = readLockfile(paths);
  if (lockfile === undefined) throw missingLockfile(nameOf(paths, paths.lockfile));
  return lockfile;
}

function missingLockfile(name: string): PupfileError {
  return new PupfileError('LOCKFILE_MISSING', `There is no ${name}. Be sure to install first!`, {
    hint: 'run `pupfile install`, or `pupfile lock` to resolve only',
  });
}

function modulesDirectoryOf(
  { directory }: ProjectPaths,
  settings: Settings,
  { modulesDirectory }: Puppetfile,
): string {
  if (settings.modulesDirectory !== undefined) {
    return resolve(settings.directory, settings.modulesDirectory);
  }
  const given = modulesDirectory ?? 'modules';
  const path = resolve(directory, given);
  const inside = relative(directory, path);
  if (!isAbsolute(inside) && inside.split(/[/\\]/)[0] !== '..') return path;
  // A Puppetfile may come from anybody: it is not to write wherever it likes.
  throw new PupfileError(
    'PUPPETFILE_INVALID',
    `\`moduledir '${given}'\` leads out of the project, and a Puppetfile alone does not decide that`,
    { hint: `\`--modules-dir ${path}\` installs there` },
  );
}

function nameOf({ directory }: ProjectPaths, path: string): string {
  return relative(directory, path);
}

import { isAbsolute, relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { parseLockfile } from '../lockfile/parse-lockfile.ts';
import { readCurrentBranch } from '../project/current-branch.ts';
import { findProject, type ProjectPaths } from '../project/find-project.ts';
import { loadPrismModule } from '../project/prism-module.ts';
import { createRubyWorld } from '../project/ruby-world.ts';
import { readTextFile } from '../project/text-file.ts';
import type { DslCall } from '../puppetfile/dsl-calls.ts';
import { readMetadataPuppetfile } from '../puppetfile/metadata-json.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { type PuppetfileText, readPuppetfile, recordCalls } from '../puppetfile/read-puppetfile.ts';
import { foldWarnings } from './fold-warnings.ts';
import { type Report, tellWarnings } from './progress.ts';
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
  /** Absolute. */
  readonly modulesDirectory: string;
}

/**
 * Reads a project's Puppetfile, or the metadata.json that stands in for one, and its lock; tells
 * the Puppetfile's warnings, of each rule the first ones.
 *
 * Throws PUPPETFILE_NOT_FOUND and what reading each of the files throws.
 */
export function openProject(settings: Settings, report: Report): Project {
  const project = openDeclaredProject(settings, report);
  return { ...project, lockfile: readLockfile(project.paths) };
}

/** The same for who goes on where the lock cannot be read. */
export function openDeclaredProject(settings: Settings, report: Report): DeclaredProject {
  const paths = findProject(settings.directory, settings.puppetfile);
  const puppetfile = readDeclarations(paths, settings);
  tellWarnings(foldWarnings(puppetfile.warnings), report);
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
export function openLockedProject(settings: Settings, report: Report): LockedProject {
  const project = openProject(settings, report);
  const { lockfile, lockfileName } = project;
  if (lockfile === undefined) throw missingLockfile(lockfileName);
  return { ...project, lockfile };
}

/** Reads a project's Puppetfile or metadata.json alone, and tells all of its warnings. */
export function readProjectPuppetfile(settings: Settings, report: Report): Puppetfile {
  const puppetfile = readDeclarations(
    findProject(settings.directory, settings.puppetfile),
    settings,
  );
  tellWarnings(puppetfile.warnings, report);
  return puppetfile;
}

/** The calls that a project's Puppetfile makes, in order, without asking what they mean. */
export function readCalls(settings: Settings): readonly DslCall[] {
  const paths = findProject(settings.directory, settings.puppetfile);
  return recordCalls(readPuppetfileText(paths, settings));
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

function readDeclarations(paths: ProjectPaths, settings: Settings): Puppetfile {
  const forgeUrl = forgeOfProject(paths, settings);
  const metadata = readMetadata(paths);
  if (paths.hasPuppetfile) {
    const { controlBranch = readCurrentBranch(paths.directory) } = settings;
    const text = readPuppetfileText(paths, settings);
    return readPuppetfile({ ...text, metadata, forgeUrl, controlBranch });
  }
  if (metadata === undefined) {
    throw new PupfileError(
      'PUPPETFILE_NOT_FOUND',
      `Metadata file does not exist: ${paths.metadata}`,
    );
  }
  return readMetadataPuppetfile({ ...metadata, ...(forgeUrl === undefined ? {} : { forgeUrl }) });
}

/** A folder as the Puppetfile would name it, so that the lock says the same on every machine. */
function forgeOfProject(
  paths: ProjectPaths,
  { forgeUrl, directory }: Settings,
): string | undefined {
  if (forgeUrl === undefined || !/^\.{1,2}(?:\/|$)/.test(forgeUrl)) return forgeUrl;
  const path = relative(paths.directory, resolve(directory, forgeUrl));
  return path.startsWith('..') ? path : `./${path}`;
}

function readPuppetfileText(
  paths: ProjectPaths,
  { variables, environmentName }: Settings,
): PuppetfileText {
  const file = nameOf(paths, paths.puppetfile);
  const text = readTextFile(paths.puppetfile, file, 'PUPPETFILE_UNREADABLE');
  if (text === undefined) {
    throw new PupfileError('PUPPETFILE_NOT_FOUND', `There is no file \`${paths.puppetfile}\``);
  }
  const world = createRubyWorld({
    projectDirectory: paths.directory,
    file: paths.puppetfile,
    environment: withoutSecrets(variables),
  });
  return { text, file, prism: loadPrismModule(), world, environmentName };
}

// Of Forges and hosts, and what lets pupfile into image registries.
const secrets = /^PUPFILE_.*(?:TOKEN|PASSWORD)|^DOCKER_AUTH_CONFIG$/;

/** A Puppetfile may come from anybody: it is not to send pupfile's secrets to a host that it names. */
function withoutSecrets(variables: Settings['variables']): Settings['variables'] {
  const entries = Object.entries(variables);
  return Object.fromEntries(entries.filter(([name]) => !secrets.test(name)));
}

function readMetadata(paths: ProjectPaths) {
  const file = nameOf(paths, paths.metadata);
  const text = readTextFile(paths.metadata, file, 'METADATA_INVALID');
  return text === undefined ? undefined : { text, file };
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

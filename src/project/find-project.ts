import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';

/** Where a project's files are, as absolute paths; the files need not exist. */
export interface ProjectPaths {
  readonly directory: string;
  readonly puppetfile: string;
  readonly lockfile: string;
  readonly metadata: string;
  /** False for a project that only has a metadata.json. */
  readonly hasPuppetfile: boolean;
}

/**
 * Finds the nearest directory upwards that has a Puppetfile, else the nearest with a metadata.json.
 * With `puppetfile`, that file's directory is the project.
 *
 * Throws PUPPETFILE_NOT_FOUND.
 */
export function findProject(start: string, puppetfile?: string): ProjectPaths {
  if (puppetfile !== undefined) return namedProject(resolve(start, puppetfile));
  // Or a mistyped directory would mean the project that it is not in.
  if (!existsSync(start)) throw notThere('directory', start);
  const candidates = upwards(resolve(start));
  const directory =
    candidates.find((one) => hasEntry(join(one, 'Puppetfile'))) ??
    candidates.find((one) => hasEntry(join(one, 'metadata.json')));
  if (directory === undefined) throw notFound(resolve(start));
  const path = join(directory, 'Puppetfile');
  return { ...pathsOf(directory, path), hasPuppetfile: hasEntry(path) };
}

/** The project of a Puppetfile that need not be there; the path is absolute. */
export function projectOf(puppetfile: string): ProjectPaths {
  return { ...pathsOf(dirname(puppetfile), puppetfile), hasPuppetfile: true };
}

function namedProject(puppetfile: string): ProjectPaths {
  if (!hasEntry(puppetfile)) throw notThere('file', puppetfile);
  return projectOf(puppetfile);
}

/** A link that leads nowhere is there as well: reading it will say what is wrong. */
function hasEntry(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function notThere(kind: 'file' | 'directory', path: string): PupfileError {
  return new PupfileError('PUPPETFILE_NOT_FOUND', `There is no ${kind} \`${path}\``);
}

function pathsOf(directory: string, puppetfile: string) {
  return {
    directory,
    puppetfile,
    lockfile: `${puppetfile}.lock`,
    metadata: join(directory, 'metadata.json'),
  };
}

function upwards(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}

function notFound(start: string): PupfileError {
  return new PupfileError(
    'PUPPETFILE_NOT_FOUND',
    `There is no Puppetfile and no metadata.json in \`${start}\` or above it`,
    {
      notes: [`Metadata file does not exist: ${join(start, 'metadata.json')}`],
      hint: "write a Puppetfile, for example: mod 'puppetlabs-stdlib', '>= 9.0.0'",
    },
  );
}

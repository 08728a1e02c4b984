import { relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { readCurrentBranch } from '../project/current-branch.ts';
import { findProject, type ProjectPaths } from '../project/find-project.ts';
import { readTextFile } from '../project/text-file.ts';
import { readMetadataPuppetfile } from '../puppetfile/metadata-json.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { readPlainPuppetfile } from '../puppetfile/read-plain-puppetfile.ts';
import { type Report, tellWarnings } from './progress.ts';
import { type NamedText, readPuppetfileText } from './puppetfile-text.ts';
import type { Settings } from './settings.ts';

/**
 * Reads what a project's Puppetfile declares, or the metadata.json that stands in for one.
 *
 * Throws PUPPETFILE_NOT_FOUND and what reading each of the files throws.
 */
export async function readDeclarations(
  paths: ProjectPaths,
  settings: Settings,
): Promise<Puppetfile> {
  if (paths.hasPuppetfile) return declarationsIn(readPuppetfileText(paths), paths, settings);
  const forgeUrl = forgeOfProject(paths, settings);
  const metadata = readMetadata(paths);
  if (metadata === undefined) {
    throw new PupfileError(
      'PUPPETFILE_NOT_FOUND',
      `Metadata file does not exist: ${paths.metadata}`,
    );
  }
  return readMetadataPuppetfile({ ...metadata, ...(forgeUrl === undefined ? {} : { forgeUrl }) });
}

/** Reads what a text declares as the project's Puppetfile. Throws what reading it throws. */
export async function declarationsIn(
  text: NamedText,
  paths: ProjectPaths,
  settings: Settings,
): Promise<Puppetfile> {
  const { controlBranch = readCurrentBranch(paths.directory) } = settings;
  const forgeUrl = forgeOfProject(paths, settings);
  const references = { metadata: readMetadata(paths), forgeUrl, controlBranch };
  const plain = readPlainPuppetfile({ ...text, ...references });
  if (plain !== null) return plain;
  const { readRubyPuppetfile } = await import('./read-ruby-puppetfile.ts');
  return readRubyPuppetfile(text, { paths, settings, references });
}

/** Reads a project's Puppetfile or metadata.json alone, and tells all of its warnings. */
export async function readProjectPuppetfile(
  settings: Settings,
  report: Report,
): Promise<Puppetfile> {
  const paths = findProject(settings.directory, settings.puppetfile);
  const puppetfile = await readDeclarations(paths, settings);
  tellWarnings(puppetfile.warnings, report);
  return puppetfile;
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

function readMetadata({ directory, metadata }: ProjectPaths): NamedText | undefined {
  const file = relative(directory, metadata);
  const text = readTextFile(metadata, file, 'METADATA_INVALID');
  return text === undefined ? undefined : { text, file };
}

import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { draftPuppetfile } from '../lockfile/draft-puppetfile.ts';
import { parseLockfile } from '../lockfile/parse-lockfile.ts';
import { normalizeForgeUrl, publicForgeUrl } from '../model/forge-url.ts';
import { ignoreDirectory } from '../project/ignore-directory.ts';
import { readTextFile, stageTextFile } from '../project/text-file.ts';
import {
  formatExample,
  formatPuppetfile,
  type PuppetfileDraft,
} from '../puppetfile/format-puppetfile.ts';
import { readMetadataPuppetfile } from '../puppetfile/metadata-json.ts';
import { draftModules } from './draft-modules.ts';
import type { Settings } from './settings.ts';

/** What a first Puppetfile can be made from. */
export type InitSource = 'metadata' | 'modules' | 'lock';

/** What `pupfile init` makes a Puppetfile from. */
export interface InitOptions {
  /** The metadata.json where there is one and this is left out, else nothing. */
  readonly source: InitSource | undefined;
  /** The modules directory, or the lock. */
  readonly path: string | undefined;
  /** Overwrite a Puppetfile that is there. */
  readonly isForced: boolean;
}

/** What `pupfile init` wrote. */
export interface InitResult {
  /** The Puppetfile's name. */
  readonly name: string;
  /** What it was made from, as a message names it; undefined for an example that declares nothing. */
  readonly madeFrom: string | undefined;
  /** How many modules it declares. */
  readonly declarations: number;
  /** What could not be declared, and why; as comments of the Puppetfile, too. */
  readonly leftOut: readonly string[];
  /** The line that was added to .gitignore. */
  readonly ignored: string | undefined;
  readonly hasLockfile: boolean;
}

/**
 * Writes a first Puppetfile, and has git ignore the modules directory.
 *
 * Throws PUPPETFILE_EXISTS, PUPPETFILE_NOT_FOUND where there is nothing to make it from, FILE_SYSTEM,
 * and what reading a metadata.json or a lock throws.
 */
export function init(settings: Settings, options: InitOptions): InitResult {
  const file = resolve(settings.directory, settings.puppetfile ?? 'Puppetfile');
  const project = dirname(file);
  const name = basename(file);
  if (!existsSync(project)) throw nothingThere(`There is no directory \`${project}\``);
  if (!options.isForced && hasEntry(file)) throw alreadyThere(name);
  const { text, ...drafted } = draft(project, settings, options);
  stageTextFile(file, text).commit();
  const modules = resolve(project, settings.modulesDirectory ?? 'modules');
  return {
    ...drafted,
    name,
    ignored: ignoreDirectory(project, modules),
    hasLockfile: existsSync(`${file}.lock`),
  };
}

/** A link that leads nowhere is there as well. */
function hasEntry(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

type Drafted = Pick<InitResult, 'madeFrom' | 'declarations' | 'leftOut'> & {
  readonly text: string;
};

function draft(project: string, settings: Settings, { source, path }: InitOptions): Drafted {
  const forgeUrl = normalizeForgeUrl(redactUrls(settings.forgeUrl ?? publicForgeUrl));
  const found = source ?? (existsSync(join(project, 'metadata.json')) ? 'metadata' : undefined);
  switch (found) {
    case 'metadata':
      return draftFromMetadata(project, forgeUrl);
    case 'modules':
      return draftFromModules(settings, path ?? settings.modulesDirectory ?? 'modules', forgeUrl);
    case 'lock':
      return draftFromLock(settings, path ?? `${settings.puppetfile ?? 'Puppetfile'}.lock`);
    case undefined:
      return { text: formatExample(forgeUrl), madeFrom: undefined, declarations: 0, leftOut: [] };
  }
}

/**
 * By the word `metadata` and not by copies of the dependencies, so that they go on standing in one
 * place. It is librarian-puppet's word, which r10k does not know.
 */
function draftFromMetadata(project: string, forgeUrl: string): Drafted {
  const file = 'metadata.json';
  const text = readTextFile(join(project, file), file, 'METADATA_INVALID');
  if (text === undefined) throw nothingThere(`There is no ${file} in \`${project}\``);
  const { declarations } = readMetadataPuppetfile({ text, file });
  return {
    text: formatPuppetfile({ ...emptyDraft, forgeUrl, usesMetadata: true }),
    madeFrom: file,
    declarations: declarations.length,
    leftOut: [],
  };
}

function draftFromModules(settings: Settings, path: string, forgeUrl: string): Drafted {
  const { modules, leftOut } = draftModules(resolve(settings.directory, path), path);
  const heading = leftOut.length === 0 ? [] : [`Of ${path}, and not declared above:`];
  const text = formatPuppetfile({
    ...emptyDraft,
    forgeUrl,
    modules,
    leftOut: [...heading, ...leftOut],
  });
  return { text, madeFrom: path, declarations: modules.length, leftOut };
}

function draftFromLock(settings: Settings, path: string): Drafted {
  const text = readTextFile(resolve(settings.directory, path), path, 'LOCKFILE_INVALID');
  if (text === undefined) {
    throw new PupfileError('LOCKFILE_MISSING', `There is no lock \`${path}\``);
  }
  const drafted = draftPuppetfile(parseLockfile(text, path));
  return {
    text: formatPuppetfile(drafted),
    madeFrom: path,
    declarations: drafted.modules.length,
    leftOut: [],
  };
}

const emptyDraft: Omit<PuppetfileDraft, 'forgeUrl'> = {
  usesMetadata: false,
  modules: [],
  exclusions: [],
  leftOut: [],
};

function nothingThere(message: string): PupfileError {
  return new PupfileError('PUPPETFILE_NOT_FOUND', message);
}

function alreadyThere(name: string): PupfileError {
  return new PupfileError('PUPPETFILE_EXISTS', `There is a ${name} already`, {
    hint: '`--force` overwrites it; `pupfile parse` shows what it says',
  });
}

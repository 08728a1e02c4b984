import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { publicForgeUrl } from '../model/forge-url.ts';
import { diagnosePuppetfile } from '../moving/diagnose-project.ts';
import { type BoltDraft, draftBoltProject } from '../moving/draft-bolt-project.ts';
import type { MovingFinding } from '../moving/moving-finding.ts';
import { findForeignSettings } from '../moving/rules/foreign-settings.ts';
import type { ProjectPaths } from '../project/find-project.ts';
import { ignoreDirectory } from '../project/ignore-directory.ts';
import { readTextFile, stageTextFile } from '../project/text-file.ts';
import type { AdoptedPlace } from '../puppetfile/adopted-text.ts';
import { formatPuppetfile } from '../puppetfile/format-puppetfile.ts';
import { adoptPuppetfile, type PuppetfilePeer } from './adopt-puppetfile.ts';
import { gatherBeside } from './gather-project-facts.ts';
import type { InitResult } from './init.ts';
import type { NamedText } from './puppetfile-text.ts';
import { declarationsIn } from './read-declarations.ts';
import { readSettingsFile, requireReadable, settingsFiles } from './read-settings-files.ts';
import type { Settings } from './settings.ts';

/** The tools whose projects a first Puppetfile can be made from. */
export type PeerSource = PuppetfilePeer | 'bolt';

/** What `pupfile init --from` one of those tools makes a Puppetfile from. */
export interface PeerOptions {
  readonly source: PeerSource;
  /** The Puppetfile, or the bolt-project.yaml. */
  readonly path: string | undefined;
  readonly isForced: boolean;
}

/** What became of another tool's project. */
export interface PeerResult extends InitResult {
  /** False where the Puppetfile that is there is the one that pupfile would write. */
  readonly isWritten: boolean;
  /** The lines that were written otherwise. */
  readonly places: readonly AdoptedPlace[];
  /** What would be different, and what becomes of the other tool's settings. */
  readonly findings: readonly MovingFinding[];
}

/**
 * Makes a Puppetfile of what another tool worked with, and tells what becomes of its settings. Makes no
 * request, and copies no secret.
 *
 * Throws PUPPETFILE_EXISTS, PUPPETFILE_NOT_FOUND, SETTINGS_INVALID, PUPPETFILE_NOT_EDITABLE, FILE_SYSTEM, and
 * what reading a Puppetfile throws.
 */
export function initFromPeer(settings: Settings, options: PeerOptions): Promise<PeerResult> {
  const puppetfile = resolve(settings.directory, settings.puppetfile ?? 'Puppetfile');
  const directory = dirname(puppetfile);
  const paths: ProjectPaths = {
    directory,
    puppetfile,
    lockfile: `${puppetfile}.lock`,
    metadata: join(directory, 'metadata.json'),
    hasPuppetfile: true,
  };
  const { source, ...others } = options;
  return source === 'bolt'
    ? initFromBolt(paths, settings, others)
    : initFromPuppetfile(paths, settings, { ...others, source });
}

async function initFromPuppetfile(
  paths: ProjectPaths,
  settings: Settings,
  { source, path, isForced }: PeerOptions & { readonly source: PuppetfilePeer },
): Promise<PeerResult> {
  const from = path === undefined ? paths.puppetfile : resolve(settings.directory, path);
  const old = readOld(from, paths);
  const isInPlace = from === paths.puppetfile;
  const { text, puppetfile, places, facts } = await adoptPuppetfile(old, source, {
    paths,
    settings,
  });
  const isSame = isInPlace && places.length === 0;
  if (!isForced && !isSame && hasEntry(paths.puppetfile)) {
    throw isInPlace ? wouldChange(old.file, places) : alreadyThere(paths);
  }
  const ignored = isSame ? undefined : write(paths, text, facts.modules.directory);
  return {
    ...written(paths, ignored),
    madeFrom: old.file,
    declarations: puppetfile.declarations.length,
    isWritten: !isSame,
    places,
    findings: diagnosePuppetfile(facts),
  };
}

function readOld(from: string, { directory, metadata }: ProjectPaths): NamedText {
  const file = relative(directory, from);
  const text = readTextFile(from, file, 'PUPPETFILE_UNREADABLE');
  if (text !== undefined) return { text, file };
  throw new PupfileError('PUPPETFILE_NOT_FOUND', `There is no Puppetfile \`${file}\``, {
    ...(existsSync(metadata) && { hint: '`pupfile init --from metadata` takes the metadata.json' }),
  });
}

async function initFromBolt(
  paths: ProjectPaths,
  settings: Settings,
  { path, isForced }: Omit<PeerOptions, 'source'>,
): Promise<PeerResult> {
  const file =
    path === undefined
      ? settingsFiles.bolt
      : relative(paths.directory, resolve(settings.directory, path));
  const { forgeUrl, modules } = readBolt(paths.directory, file);
  if (!isForced && hasEntry(paths.puppetfile)) throw alreadyThere(paths);
  // Where Bolt puts what it resolves, and where it looks for it.
  const modulesDirectory = '.modules';
  const text = formatPuppetfile({
    forgeUrl: settings.forgeUrl ?? forgeUrl ?? publicForgeUrl,
    modulesDirectory,
    usesMetadata: false,
    modules,
    exclusions: [],
    leftOut: [],
  });
  const name = basename(paths.puppetfile);
  const puppetfile = await declarationsIn({ text, file: name }, paths, settings);
  const facts = await gatherBeside(paths, settings, puppetfile);
  const ignored = write(paths, text, modulesDirectory);
  return {
    ...written(paths, ignored),
    madeFrom: file,
    declarations: puppetfile.declarations.length,
    isWritten: true,
    places: [],
    findings: findForeignSettings({ ...facts, unreadable: [] }).filter(
      ({ rule }) => rule === 'bolt-setting',
    ),
  };
}

function readBolt(directory: string, file: string): BoltDraft {
  const read = requireReadable(readSettingsFile(directory, file));
  const draft = read === undefined ? null : draftBoltProject(read);
  if (draft === null) {
    const message =
      read === undefined ? `There is no \`${file}\`` : `\`${file}\` has no \`modules\``;
    throw new PupfileError('PUPPETFILE_NOT_FOUND', message);
  }
  if (draft.mistakes.length === 0) return draft;
  throw new PupfileError(
    'SETTINGS_INVALID',
    `\`${file}\` names modules in a form that Bolt has not`,
    {
      labels: draft.mistakes,
    },
  );
}

/** A link that leads nowhere is there as well. */
function hasEntry(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The line that .gitignore got. */
function write(paths: ProjectPaths, text: string, modulesDirectory: string): string | undefined {
  stageTextFile(paths.puppetfile, text).commit();
  return ignoreDirectory(paths.directory, resolve(paths.directory, modulesDirectory));
}

function written({ puppetfile, lockfile }: ProjectPaths, ignored: string | undefined) {
  return {
    name: basename(puppetfile),
    leftOut: [],
    ignored,
    hasLockfile: existsSync(lockfile),
  };
}

function wouldChange(file: string, places: readonly AdoptedPlace[]): PupfileError {
  return new PupfileError('PUPPETFILE_EXISTS', `${file} has to be changed for pupfile`, {
    labels: places,
    hint: '`--force` writes it so, and nothing else of it changes',
  });
}

function alreadyThere({ puppetfile }: ProjectPaths): PupfileError {
  return new PupfileError('PUPPETFILE_EXISTS', `There is a ${basename(puppetfile)} already`, {
    hint: '`--force` overwrites it; `pupfile parse` shows what it says',
  });
}

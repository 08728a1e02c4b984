import { existsSync } from 'node:fs';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import { librarianModulesDirectory } from '../moving/librarian-settings.ts';
import type { ProjectFacts } from '../moving/project-facts.ts';
import { listContradictedPins } from '../moving/rules/contradicted-pins.ts';
import { settingAt } from '../moving/settings-file.ts';
import type { ProjectPaths } from '../project/find-project.ts';
import { loadPrismModule } from '../project/prism-module.ts';
import { adoptLines } from '../puppetfile/adopt-lines.ts';
import { adoptSettings, type FormerSettings } from '../puppetfile/adopt-settings.ts';
import { adoptStatements, type FormerMeaning } from '../puppetfile/adopt-statements.ts';
import type { AdoptedPlace } from '../puppetfile/adopted-text.ts';
import { applyEdits } from '../puppetfile/edit-text.ts';
import { readEditable } from '../puppetfile/editable-puppetfile.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { gatherBeside } from './gather-project-facts.ts';
import type { NamedText } from './puppetfile-text.ts';
import { declarationsIn } from './read-declarations.ts';
import { requireReadable } from './read-settings-files.ts';
import type { Settings } from './settings.ts';

/** The tools whose Puppetfiles are taken over as they are. */
export type PuppetfilePeer = 'r10k' | 'librarian';

/** A Puppetfile that means to pupfile what it meant to another tool. */
export interface AdoptedPuppetfile {
  readonly text: string;
  readonly puppetfile: Puppetfile;
  /** What was written otherwise; nothing where the text is the one that was there. */
  readonly places: readonly AdoptedPlace[];
  readonly facts: ProjectFacts;
}

/**
 * Takes a Puppetfile over from another tool: its text, written otherwise only where pupfile would read
 * something else in it, or nothing.
 *
 * Throws SETTINGS_INVALID, PUPPETFILE_NOT_EDITABLE where the new text would not say what was meant, and what
 * reading a Puppetfile throws.
 */
export async function adoptPuppetfile(
  { text, file }: NamedText,
  peer: PuppetfilePeer,
  { paths, settings }: { readonly paths: ProjectPaths; readonly settings: Settings },
): Promise<AdoptedPuppetfile> {
  const lines = adoptLines({ text, file }, { hasMetadata: existsSync(paths.metadata) });
  const readable = edited(text, lines.edits);
  const before = await declarationsIn({ text: readable, file }, paths, settings);
  const facts = await gatherBeside(paths, settings, before);
  for (const one of facts.unreadable) requireReadable(one);
  const former = formerSettings(peer, facts);
  const editable = readEditable({ text: readable, file }, loadPrismModule());
  const adoptions = [
    adoptSettings(editable, before, former),
    adoptStatements(editable, before, formerMeaning(peer, facts)),
  ];
  const after = editable.textWith(adoptions.flatMap(({ edits }) => edits));
  const puppetfile = await declarationsIn({ text: after, file }, paths, settings);
  holdMeaning(before, puppetfile, former);
  return {
    text: after,
    puppetfile,
    places: [lines, ...adoptions].flatMap(({ places }) => places),
    facts: { ...facts, puppetfile },
  };
}

/** Edits count without the byte order mark. */
function edited(text: string, edits: Parameters<typeof applyEdits>[1]): string {
  const mark = text.startsWith('\u{feff}') ? '\u{feff}' : '';
  return mark + applyEdits(text.slice(mark.length), edits);
}

function formerSettings(peer: PuppetfilePeer, { settings }: ProjectFacts): FormerSettings {
  const { r10k, librarian } = settings;
  if (peer === 'librarian') {
    const modulesDirectory = librarian && librarianModulesDirectory(librarian);
    return { modulesDirectory, file: librarian?.file ?? '' };
  }
  // Where r10k may, it takes the Puppetfile's Forge.
  const mayOverride = r10k && settingAt(r10k, 'forge.allow_puppetfile_override')?.text === 'true';
  const url = r10k && settingAt(r10k, 'forge.baseurl')?.text;
  const forgeUrl = url && !mayOverride ? normalizeForgeUrl(redactUrls(url)) : undefined;
  return { forgeUrl, file: r10k?.file ?? '' };
}

function formerMeaning(peer: PuppetfilePeer, facts: ProjectFacts): FormerMeaning {
  const isR10k = peer === 'r10k';
  const pins = isR10k ? listContradictedPins(facts) : [];
  return {
    tool: isR10k ? 'r10k' : 'librarian-puppet',
    takesLastRevision: isR10k,
    winners: new Set(pins.map(({ declaration }) => declaration.name)),
  };
}

/** Text that looks like a declaration may be in Ruby's hands. */
function holdMeaning(before: Puppetfile, after: Puppetfile, former: FormerSettings): void {
  const forgeUrl = former.forgeUrl ?? before.forgeUrl;
  const isMeant =
    modulesOf(before) === modulesOf(after) &&
    (after.forgeUrl === forgeUrl || after.forgeUrl === before.forgeUrl);
  if (isMeant) return;
  throw new PupfileError(
    'PUPPETFILE_NOT_EDITABLE',
    `${before.file} would say something else than was meant`,
    {
      notes: ['it was edited for a try and read again, and nothing was written'],
      hint: '`pupfile doctor` tells what to change by hand',
    },
  );
}

function modulesOf({ declarations, exclusions }: Puppetfile): string {
  const modules = declarations.map(({ name, requirements, source }) => [
    name,
    requirements,
    source.kind,
  ]);
  return JSON.stringify([modules, exclusions.map(({ name }) => name)]);
}

import type { PlacedValue } from '../errors/placed-value.ts';
import { redactUrls } from '../errors/redact.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import { hasAuthor, hyphenate, parseModuleName } from '../model/module-name.ts';
import { parseRange } from '../model/parse-range.ts';
import type { DraftModule } from '../puppetfile/format-puppetfile.ts';
import { type SettingsFile, settingAt } from './settings-file.ts';

/** What a bolt-project.yaml says of modules. */
export interface BoltDraft {
  /** Undefined where it names none. */
  readonly forgeUrl: string | undefined;
  readonly modules: readonly DraftModule[];
  /** Entries that cannot become a `mod` line, and why. */
  readonly mistakes: readonly BoltMistake[];
}

/** An entry of `modules` that says nothing. */
export interface BoltMistake {
  readonly span: SourceSpan;
  readonly text: string;
}

/**
 * Reads the modules of a bolt-project.yaml; null where it has no `modules`.
 *
 * Source: Bolt's reference of bolt-project.yaml: a name, or a map of `name`, `version_requirement`, `git`,
 * `ref` and `resolve`.
 */
export function draftBoltProject(file: SettingsFile): BoltDraft | null {
  const list = fieldOf(file.node, 'modules');
  if (list === undefined) return null;
  const forgeUrl = settingAt(file, 'module-install.forge.baseurl')?.text;
  if (list.kind !== 'list') {
    const isNothing = list.kind === 'scalar' && (list.value === null || list.value === undefined);
    const mistakes = isNothing ? [] : [{ span: list.span, text: 'not a list of modules' }];
    return { forgeUrl: addressOf(forgeUrl), modules: [], mistakes };
  }
  const drafts = list.items.map(draftEntry);
  return {
    forgeUrl: addressOf(forgeUrl),
    modules: drafts.filter((draft) => 'options' in draft),
    mistakes: drafts.filter((draft) => 'span' in draft),
  };
}

function addressOf(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : normalizeForgeUrl(redactUrls(text));
}

function draftEntry(node: PlacedValue): DraftModule | BoltMistake {
  const { span } = node;
  if (node.kind === 'list') return { span, text: 'a list instead of a module' };
  const text = (key: string) => scalarText(node.kind === 'map' ? fieldOf(node, key) : undefined);
  const name = node.kind === 'scalar' ? scalarText(node) : text('name');
  const [git, resolve] = [text('git'), text('resolve')];
  const draft =
    git === undefined
      ? draftForge({ name, requirement: text('version_requirement'), resolve })
      : draftGit({ name, git, ref: text('ref'), resolve });
  return typeof draft === 'string' ? { span, text: draft } : draft;
}

interface BoltForge {
  readonly name: string | undefined;
  readonly requirement: string | undefined;
  readonly resolve: string | undefined;
}

/** A reason where it says nothing. */
function draftForge({ name, requirement, resolve }: BoltForge): DraftModule | string {
  const spelledName = hyphenate(name ?? '');
  if (parseModuleName(spelledName) === null || !hasAuthor(spelledName)) {
    return 'not a module: its name has to be `author/name`';
  }
  if (requirement !== undefined && parseRange(requirement) === null) {
    return `not a range of versions: ${requirement}`;
  }
  return {
    name: spelledName,
    requirements: requirement === undefined ? [] : [inPuppetfileWords(requirement)],
    options: {},
    ...commentOf(resolve, []),
  };
}

interface BoltGit {
  readonly name: string | undefined;
  readonly git: string;
  readonly ref: string | undefined;
  readonly resolve: string | undefined;
}

/** Bolt, too, takes the name from the module itself where none is given; here it is the repository's. */
function draftGit({ name, git, ref, resolve }: BoltGit): DraftModule | string {
  const url = redactUrls(git);
  const repository = url.replace(/\/+$|\.git\/?$/g, '').replace(/^.*[/:]/, '');
  const remarks = name === undefined ? ['its name is that of the repository'] : [];
  const spelledName = hyphenate(name ?? repository);
  if (parseModuleName(spelledName) === null) return 'it needs a `name`';
  return {
    name: spelledName,
    requirements: [],
    options: { git: url, ...(ref === undefined ? {} : { ref }) },
    ...commentOf(resolve, remarks),
  };
}

/** `resolve: false` is a module whose dependencies Bolt does not look at. */
function commentOf(
  resolve: string | undefined,
  remarks: readonly string[],
): Pick<DraftModule, 'comment'> {
  const words = [...(resolve === 'false' ? ['resolver:disable Dependency/All'] : []), ...remarks];
  return words.length === 0 ? {} : { comment: words.join(' # ') };
}

/** `~> 1.2` is `>= 1.2.0 < 1.3.0` to Bolt, and RubyGems' `>= 1.2 < 2` in a Puppetfile; `~1.2` is the former. */
function inPuppetfileWords(requirement: string): string {
  return requirement.trim().replace(/~>\s*(?=\d+(?:\.\d+)?(?![\d.]))/g, '~');
}

function fieldOf(node: PlacedValue | undefined, key: string): PlacedValue | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.find((entry) => entry.key === key)?.value;
}

function scalarText(node: PlacedValue | undefined): string | undefined {
  const value = node?.kind === 'scalar' ? node.value : undefined;
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

import { PupfileError } from '../errors/pupfile-error.ts';
import { normalizeForgeUrl, publicForgeUrl } from '../model/forge-url.ts';
import type { Directive, ModuleDeclaration } from '../model/module-declaration.ts';
import type { ForgeSource, ModuleSource } from '../model/module-source.ts';
import { type DeclarationScope, readDeclaration, readExclusion } from './declarations.ts';
import type { DirectiveLookup } from './directives.ts';
import type { DslCall, DslWord } from './dsl-calls.ts';
import { findForges } from './find-forges.ts';
import { readForgeUrl } from './forge-address.ts';
import { attempt } from './gather-errors.ts';
import { textOf } from './given-options.ts';
import { mergeDeclarations } from './merge-declarations.ts';
import { type ProjectMetadata, readMetadataDeclarations } from './metadata-json.ts';
import type { Exclusion, Puppetfile, PuppetfileWarning } from './puppetfile.ts';
import { findShortcut, readSourceCall, type SourceShortcuts } from './source-shortcuts.ts';
import { warnOfForges, warnOfModuleDirectories } from './word-warnings.ts';

/** What the words of a Puppetfile refer to beyond itself. */
export interface InterpretationContext {
  readonly file: string;
  readonly metadata?: ProjectMetadata | undefined;
  /** Overrides the file's own `forge`. */
  readonly forgeUrl?: string | undefined;
  /** The branch of the control repository, for modules that follow it. */
  readonly controlBranch?: string | undefined;
  /** What comments say of the statement that begins at a line. */
  readonly directivesAt?: DirectiveLookup | undefined;
}

/** Gives the recorded words of a Puppetfile their meaning; adds to `errors` what has none. */
export function interpretCalls(
  calls: readonly DslCall[],
  context: InterpretationContext,
  errors: PupfileError[],
): Puppetfile {
  const everywhere = flattenCalls(calls);
  const directories = everywhere.filter(({ word }) => word === 'moduledir');
  const forges = forgesOf(calls, context);
  const reading: Reading = {
    context,
    errors,
    warnings: [],
    forges,
    modulesDirectory: firstModulesDirectory(everywhere, directories),
    installPath: undefined,
    source: forges,
    isInBlock: false,
    shortcuts: new Map(),
    declarations: [],
    exclusions: [],
  };
  for (const call of calls) readCall(call, reading);
  const { warnings, modulesDirectory, exclusions } = reading;
  warnings.push(...warnOfForges(calls), ...warnOfModuleDirectories(calls, directories));
  const declarations = mergeDeclarations(preferMods(reading.declarations, context), warnings);
  return {
    file: context.file,
    forgeUrl: forges.url,
    ...(forges.fallbackUrls === undefined ? {} : { fallbackForgeUrls: forges.fallbackUrls }),
    modulesDirectory,
    declarations,
    exclusions,
    warnings,
  };
}

/** Who asks pupfile for another Forge means those that the file's statements name. */
function forgesOf(calls: readonly DslCall[], { forgeUrl }: InterpretationContext): ForgeSource {
  const urls = forgeUrl === undefined ? findForges(calls) : [normalizeForgeUrl(forgeUrl)];
  const [url = publicForgeUrl, ...fallbackUrls] = urls;
  return { kind: 'forge', url, ...(fallbackUrls.length === 0 ? {} : { fallbackUrls }) };
}

/** How far the reading of a file has come. */
interface Reading {
  readonly context: InterpretationContext;
  readonly errors: PupfileError[];
  readonly warnings: PuppetfileWarning[];
  /** Those of the file's own statements, which are asked in their order. */
  readonly forges: ForgeSource;
  readonly modulesDirectory: string | undefined;
  /** Where the modules from here on are put, if not into the modules directory. */
  installPath: string | undefined;
  /** Where the modules from here on come from, unless they say so themselves. */
  source: ModuleSource;
  /** Whether it is a block of a source that is being read. */
  isInBlock: boolean;
  readonly shortcuts: SourceShortcuts;
  readonly declarations: ModuleDeclaration[];
  readonly exclusions: Exclusion[];
}

function readCall(call: DslCall, reading: Reading): void {
  const { errors, declarations, exclusions } = reading;
  switch (call.word) {
    case 'mod': {
      const declaration = readDeclaration(call, scopeOf(call, reading));
      if (declaration !== null) declarations.push(declaration);
      return;
    }
    case 'metadata':
      declarations.push(...(attempt(errors, () => includeMetadata(call, reading)) ?? []));
      return;
    case 'exclusion':
      exclusions.push(...(attempt(errors, () => [readExclusion(call)]) ?? []));
      return;
    case 'moduledir':
      attempt(errors, () => changeDirectory(call, reading));
      return;
    case 'forge':
      changeSource(call, reading, () => readForge(call, reading));
      return;
    case 'source':
    case 'git':
    case 'path':
    case 'github_tarball': {
      const scope = scopeOf(call, reading);
      changeSource(call, reading, () => readSourceCall(call, reading.shortcuts, scope));
      return;
    }
    case 'modulefile':
      return;
  }
}

function scopeOf(call: DslCall, reading: Reading): DeclarationScope {
  const { context, shortcuts } = reading;
  return {
    source: reading.source,
    forges: reading.forges,
    controlBranch: context.controlBranch,
    findShortcut: (name) => findShortcut(shortcuts, name),
    installPath: reading.installPath,
    directives: directivesOf(call, context),
    warnings: reading.warnings,
    errors: reading.errors,
  };
}

function directivesOf(
  { span, topLine = span.line }: DslCall,
  { directivesAt }: InterpretationContext,
): readonly Directive[] {
  if (directivesAt === undefined) return [];
  const lines = [...new Set([span.line, topLine])];
  return [...new Set(lines.flatMap((line) => directivesAt(line)))];
}

/**
 * A source holds for its block, else to the end of the block that it stands in. A Forge outside of
 * every block is one of those that are asked in turn, and ties no module to itself.
 */
function changeSource(call: DslCall, reading: Reading, read: () => ModuleSource | null): void {
  const { source: outer, isInBlock } = reading;
  const source = attempt(reading.errors, read) ?? outer;
  const isStatement = call.block === null && !isInBlock;
  reading.source = isStatement && source.kind === 'forge' ? reading.forges : source;
  if (call.block === null) return;
  reading.isInBlock = true;
  for (const inner of call.block) readCall(inner, reading);
  Object.assign(reading, { source: outer, isInBlock });
}

function readForge({ args: [value], span }: DslCall, { warnings }: Reading): ModuleSource {
  const written = value ?? { kind: 'nil' as const, span };
  return { kind: 'forge', url: readForgeUrl(written, 'forge', warnings) };
}

/** As in r10k, `moduledir` counts for the modules after it. */
function changeDirectory({ args: [value], span }: DslCall, reading: Reading): void {
  const path = textOf(value ?? { kind: 'nil', span }, 'moduledir');
  reading.installPath = path === reading.modulesDirectory ? undefined : path;
}

function includeMetadata({ span }: DslCall, reading: Reading): readonly ModuleDeclaration[] {
  const { context, source, forges, warnings } = reading;
  const own = source.kind === 'forge' ? source : forges;
  if (context.metadata !== undefined) {
    return readMetadataDeclarations(context.metadata, { source: own, warnings });
  }
  throw new PupfileError('METADATA_INVALID', 'Metadata file does not exist: metadata.json', {
    labels: [{ span, text: 'asks for it' }],
  });
}

/** What the Puppetfile says of a module replaces what the metadata.json says. */
function preferMods(
  declared: readonly ModuleDeclaration[],
  { file }: InterpretationContext,
): ModuleDeclaration[] {
  const own = new Set(declared.filter(({ span }) => span.file === file).map(({ name }) => name));
  return declared.filter(({ name, span }) => span.file === file || !own.has(name));
}

/** The one that holds where modules begin; a later one is for the modules after it only. */
function firstModulesDirectory(
  everywhere: readonly DslCall[],
  directories: readonly DslCall[],
): string | undefined {
  if (directories.length === 0) return undefined;
  const declaring: readonly DslWord[] = ['mod', 'metadata'];
  const start = everywhere.findIndex(({ word }) => declaring.includes(word));
  const before = start === -1 ? everywhere : everywhere.slice(0, start);
  return firstText(directories.filter((call) => before.includes(call)).slice(-1));
}

function flattenCalls(calls: readonly DslCall[]): DslCall[] {
  return calls.flatMap((call) =>
    call.block === null ? call : [call, ...flattenCalls(call.block)],
  );
}

/** What is no text is told where the word is read. */
function firstText(calls: readonly DslCall[]): string | undefined {
  const [value] = calls.flatMap(({ args }) => args[0] ?? []);
  const text = value?.kind === 'string' || value?.kind === 'symbol' ? value.text.trim() : '';
  return text === '' ? undefined : text;
}

import { PupfileError } from '../errors/pupfile-error.ts';
import { normalizeForgeUrl, publicForgeUrl } from '../model/forge-url.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { mergeDeclarations, readDeclaration, readExclusion } from './declarations.ts';
import type { DslCall, DslWord } from './dsl-calls.ts';
import { attempt, invalid } from './gather-errors.ts';
import { type ProjectMetadata, readMetadataDeclarations } from './metadata-json.ts';
import { findUnknownOptions } from './module-options.ts';
import type { Puppetfile, PuppetfileWarning } from './puppetfile.ts';

/** What the words of a Puppetfile refer to beyond itself. */
export interface InterpretationContext {
  readonly file: string;
  readonly metadata?: ProjectMetadata | undefined;
  /** Overrides the file's own `forge`. */
  readonly forgeUrl?: string | undefined;
}

/** Gives the recorded words of a Puppetfile their meaning; adds to `errors` what has none. */
export function interpretCalls(
  calls: readonly DslCall[],
  context: InterpretationContext,
  errors: PupfileError[],
): Puppetfile {
  const forges = calls.filter(({ word, block }) => word === 'forge' && block === null);
  const stated = readLastText(forges, errors);
  const forgeUrl = normalizeForgeUrl(context.forgeUrl ?? stated ?? publicForgeUrl);
  const everywhere = flattenCalls(calls);
  const withWord = (wanted: DslWord) => everywhere.filter(({ word }) => word === wanted);
  const declared = declareModules(calls, { ...context, forgeUrl, errors });
  const { declarations, warnings } = mergeDeclarations(preferMods(declared, context));
  return {
    file: context.file,
    forgeUrl,
    modulesDirectory: readLastText(withWord('moduledir'), errors),
    declarations,
    exclusions: withWord('exclusion').flatMap(
      (call) => attempt(errors, () => readExclusion(call)) ?? [],
    ),
    warnings: [
      ...warnOfForges(forges),
      ...withWord('mod').flatMap(({ options }) => findUnknownOptions(options)),
      ...warnings,
    ],
  };
}

interface Scope extends InterpretationContext {
  readonly forgeUrl: string;
  readonly errors: PupfileError[];
}

function declareModules(calls: readonly DslCall[], scope: Scope): ModuleDeclaration[] {
  return calls.flatMap((call) => declareModule(call, scope));
}

function declareModule(call: DslCall, scope: Scope): readonly ModuleDeclaration[] {
  const { forgeUrl, errors } = scope;
  switch (call.word) {
    case 'mod': {
      const declaration = readDeclaration(call, forgeUrl, errors);
      return declaration === null ? [] : [declaration];
    }
    case 'metadata':
      return attempt(errors, () => includeMetadata(call, scope)) ?? [];
    case 'forge': {
      const url = call.block === null ? null : attempt(errors, () => readText(call));
      return declareModules(call.block ?? [], {
        ...scope,
        forgeUrl: url === null ? forgeUrl : normalizeForgeUrl(url),
      });
    }
    case 'moduledir':
    case 'modulefile':
    case 'exclusion':
      return [];
  }
}

function includeMetadata(
  { span }: DslCall,
  { metadata, forgeUrl }: Scope,
): readonly ModuleDeclaration[] {
  if (metadata !== undefined) return readMetadataDeclarations(metadata, forgeUrl);
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

function flattenCalls(calls: readonly DslCall[]): DslCall[] {
  return calls.flatMap((call) => [call, ...flattenCalls(call.block ?? [])]);
}

/** The argument of the last of the calls; each of them must have a text. */
function readLastText(calls: readonly DslCall[], errors: PupfileError[]): string | undefined {
  const texts = calls.map((call) => attempt(errors, () => readText(call)));
  return texts.at(-1) ?? undefined;
}

function readText({ word, args: [value], span }: DslCall): string {
  if (value?.kind === 'string' && value.text.trim() !== '') return value.text.trim();
  throw invalid(`\`${word}\` must be given a text`, value?.span ?? span, 'not a text');
}

function warnOfForges(forges: readonly DslCall[]): PuppetfileWarning[] {
  const last = forges.at(-1);
  const others = forges.filter(({ args: [url] }) => urlText(url) !== urlText(last?.args[0]));
  return others.map(({ span }) => ({
    message: `Another \`forge\` on line ${last?.span.line} replaces this one`,
    span,
    hint: 'only one Forge can be the default; `mod` takes another one as `forge:`',
  }));
}

function urlText(value: DslCall['args'][number] | undefined): string | undefined {
  return value?.kind === 'string' ? normalizeForgeUrl(value.text) : undefined;
}

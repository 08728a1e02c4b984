import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import { normalizeForgeUrl, publicForgeUrl } from '../model/forge-url.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { hasAuthor, hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { parseRange } from '../model/parse-range.ts';
import { anyVersion, intersectRanges, type VersionRange } from '../model/version-range.ts';
import { attempt, throwGathered } from './gather-errors.ts';
import type { Puppetfile } from './puppetfile.ts';
import { createSourceText, type SourceText } from './source-text.ts';

/** A project's metadata.json. */
export interface ProjectMetadata {
  readonly text: string;
  /** The file's name as messages show it. */
  readonly file: string;
}

/**
 * Reads a project's metadata.json as if a Puppetfile said no more than `metadata`.
 *
 * @throws METADATA_INVALID
 */
export function readMetadataPuppetfile({
  text,
  file,
  forgeUrl = publicForgeUrl,
}: ProjectMetadata & { readonly forgeUrl?: string }): Puppetfile {
  const url = normalizeForgeUrl(forgeUrl);
  return {
    file,
    forgeUrl: url,
    modulesDirectory: undefined,
    declarations: readMetadataDeclarations({ text, file }, url),
    exclusions: [],
    warnings: [],
  };
}

/**
 * The dependencies of a project's metadata.json, one declaration for each module.
 *
 * @throws METADATA_INVALID, naming every dependency that cannot be read
 */
export function readMetadataDeclarations(
  { text, file }: ProjectMetadata,
  forgeUrl: string,
): readonly ModuleDeclaration[] {
  const source = createSourceText(file, text);
  const errors: PupfileError[] = [];
  const locate = dependencyLocator(source);
  const byName = new Map<ModuleName, ModuleDeclaration>();
  for (const dependency of parseDependencies(source)) {
    const declaration = attempt(errors, () =>
      readDependency(dependency, { locate, forgeUrl, file }),
    );
    if (declaration === null) continue;
    const earlier = byName.get(declaration.name);
    byName.set(declaration.name, earlier ? joinDependencies(earlier, declaration) : declaration);
  }
  throwGathered(file, errors);
  return [...byName.values()];
}

function parseDependencies(source: SourceText): readonly unknown[] {
  const metadata = parseJson(source);
  if (!isObject(metadata)) {
    throw metadataError(
      `${source.file} holds no JSON object`,
      source.spanBetween(0, 1),
      'expected `{`',
    );
  }
  const dependencies = metadata['dependencies'] ?? [];
  if (Array.isArray(dependencies)) return dependencies;
  const start = Math.max(0, source.text.indexOf('"dependencies"'));
  throw metadataError(
    `The \`dependencies\` of ${source.file} must be an array`,
    source.spanBetween(start, start + '"dependencies"'.length),
    'not an array',
  );
}

function parseJson(source: SourceText): unknown {
  try {
    return JSON.parse(source.text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    // V8 tells the position of what it did not expect, but not of an end that came too early.
    const position = /at position (\d+)/.exec(reason)?.[1];
    const start = position === undefined ? source.text.trimEnd().length : Number(position);
    const message = `Unable to parse json file ${source.file}`;
    throw metadataError(message, source.spanBetween(start, start + 1), 'not valid JSON', error);
  }
}

interface DependencyContext {
  readonly locate: (name: string) => SourceSpan;
  readonly forgeUrl: string;
  readonly file: string;
}

function readDependency(
  dependency: unknown,
  { locate, forgeUrl, file }: DependencyContext,
): ModuleDeclaration {
  const entry = isObject(dependency) ? dependency : {};
  const written = entry['name'];
  const spelled = typeof written === 'string' ? written : '';
  const span = locate(spelled);
  const name = parseModuleName(spelled);
  if (name === null || !hasAuthor(name)) {
    const shown = written === undefined ? 'A dependency without a name' : JSON.stringify(written);
    throw metadataError(`${shown} is not a module's name in ${file}`, span, 'not a name');
  }
  const range = readRange(entry);
  if (range === null) {
    throw metadataError(
      `The version range of \`${spelled}\` in ${file} cannot be read`,
      span,
      'its range is unreadable',
    );
  }
  return {
    name,
    spelledName: hyphenate(spelled),
    range,
    requirements: range === anyVersion ? [] : [range.text],
    source: { kind: 'forge', url: forgeUrl },
    span,
  };
}

/** `version_range` is what some old modules say instead. */
function readRange(entry: Readonly<Record<string, unknown>>): VersionRange | null {
  const text = entry['version_requirement'] ?? entry['version_range'] ?? '';
  if (typeof text !== 'string') return null;
  return text.trim() === '' ? anyVersion : parseRange(text);
}

function joinDependencies(earlier: ModuleDeclaration, later: ModuleDeclaration): ModuleDeclaration {
  return {
    ...earlier,
    range: intersectRanges([earlier.range, later.range].filter((range) => range !== anyVersion)),
    requirements: [...earlier.requirements, ...later.requirements],
  };
}

/** Finds each dependency's name in the text, from one to the next; line 1 where it is spelled oddly. */
function dependencyLocator(source: SourceText): (name: string) => SourceSpan {
  let position = Math.max(0, source.text.indexOf('"dependencies"'));
  return (name) => {
    const written = JSON.stringify(name);
    const start = source.text.indexOf(written, position);
    if (start < 0) return source.spanBetween(0, 0);
    position = start + written.length;
    return source.spanBetween(start, position);
  };
}

function metadataError(message: string, span: SourceSpan, text: string, cause?: unknown) {
  return new PupfileError('METADATA_INVALID', message, { labels: [{ span, text }], cause });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

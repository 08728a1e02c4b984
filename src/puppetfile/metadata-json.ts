import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import { normalizeForgeUrl, publicForgeUrl } from '../model/forge-url.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { hasAuthor, hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import type { ForgeSource } from '../model/module-source.ts';
import { parseRange } from '../model/parse-range.ts';
import { anyVersion, intersectRanges, type VersionRange } from '../model/version-range.ts';
import { createSourceText, type SourceText } from '../ruby/source-text.ts';
import { attempt, throwGathered } from './gather-errors.ts';
import {
  type LocatedEntry,
  type LocatedJson,
  type LocatedObject,
  parseLocatedJson,
} from './located-json.ts';
import type { Puppetfile, PuppetfileWarning } from './puppetfile.ts';

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
  const warnings: PuppetfileWarning[] = [];
  return {
    file,
    forgeUrl: url,
    modulesDirectory: undefined,
    declarations: readMetadataDeclarations(
      { text, file },
      { source: { kind: 'forge', url }, warnings },
    ),
    exclusions: [],
    warnings,
  };
}

interface MetadataScope {
  /** Where the modules come from. */
  readonly source: ForgeSource;
  /** What is odd about the file goes there. */
  readonly warnings: PuppetfileWarning[];
}

/**
 * The dependencies of a project's metadata.json, one declaration for each module.
 *
 * @throws METADATA_INVALID, naming every dependency that cannot be read
 */
export function readMetadataDeclarations(
  { text, file }: ProjectMetadata,
  { source: forges, warnings }: MetadataScope,
): readonly ModuleDeclaration[] {
  const source = createSourceText(file, text);
  const errors: PupfileError[] = [];
  const byName = new Map<ModuleName, ModuleDeclaration>();
  for (const dependency of readDependencies(source, warnings)) {
    const entry = dependency.kind === 'object' ? dependency : emptyObject(dependency);
    warnings.push(...warnOfDoubleKeys(entry, source));
    const declaration = attempt(errors, () => readDependency(entry, { source, forges }));
    if (declaration === null) continue;
    const earlier = byName.get(declaration.name);
    byName.set(declaration.name, earlier ? joinDependencies(earlier, declaration) : declaration);
  }
  throwGathered(file, errors);
  return [...byName.values()];
}

function readDependencies(
  source: SourceText,
  warnings: PuppetfileWarning[],
): readonly LocatedJson[] {
  const metadata = parseLocatedJson(source);
  if (metadata.kind !== 'object') {
    throw metadataError(
      `${source.file} holds no JSON object`,
      source.spanBetween(metadata.start, metadata.start + 1),
      'expected `{`',
    );
  }
  warnings.push(...warnOfDoubleKeys(metadata, source));
  const { key, value } = entryOf(metadata, 'dependencies') ?? {};
  if (key === undefined || value === undefined || isNull(value)) return [];
  if (value.kind === 'array') return value.elements;
  throw metadataError(
    `The \`dependencies\` of ${source.file} must be an array`,
    source.spanBetween(key.start, key.end),
    'not an array',
  );
}

interface DependencyContext {
  readonly source: SourceText;
  readonly forges: ForgeSource;
}

function readDependency(
  entry: LocatedObject,
  { source, forges }: DependencyContext,
): ModuleDeclaration {
  const written = entryOf(entry, 'name')?.value ?? entry;
  const span = source.spanBetween(written.start, written.end);
  const spelled = written.kind === 'scalar' ? written.value : undefined;
  const name = typeof spelled === 'string' ? parseModuleName(spelled) : null;
  if (typeof spelled !== 'string' || name === null || !hasAuthor(name)) {
    const shown =
      written === entry
        ? 'A dependency without a name'
        : source.text.slice(written.start, written.end);
    throw metadataError(`${shown} is not a module's name in ${source.file}`, span, 'not a name');
  }
  const range = readRange(entry);
  if (range === null) {
    throw metadataError(
      `The version range of \`${spelled}\` in ${source.file} cannot be read`,
      rangeSpan(entry, source) ?? span,
      'its range is unreadable',
    );
  }
  return {
    name,
    spelledName: hyphenate(spelled),
    range,
    requirements: range === anyVersion ? [] : [range.text],
    source: forges,
    span,
  };
}

/** `version_range` is what some old modules say instead. */
function rangeValue(entry: LocatedObject): LocatedJson | undefined {
  return ['version_requirement', 'version_range']
    .flatMap((key) => entryOf(entry, key)?.value ?? [])
    .find((value) => !isNull(value));
}

function readRange(entry: LocatedObject): VersionRange | null {
  const value = rangeValue(entry);
  const text = value === undefined ? '' : value.kind === 'scalar' ? value.value : null;
  if (typeof text !== 'string') return null;
  return text.trim() === '' ? anyVersion : parseRange(text);
}

function rangeSpan(entry: LocatedObject, source: SourceText): SourceSpan | undefined {
  const value = rangeValue(entry);
  return value === undefined ? undefined : source.spanBetween(value.start, value.end);
}

function joinDependencies(earlier: ModuleDeclaration, later: ModuleDeclaration): ModuleDeclaration {
  return {
    ...earlier,
    range: intersectRanges([earlier.range, later.range].filter((range) => range !== anyVersion)),
    requirements: [...earlier.requirements, ...later.requirements],
  };
}

/** As everywhere in JSON, the last of several entries with one key counts. */
function entryOf({ entries }: LocatedObject, key: string): LocatedEntry | undefined {
  return entries.findLast((entry) => entry.key.value === key);
}

function warnOfDoubleKeys({ entries }: LocatedObject, source: SourceText): PuppetfileWarning[] {
  const last = new Map(entries.map((entry) => [entry.key.value, entry]));
  return entries
    .filter((entry) => last.get(entry.key.value) !== entry)
    .map(({ key }) => ({
      rule: 'duplicate-key',
      message: `\`${String(key.value)}\` stands here twice; the last one counts`,
      span: source.spanBetween(key.start, key.end),
      hint: 'keep one of them',
    }));
}

function emptyObject({ start, end }: LocatedJson): LocatedObject {
  return { kind: 'object', entries: [], start, end };
}

function isNull(value: LocatedJson): boolean {
  return value.kind === 'scalar' && value.value === null;
}

function metadataError(message: string, span: SourceSpan, text: string) {
  return new PupfileError('METADATA_INVALID', message, { labels: [{ span, text }] });
}

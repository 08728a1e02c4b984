import type { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { hasAuthor, hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { parseRequirement, parseRequirements } from '../model/parse-range.ts';
import { anyVersion, type VersionRange } from '../model/version-range.ts';
import type { DslCall } from './dsl-calls.ts';
import { attempt, invalid } from './gather-errors.ts';
import { readModuleOptions } from './module-options.ts';
import type { Exclusion, PuppetfileWarning } from './puppetfile.ts';
import { inspectValue, type RubyText, type RubyValue } from './ruby-value.ts';

/** Reads a `mod` line; what is wrong with it goes to the errors, and null comes back. */
export function readDeclaration(
  call: DslCall,
  forgeUrl: string,
  errors: PupfileError[],
): ModuleDeclaration | null {
  const name = attempt(errors, () => readName(call));
  const options = attempt(errors, () => readModuleOptions(call.options, forgeUrl));
  const versions = [...call.args.slice(1), ...(options?.version ? [options.version] : [])];
  const wanted = attempt(errors, () => readRequirements(versions));
  if (name === null || options === null || wanted === null) return null;
  const { source } = options;
  const declaration = { ...name, ...wanted, source, span: call.span };
  return attempt(errors, () => checkAuthor(declaration, call));
}

/** Reads an `exclusion` line. */
export function readExclusion(call: DslCall): Exclusion {
  return { ...readName(call), span: call.span };
}

interface ReadName {
  readonly name: ModuleName;
  readonly spelledName: string;
}

function readName({ word, args: [value], span }: DslCall): ReadName {
  const text = value?.kind === 'string' || value?.kind === 'symbol' ? value.text : '';
  const name = parseModuleName(text);
  if (name !== null) return { name, spelledName: hyphenate(text) };
  const written = value === undefined ? 'nothing' : inspectValue(value);
  throw invalid(
    `\`${written}\` is not a module's name`,
    value?.span ?? span,
    `not a name for \`${word}\``,
    "a name is an author and a module: 'puppetlabs/stdlib' or 'puppetlabs-stdlib'",
  );
}

function readRequirements(values: readonly RubyValue[]): {
  readonly requirements: readonly string[];
  readonly range: VersionRange;
} {
  const texts = values.flatMap(requirementTexts);
  const unreadable = texts.find(({ text }) => parseRequirement(text) === null);
  if (unreadable !== undefined) throw unreadableRange(unreadable);
  const requirements = texts.map(({ text }) => text.trim()).filter((text) => !isAny(text));
  return { requirements, range: parseRequirements(requirements) ?? anyVersion };
}

function isAny(text: string): boolean {
  return parseRequirement(text) === anyVersion;
}

function requirementTexts(value: RubyValue): RubyText[] {
  switch (value.kind) {
    case 'string':
    case 'symbol':
      return [value];
    case 'array':
      return value.elements.flatMap(requirementTexts);
    case 'nil':
      return [];
    default:
      throw unreadableRange(value);
  }
}

function unreadableRange(value: RubyValue): PupfileError {
  const written = value.kind === 'string' ? value.text : inspectValue(value);
  return invalid(
    `\`${written}\` is not a version range`,
    value.span,
    'not a version range',
    rangeHint(value, written),
  );
}

function rangeHint(value: RubyValue, written: string): string {
  if (value.kind === 'number') return `put the version in quotes: '${written}'`;
  if (/^(?:[a-z+]+:\/\/|git@)/.test(written)) return `a repository is an option: git: '${written}'`;
  return "a range is '1.2.3', '1.x', '~> 1.2' or '>= 1.2.3 < 2.0.0'";
}

function checkAuthor(declaration: ModuleDeclaration, call: DslCall): ModuleDeclaration {
  const { name, spelledName, source } = declaration;
  if (source.kind !== 'forge' || hasAuthor(name)) return declaration;
  throw invalid(
    `\`${spelledName}\` has no author, and a Forge knows modules by author and name`,
    call.args[0]?.span ?? call.span,
    'whose module?',
    `write 'AUTHOR/${spelledName}', or say where it is with git: or path:`,
  );
}

/** The declarations of a file, one for each module, and what is odd about them. */
export interface MergedDeclarations {
  readonly declarations: readonly ModuleDeclaration[];
  readonly warnings: readonly PuppetfileWarning[];
}

/** Joins the declarations of one module: all requirements count, and the last source. */
export function mergeDeclarations(all: readonly ModuleDeclaration[]): MergedDeclarations {
  const byName = new Map<ModuleName, ModuleDeclaration>();
  const warnings: PuppetfileWarning[] = [];
  for (const declaration of all) {
    const { name, span, spelledName } = declaration;
    const earlier = byName.get(name);
    byName.set(name, earlier === undefined ? declaration : joinDeclarations(earlier, declaration));
    if (earlier === undefined) continue;
    warnings.push({
      message: `\`${spelledName}\` is declared again after line ${earlier.span.line}: all requirements count, and the last source`,
      span,
      hint: 'keep one of the lines',
    });
  }
  return { declarations: [...byName.values()], warnings };
}

function joinDeclarations(earlier: ModuleDeclaration, later: ModuleDeclaration): ModuleDeclaration {
  const requirements = [...new Set([...earlier.requirements, ...later.requirements])];
  return { ...later, requirements, range: parseRequirements(requirements) ?? later.range };
}

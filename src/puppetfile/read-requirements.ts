import { nearestWord } from '../errors/nearest-word.ts';
import type { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleSource } from '../model/module-source.ts';
import { parseRequirement } from '../model/parse-range.ts';
import { anyVersion, intersectRanges, type VersionRange } from '../model/version-range.ts';
import { inspectValue, type RubyText, type RubyValue } from '../ruby/ruby-value.ts';
import { invalid } from './gather-errors.ts';
import { findOddCharacters } from './odd-characters.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

/** What a `mod` line says of versions. */
export interface ReadRequirements {
  /** Without those that allow any version. */
  readonly requirements: readonly string[];
  readonly range: VersionRange;
}

interface RequirementContext {
  readonly kind: ModuleSource['kind'];
  readonly warnings: PuppetfileWarning[];
}

/** Reads the version requirements of a `mod` line. Throws PUPPETFILE_INVALID. */
export function readRequirements(
  values: readonly RubyValue[],
  context: RequirementContext,
): ReadRequirements {
  const ranges = values
    .flatMap(requirementTexts)
    .flatMap((value) => readRequirement(value, context) ?? [])
    .filter((range) => range !== anyVersion);
  return { requirements: ranges.map(({ text }) => text), range: intersectRanges(ranges) };
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

/** Null where it means nothing, of which the user is warned. */
function readRequirement(
  value: RubyText,
  { kind, warnings }: RequirementContext,
): VersionRange | null {
  const range = parseRequirement(value.text) ?? (kind === 'github_tarball' ? tagged(value) : null);
  if (range !== null) {
    if (value.text !== value.text.trim()) warnings.push(blanksAround(value));
    return range;
  }
  if (kind === 'forge' || kind === 'github_tarball') throw unreadableRange(value);
  warnings.push(noRange(value, kind));
  return null;
}

// RubyGems' versions, of which Semantic Versioning knows only some: 2.9.0.2, 1.4.0.pre2
const gemVersion = /^(?:=\s*)?(v?\d+(?:[.-][0-9A-Za-z]+)*)$/;

/** The one tag of that name. */
function tagged({ text }: RubyText): VersionRange | null {
  const tag = gemVersion.exec(text.trim())?.[1]?.replace(/^v/, '');
  if (tag === undefined) return null;
  const isTag = (version: { readonly text: string }) => version.text === tag;
  return { text: text.trim(), allows: isTag, covers: isTag };
}

function blanksAround(value: RubyText): PuppetfileWarning {
  return {
    rule: 'version-blanks',
    message: `\`${inspectValue(value)}\` has blanks around it, which r10k refuses`,
    span: value.span,
    hint: `write '${value.text.trim()}'`,
  };
}

function noRange(value: RubyText, kind: ModuleSource['kind']): PuppetfileWarning {
  return {
    rule: 'ignored-version',
    message: `\`${inspectValue(value)}\` is not a version range; it is ignored, because the module does not come from a Forge`,
    span: value.span,
    ...(kind === 'git' ? { hint: `a branch or a tag is an option: ref: '${value.text}'` } : {}),
  };
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

const branches = /^(?:HEAD|master|main|trunk|develop|development|production)$/;

function rangeHint(value: RubyValue, written: string): string {
  const [odd] = findOddCharacters(written);
  const mended = mendedRange(written);
  if (value.kind === 'number') return `put the version in quotes: '${written}'`;
  if (odd !== undefined) return `it holds ${odd.description}; write the version anew`;
  if (written.includes('<%')) return 'render the template, and give pupfile what comes out';
  if (/^(?:[a-z+]+:\/\/|git@)/.test(written)) return `a repository is an option: git: '${written}'`;
  if (branches.test(written)) return `a branch needs its repository: git: 'URL', ref: '${written}'`;
  if (nearestWord(written, ['latest']) !== undefined) return 'did you mean :latest?';
  if (mended !== undefined) return `did you mean '${mended}'?`;
  return "a range is '1.2.3', '1.x', '~> 1.2' or '>= 1.2.3 < 2.0.0'";
}

// What is longer was not written by hand.
const longestMended = 200;

/** Blanks inside of a version, operators the wrong way round, and words between the ranges. */
function mendedRange(written: string): string | undefined {
  if (written.length > longestMended) return undefined;
  const candidates = [
    written.replace(/\s+/g, ''),
    written.replace(/=([<>])/g, '$1='),
    written.replace(/\s+(?:and|AND|&&?)\s+/g, ' '),
    written.replace(/\s+(?:or|OR|\|)\s+/g, ' || '),
  ];
  return candidates.find((text) => text !== written && parseRequirement(text) !== null);
}

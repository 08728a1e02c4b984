import {
  approximately,
  firstAfter,
  type GemTerm,
  type GemVersion,
  renderTerm,
} from './gem-term.ts';
import { joinAlternatives } from './join-alternatives.ts';

/**
 * A `mod` line's requirements in the words of librarian-puppet's lock: RubyGems' operators, joined
 * by commas in the order in which they were written; `>= 0` for none.
 *
 * What librarian-puppet itself writes is copied to the letter: `1.2` is `= 1.2`, `1.x` is `~> 1.0`,
 * `1.0.0-rc1` is `= 1.0.0.pre.rc1`. What only pupfile understands is said in RubyGems' words:
 * `^1.2.3` is `>= 1.2.3, < 2.0.0`, `~1.2` is `~> 1.2.0`. RubyGems has no words for `||`, for which
 * the stretch from the lowest to the highest end stands, and none for build metadata, which is left
 * out: a lock may allow more than the Puppetfile, and librarian-puppet can always read it.
 */
export function renderRequirements(requirements: readonly string[]): string {
  return joinWords(
    requirements.flatMap((text) => wordsOfTag(text) ?? wordsOf(text, requirementTerms)),
  );
}

/**
 * The ranges that one release's metadata.json gives for one module, in the same words.
 *
 * Where RubyGems reads them differently from Puppet, Puppet's meaning is written: `1.2` and `~> 1.2`
 * are `~> 1.2.0`, `<= 1.2` is `< 1.3.0`.
 */
export function renderDependencyRanges(ranges: readonly string[]): string {
  return joinWords(ranges.flatMap((text) => wordsOf(text, metadataTerms)));
}

type Dialect = (operator: string, version: GemVersion) => readonly GemTerm[];

const simplePattern = /^(<=|>=|~>|~=|!=|[<>=~^])?(.+)$/;
const versionPattern =
  /^(?![\d.]*[xX*]\.\d)v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(-[0-9A-Za-z.-]+)?(?:\+.*)?$/;

/** A tag of GitHub that is a version to RubyGems alone: `1.4.0.pre2`, `2.9.0.2`. */
function wordsOfTag(text: string): string | undefined {
  const pattern = /^(?:=\s*)?v?(\d+(?:\.\d+){3,}|\d+(?:\.\d+)*\.(?!x(?:\.|$))[a-z]\w*(?:\.\w+)*)$/;
  const tag = pattern.exec(text.trim())?.[1];
  return tag === undefined ? undefined : `= ${tag}`;
}

function wordsOf(text: string, dialect: Dialect): readonly string[] {
  return text
    .split(',')
    .flatMap((part) => joinAlternatives(part.split('||').map((one) => readTerms(one, dialect))))
    .map(renderTerm);
}

function joinWords(words: readonly string[]): string {
  return [...new Set(words)].join(', ') || '>= 0';
}

function readTerms(text: string, dialect: Dialect): readonly GemTerm[] {
  const [low, high] = text.trim().split(/\s+-\s+/);
  if (high !== undefined) {
    return [`>=${low}`, `<=${high}`].flatMap((simple) => readSimple(simple, requirementTerms));
  }
  // `>= 1.0` is one comparison: the blank after an operator does not separate.
  const joined = text.replace(/~\s+>/g, '~>').replace(/([<>=~^])\s+/g, '$1');
  return joined.split(/\s+/).flatMap((simple) => readSimple(simple, dialect));
}

function readSimple(text: string, dialect: Dialect): readonly GemTerm[] {
  const [, operator = '', version = ''] = simplePattern.exec(text) ?? [];
  const match = versionPattern.exec(version);
  if (match === null) return dialect === requirementTerms ? readTag(text) : [];
  const parts = match.slice(1, 4).filter((part) => part !== undefined);
  const wildcard = parts.findIndex((part) => /[xX*]/.test(part));
  const numbers = (wildcard === -1 ? parts : parts.slice(0, wildcard)).map(Number);
  if (numbers.length === 0) return [];
  // `1.2.x` is `~1.2`.
  const meant = operator === '' && wildcard !== -1 ? '~' : operator;
  return dialect(meant, { numbers, prerelease: match[4] ?? '' });
}

/** A tag of GitHub may be a version of RubyGems alone: `2.9.0.2`, `1.4.0.pre2`. */
function readTag(text: string): readonly GemTerm[] {
  const [, major, minor, patch, rest] =
    /^=?v?(\d+)\.(\d+)\.(\d+)((?:\.[0-9A-Za-z]+)+)$/.exec(text) ?? [];
  if (rest === undefined) return [];
  const numbers = [major, minor, patch].map(Number);
  return [{ operator: '=', version: { numbers, prerelease: rest } }];
}

function requirementTerms(operator: string, version: GemVersion): readonly GemTerm[] {
  switch (operator) {
    case '':
      return [{ operator: '=', version }];
    case '~':
    case '~=':
      return [approximately(version)];
    case '^':
      return caretTerms(version);
    default:
      return [{ operator, version }];
  }
}

function metadataTerms(operator: string, version: GemVersion): readonly GemTerm[] {
  if (version.numbers.length === 3) return requirementTerms(operator, version);
  switch (operator) {
    case '':
    case '=':
    case '~>':
      return [approximately(version)];
    case '>':
      return [{ operator: '>=', version: firstAfter(version) }];
    case '<=':
      return [{ operator: '<', version: firstAfter(version) }];
    default:
      return requirementTerms(operator, version);
  }
}

/** Below 1.0.0 Puppet's `^0.3.1` moves the patch only, as `~0.3.1` does. */
function caretTerms(version: GemVersion): readonly GemTerm[] {
  const [major = 0] = version.numbers;
  if (major === 0) return [approximately(version)];
  const end = firstAfter({ numbers: [major], prerelease: '' });
  return [
    { operator: '>=', version },
    { operator: '<', version: end },
  ];
}

import { sameCharacter } from './character-classes.ts';
import { type Bracket, parseBracket, parseEscapedCharacter, takeOctal } from './parse-bracket.ts';
import {
  type Boundary,
  type CharacterTest,
  type ParsedRegexp,
  type Pattern,
  PatternError,
} from './pattern.ts';
import { createPatternReader, type PatternReader } from './pattern-reader.ts';

const longestPattern = 2_000;
const deepestGroups = 30;
const mostRepetitions = 1_000;

/** Reads a regular expression of Ruby. Throws PatternError. */
export function parseRegexp(text: string, flags: string): ParsedRegexp {
  if (text.length > longestPattern) throw new PatternError('a pattern of that length', true);
  const all = parseWith(text, { flags, onlyNamed: false });
  // Beside groups with names, those without are not counted.
  const hasBoth = all.names.size > 0 && [...all.names.values()].flat().length < all.groupCount;
  return hasBoth ? parseWith(text, { flags, onlyNamed: true }) : all;
}

function parseWith(
  text: string,
  { flags, onlyNamed }: { readonly flags: string; readonly onlyNamed: boolean },
): ParsedRegexp {
  const reader = createPatternReader(text);
  const state: ParseState = { reader, onlyNamed, names: new Map(), groups: 0, highest: 0 };
  const pattern = parseChoice(state, { flags, depth: 0 });
  if (!reader.isAtEnd()) throw new PatternError('unmatched close parenthesis', false);
  if (state.names.size > 0 && state.highest > 0) {
    throw new PatternError('numbered backref/call is not allowed. (use name)', false);
  }
  if (state.highest > state.groups) throw new PatternError('invalid backref number/name', false);
  return { pattern, groupCount: state.groups, names: state.names };
}

interface ParseState {
  readonly reader: PatternReader;
  readonly onlyNamed: boolean;
  readonly names: Map<string, number[]>;
  groups: number;
  /** The highest number that `\\1` and the like refer to. */
  highest: number;
}

interface ParseContext {
  /** Of the letters `i`, `m` and `x`. */
  readonly flags: string;
  readonly depth: number;
}

function parseChoice(state: ParseState, context: ParseContext): Pattern {
  if (context.depth > deepestGroups) throw new PatternError('groups nested that deeply', true);
  const options = [parseSequence(state, context)];
  while (state.reader.take('|')) options.push(parseSequence(state, context));
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
}

function parseSequence(state: ParseState, context: ParseContext): Pattern {
  const { reader } = state;
  const parts: Pattern[] = [];
  skipComments(reader, context);
  while (!reader.isAtEnd() && !reader.startsWith('|') && !reader.startsWith(')')) {
    const switched = reader.takeMatching(/\(\?[mix]*(?:-[mix]*)?\)/y);
    if (switched !== '') {
      // It holds to the end of the group, over any `|`.
      const flags = switchFlags(context.flags, switched.slice(2, -1));
      parts.push(parseChoice(state, { flags, depth: context.depth + 1 }));
      break;
    }
    parts.push(parseRepeated(state, context));
    skipComments(reader, context);
  }
  return { kind: 'sequence', parts };
}

function skipComments(reader: PatternReader, { flags }: ParseContext): void {
  if (flags.includes('x')) reader.takeMatching(/(?:[\t\n\v\f\r ]|#[^\n]*)+/y);
}

function switchFlags(flags: string, change: string): string {
  const [added = '', removed = ''] = change.split('-');
  return [...new Set(flags + added)].filter((flag) => !removed.includes(flag)).join('');
}

function parseRepeated(state: ParseState, context: ParseContext): Pattern {
  let pattern = parseAtom(state, context);
  for (;;) {
    skipComments(state.reader, context);
    const repeated = repeat(pattern, state.reader);
    if (repeated === null) return pattern;
    pattern = repeated;
  }
}

/** Reads one `*`, `+?`, `{2,3}` and the like; null where none stands. */
function repeat(of: Pattern, reader: PatternReader): Pattern | null {
  const quantifier = reader.takeMatching(/[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\}/y);
  if (quantifier === '') return null;
  const [fewest, most] = readBounds(quantifier);
  if (fewest > most) {
    throw new PatternError('upper is smaller than lower in repeat range', false);
  }
  // Behind `{2}`, and before `+` behind any braces, the next one repeats the repetition.
  const isLazy = fewest < most && reader.take('?');
  const isPossessive = !isLazy && !quantifier.startsWith('{') && reader.take('+');
  const pattern = { kind: 'repeat', of, fewest, most, isLazy } as const;
  return isPossessive ? { kind: 'atomic', of: pattern } : pattern;
}

function readBounds(quantifier: string): readonly [fewest: number, most: number] {
  if (quantifier === '*') return [0, Number.POSITIVE_INFINITY];
  if (quantifier === '+') return [1, Number.POSITIVE_INFINITY];
  if (quantifier === '?') return [0, 1];
  const [low = '', high] = quantifier.slice(1, -1).split(',');
  const [fewest, most] = [Number(low), Number(high === undefined ? low : high || 'Infinity')];
  if (fewest > mostRepetitions || (Number.isFinite(most) && most > mostRepetitions)) {
    throw new PatternError('so many repetitions', true);
  }
  return [fewest, most];
}

function parseAtom(state: ParseState, context: ParseContext): Pattern {
  const { reader } = state;
  const ignoresCase = context.flags.includes('i');
  if (reader.take('(')) return parseGroup(state, { ...context, depth: context.depth + 1 });
  if (reader.take('[')) return bracket(parseBracket(reader, ignoresCase), ignoresCase);
  if (reader.take('\\')) return parseEscape(state, ignoresCase);
  if (reader.take('^')) return { kind: 'boundary', is: 'line start' };
  if (reader.take('$')) return { kind: 'boundary', is: 'line end' };
  if (reader.take('.')) {
    return character(context.flags.includes('m') ? () => true : (code) => code !== 10);
  }
  if (reader.takeMatching(/[*+?]/y) !== '') {
    throw new PatternError('target of repeat operator is not specified', false);
  }
  return character(sameCharacter(reader.next(), ignoresCase));
}

const costOfTest = 0.2;

function character(allows: CharacterTest): Pattern {
  return { kind: 'character', allows, cost: costOfTest };
}

function bracket({ allows, members }: Bracket, ignoresCase: boolean): Pattern {
  const tests = ignoresCase ? 3 * members : members;
  return { kind: 'character', allows, cost: costOfTest + (costOfTest * tests) / 4 };
}

const groupOpeners = [
  ['?:', (of: Pattern): Pattern => of],
  ['?=', (of: Pattern): Pattern => ({ kind: 'look', isAhead: true, isNegative: false, of })],
  ['?!', (of: Pattern): Pattern => ({ kind: 'look', isAhead: true, isNegative: true, of })],
  ['?<=', (of: Pattern): Pattern => ({ kind: 'look', isAhead: false, isNegative: false, of })],
  ['?<!', (of: Pattern): Pattern => ({ kind: 'look', isAhead: false, isNegative: true, of })],
  ['?>', (of: Pattern): Pattern => ({ kind: 'atomic', of })],
] as const;

function parseGroup(state: ParseState, context: ParseContext): Pattern {
  const { reader } = state;
  if (reader.take('?#')) {
    reader.takeUntil(')');
    return { kind: 'sequence', parts: [] };
  }
  for (const [opener, wrap] of groupOpeners) {
    if (reader.take(opener)) return wrap(closeGroup(state, context));
  }
  const flags = reader.takeMatching(/\?[mix]*(?:-[mix]*)?:/y);
  if (flags !== '') {
    return closeGroup(state, { ...context, flags: switchFlags(context.flags, flags.slice(1, -1)) });
  }
  return parseCapture(state, context);
}

function parseCapture(state: ParseState, context: ParseContext): Pattern {
  const name = parseGroupName(state.reader);
  if (name === null && state.reader.startsWith('?')) throw new PatternError('such a group', true);
  if (name === null && state.onlyNamed) return closeGroup(state, context);
  state.groups += 1;
  const number = state.groups;
  if (name !== null) state.names.set(name, [...(state.names.get(name) ?? []), number]);
  return { kind: 'group', number, of: closeGroup(state, context) };
}

function parseGroupName(reader: PatternReader): string | null {
  const opener = reader.takeMatching(/\?[<']/y);
  if (opener === '') return null;
  const name = reader.takeUntil(opener === '?<' ? '>' : "'");
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
    throw new PatternError(`invalid group name <${name}>`, false);
  }
  return name;
}

function closeGroup(state: ParseState, context: ParseContext): Pattern {
  const pattern = parseChoice(state, context);
  if (!state.reader.take(')')) {
    throw new PatternError('end pattern with unmatched parenthesis', false);
  }
  return pattern;
}

const boundaries: ReadonlyMap<string, Boundary> = new Map([
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'end or last newline'],
  ['b', 'word'],
  ['B', 'no word'],
]);

function parseEscape(state: ParseState, ignoresCase: boolean): Pattern {
  const { reader } = state;
  const reference = reader.takeMatching(/[1-9]\d*/y);
  if (reference !== '') return numberedReference(state, Number(reference), ignoresCase);
  const octal = takeOctal(reader);
  if (octal !== undefined) return character(sameCharacter(octal, ignoresCase));
  const code = reader.next();
  const letter = String.fromCodePoint(code);
  const boundary = boundaries.get(letter);
  if (boundary !== undefined) return { kind: 'boundary', is: boundary };
  if (letter === 'k') return parseNamedReference(state, ignoresCase);
  if ('GKRXgcCM'.includes(letter)) throw new PatternError(`\\${letter}`, true);
  const escaped = parseEscapedCharacter(letter, reader) ?? code;
  return character(typeof escaped === 'number' ? sameCharacter(escaped, ignoresCase) : escaped);
}

function numberedReference(state: ParseState, number: number, ignoresCase: boolean): Pattern {
  // Ruby reads an octal number then.
  if (number > 9 && number > state.groups) throw new PatternError(`\\${number}`, true);
  state.highest = Math.max(state.highest, number);
  return { kind: 'backreference', numbers: [number], ignoresCase };
}

/** Reads `<name>`, `<1>` or `<-1>` behind `\k`. */
function parseNamedReference(state: ParseState, ignoresCase: boolean): Pattern {
  const opener = state.reader.takeMatching(/[<']/y);
  if (opener === '') throw new PatternError('invalid backref number/name', false);
  const name = state.reader.takeUntil(opener === '<' ? '>' : "'");
  if (/^-?\d+$/.test(name)) {
    const number = Number(name);
    return numberedReference(state, number < 0 ? state.groups + 1 + number : number, ignoresCase);
  }
  const numbers = state.names.get(name);
  if (numbers === undefined) throw new PatternError(`undefined name <${name}> reference`, false);
  return { kind: 'backreference', numbers, ignoresCase };
}

import { controlCharacter, sameCharacter, shorthandTest } from './character-classes.ts';
import { escapedCode, namedProperty, parseBracket } from './parse-bracket.ts';
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
  const state: ParseState = { reader: createPatternReader(text), names: new Map(), groups: 0 };
  const pattern = parseChoice(state, { flags, depth: 0 });
  if (!state.reader.isAtEnd()) throw new PatternError('unmatched close parenthesis', false);
  return { pattern, groupCount: state.groups, names: state.names };
}

interface ParseState {
  readonly reader: PatternReader;
  readonly names: Map<string, number>;
  groups: number;
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
  let { flags } = context;
  while (!reader.isAtEnd() && !reader.startsWith('|') && !reader.startsWith(')')) {
    if (flags.includes('x') && reader.takeMatching(/(?:\s|#[^\n]*)+/y) !== '') continue;
    const switched = reader.takeMatching(/\(\?[mix]*(?:-[mix]*)?\)/y);
    if (switched !== '') {
      flags = switchFlags(flags, switched.slice(2, -1));
      continue;
    }
    parts.push(parseRepeated(state, { ...context, flags }));
  }
  return { kind: 'sequence', parts };
}

function switchFlags(flags: string, change: string): string {
  const [added = '', removed = ''] = change.split('-');
  return [...new Set(flags + added)].filter((flag) => !removed.includes(flag)).join('');
}

function parseRepeated(state: ParseState, context: ParseContext): Pattern {
  let pattern = parseAtom(state, context);
  for (;;) {
    const quantifier = state.reader.takeMatching(/[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\}/y);
    if (quantifier === '') return pattern;
    const [fewest, most] = readBounds(quantifier);
    if (fewest > mostRepetitions || (Number.isFinite(most) && most > mostRepetitions)) {
      throw new PatternError('so many repetitions', true);
    }
    const isLazy = state.reader.take('?');
    const repeat = { kind: 'repeat', of: pattern, fewest, most, isLazy } as const;
    pattern = state.reader.take('+') ? { kind: 'atomic', of: repeat } : repeat;
  }
}

function readBounds(quantifier: string): readonly [fewest: number, most: number] {
  if (quantifier === '*') return [0, Number.POSITIVE_INFINITY];
  if (quantifier === '+') return [1, Number.POSITIVE_INFINITY];
  if (quantifier === '?') return [0, 1];
  const [low = '', high] = quantifier.slice(1, -1).split(',');
  const fewest = Number(low);
  if (high === undefined) return [fewest, fewest];
  return [fewest, high === '' ? Number.POSITIVE_INFINITY : Number(high)];
}

function parseAtom(state: ParseState, context: ParseContext): Pattern {
  const { reader } = state;
  const ignoresCase = context.flags.includes('i');
  if (reader.take('(')) return parseGroup(state, { ...context, depth: context.depth + 1 });
  if (reader.take('[')) return character(parseBracket(reader, ignoresCase));
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

function character(allows: CharacterTest): Pattern {
  return { kind: 'character', allows };
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
  state.groups += 1;
  const number = state.groups;
  if (reader.take('?<')) state.names.set(reader.takeUntil('>'), number);
  else if (reader.startsWith('?')) throw new PatternError('such a group', true);
  return { kind: 'group', number, of: closeGroup(state, context) };
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

function parseEscape({ reader, names }: ParseState, ignoresCase: boolean): Pattern {
  const digits = reader.takeMatching(/[1-9]\d?/y);
  if (digits !== '') return { kind: 'backreference', numbers: [Number(digits)], ignoresCase };
  const code = reader.next();
  const letter = String.fromCodePoint(code);
  const boundary = boundaries.get(letter);
  if (boundary !== undefined) return { kind: 'boundary', is: boundary };
  if (letter === 'k') return parseNamedReference({ reader, names }, ignoresCase);
  if (letter === 'p') return character(namedProperty(reader));
  const test = shorthandTest(letter);
  if (test !== undefined) return character(test);
  if ('GKPRXYOgy'.includes(letter)) throw new PatternError(`\\${letter}`, true);
  const named = controlCharacter(letter) ?? escapedCode(letter, reader);
  return character(sameCharacter(named ?? code, ignoresCase));
}

function parseNamedReference(
  { reader, names }: Pick<ParseState, 'reader' | 'names'>,
  ignoresCase: boolean,
): Pattern {
  const number = reader.take('<') ? names.get(reader.takeUntil('>')) : undefined;
  if (number === undefined) throw new PatternError('undefined name reference', false);
  return { kind: 'backreference', numbers: [number], ignoresCase };
}

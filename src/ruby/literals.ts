import { classNameOf } from './class-names.ts';
import { type Handlers, placeOf } from './handlers.ts';
import { pairsOf, writeEntry } from './hash-entries.ts';
import { toText } from './inspect.ts';
import type { Interpreter } from './interpreter.ts';
import { Poisoned } from './jumps.ts';
import { createRegexp } from './methods/regexp-methods.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type RubyNode, typeOfNode } from './ruby-parser.ts';
import { splat } from './splat.ts';
import { unsupported } from './unsupported.ts';
import {
  array,
  boolean,
  emptyHash,
  type Frame,
  float,
  type HashValue,
  integer,
  nil,
  type Place,
  string,
  symbol,
  type Value,
} from './value.ts';
import { weigh } from './weigh.ts';

/** Literals, and what they are put together from. */
export const literals: Handlers = {
  NilNode: (node, frame) => nil(placeOf(node, frame)),
  TrueNode: (node, frame) => boolean(true, placeOf(node, frame)),
  FalseNode: (node, frame) => boolean(false, placeOf(node, frame)),
  SelfNode: (_node, _frame, ruby) => ruby.self,
  IntegerNode: (node, frame) => readInteger(placeOf(node, frame)),
  FloatNode: (node, frame) => float(node.value, placeOf(node, frame)),
  StringNode: (node, frame) => string(node.unescaped.value, placeOf(node, frame)),
  SymbolNode: (node, frame) => symbol(node.unescaped.value, placeOf(node, frame)),
  InterpolatedStringNode: (node, frame, ruby) =>
    joinParts(node.parts, placeOf(node, frame), frame, ruby, string),
  InterpolatedSymbolNode: (node, frame, ruby) =>
    joinParts(node.parts, placeOf(node, frame), frame, ruby, symbol),
  EmbeddedStatementsNode: (node, frame, ruby) =>
    node.statements === null ? nil(placeOf(node, frame)) : ruby.evaluate(node.statements, frame),
  EmbeddedVariableNode: (node, frame, ruby) => ruby.evaluate(node.variable, frame),
  XStringNode: (node, frame, ruby) => ruby.poison('the output of a command', placeOf(node, frame)),
  InterpolatedXStringNode: (node, frame, ruby) =>
    ruby.poison('the output of a command', placeOf(node, frame)),
  RegularExpressionNode: (node, frame, ruby) =>
    createRegexp(node.unescaped.value, regexpFlags(node), { ruby, at: placeOf(node, frame) }),
  InterpolatedRegularExpressionNode: (node, frame, ruby) =>
    joinParts(node.parts, placeOf(node, frame), frame, ruby, (text, at) =>
      createRegexp(text, regexpFlags(node), { ruby, at }),
    ),
  ArrayNode(node, frame, ruby) {
    const elements = node.elements.flatMap((element) => evaluateElement(element, frame, ruby));
    ruby.budget.spendElements(elements.length, placeOf(node, frame));
    return array(elements, placeOf(node, frame));
  },
  HashNode: (node, frame, ruby) => evaluateHash(node.elements, placeOf(node, frame), frame, ruby),
  KeywordHashNode: (node, frame, ruby) =>
    evaluateHash(node.elements, placeOf(node, frame), frame, ruby),
  ImplicitNode: (node, frame, ruby) => ruby.evaluate(node.value, frame),
  RangeNode(node, frame, ruby) {
    const place = placeOf(node, frame);
    const side = (of: RubyNode | null) => (of === null ? nil(place) : ruby.evaluate(of, frame));
    const range = { begin: side(node.left), end: side(node.right) };
    return { kind: 'range', ...range, excludesEnd: node.isExcludeEnd(), place };
  },
  SourceFileNode: (node, frame, ruby) => string(ruby.fileOf(frame), placeOf(node, frame)),
  SourceLineNode: (node, frame) =>
    integer(frame.source.spanAt(node.location).line, placeOf(node, frame)),
};

// Prism's JavaScript misreads integers of more than 32 bits.
function readInteger(place: Place): Value {
  const { source, location } = place;
  const [start, end] = [location.startOffset, location.startOffset + location.length];
  const written = source.text.slice(source.offsetOf(start), source.offsetOf(end));
  const text = written
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/^(-?)0d/, '$1');
  const digits = text.replace(/^[-+]/, '').replace(/^0(?=\d)/, '0o');
  const value = BigInt(digits);
  return integer(text.startsWith('-') ? -value : value, place);
}

interface RegexpOptions {
  isIgnoreCase(): boolean;
  isMultiLine(): boolean;
  isExtended(): boolean;
}

function regexpFlags(node: RegexpOptions): string {
  return `${node.isMultiLine() ? 'm' : ''}${node.isIgnoreCase() ? 'i' : ''}${node.isExtended() ? 'x' : ''}`;
}

/** Text and `#{…}` in turn, and strings beside each other. One unknown part makes it unknown. */
function joinParts(
  parts: readonly RubyNode[],
  place: Place,
  frame: Frame,
  ruby: Interpreter,
  make: (text: string, place: Place) => Value,
): Value {
  const values = parts.map((part) => ruby.evaluate(part, frame));
  const unknown = values.find(({ kind }) => kind === 'poison');
  if (unknown !== undefined) return unknown;
  ruby.budget.spend(weigh(values), place);
  try {
    const texts = values.map(toText);
    const text = texts.join('');
    ruby.budget.spendText(text.length, place);
    return make(text, place);
  } catch (jump) {
    if (jump instanceof Poisoned) return jump.poison;
    throw jump;
  }
}

function evaluateElement(node: RubyNode, frame: Frame, ruby: Interpreter): readonly Value[] {
  const typed = typeOfNode(node);
  if (typed.type !== 'SplatNode') return [ruby.evaluate(node, frame)];
  if (typed.node.expression === null) return [];
  return splat(ruby.evaluate(typed.node.expression, frame));
}

/** As in Ruby, the last value of a key counts, in the place of the first. */
export function evaluateHash(
  elements: readonly RubyNode[],
  place: Place,
  frame: Frame,
  ruby: Interpreter,
): HashValue {
  const hash = emptyHash(place);
  for (const element of elements) {
    for (const [key, value] of evaluatePairs(element, place, frame, ruby)) {
      ruby.budget.spend(weigh([key]), place);
      writeEntry(hash, key, value);
    }
  }
  ruby.budget.spendElements(hash.entries.size, place);
  return hash;
}

type Pair = readonly [key: Value, value: Value];

function evaluatePairs(
  element: RubyNode,
  place: Place,
  frame: Frame,
  ruby: Interpreter,
): readonly Pair[] {
  const typed = typeOfNode(element);
  if (typed.type === 'AssocNode') {
    return [[ruby.evaluate(typed.node.key, frame), ruby.evaluate(typed.node.value, frame)]];
  }
  if (typed.type !== 'AssocSplatNode') throw unsupported(element, frame.source);
  const { value } = typed.node;
  const splatted = value === null ? frame.scope.get('**') : ruby.evaluate(value, frame);
  return splatPairs(splatted ?? nil(place));
}

function splatPairs(value: Value): readonly Pair[] {
  if (value.kind === 'hash') return pairsOf(value);
  if (value.kind === 'nil') return [];
  if (value.kind === 'poison') throw new Poisoned(value);
  throw rubyError(
    'TypeError',
    `no implicit conversion of ${classNameOf(value)} into Hash`,
    value.place,
  );
}

import { invalid } from './gather-errors.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { inspectValue, type RubyHashEntry, type RubyText, type RubyValue } from './ruby-value.ts';
import type { SourceText } from './source-text.ts';
import { unsupported } from './unsupported.ts';

/**
 * The value of an expression.
 *
 * @throws PUPPETFILE_UNSUPPORTED where it is none that pupfile evaluates
 */
export function evaluateValue(node: RubyNode, source: SourceText): RubyValue {
  const ruby = typeOfNode(node);
  const span = source.spanAt(node.location);
  switch (ruby.type) {
    case 'StringNode':
      return { kind: 'string', text: ruby.node.unescaped.value, span };
    case 'SymbolNode':
      return { kind: 'symbol', text: ruby.node.unescaped.value, span };
    case 'InterpolatedStringNode':
      return joinParts(ruby.node, source);
    case 'NilNode':
      return { kind: 'nil', span };
    case 'TrueNode':
    case 'FalseNode':
      return { kind: 'boolean', value: ruby.type === 'TrueNode', span };
    case 'IntegerNode':
    case 'FloatNode':
      return { kind: 'number', value: ruby.node.value, span };
    case 'ArrayNode': {
      const elements = ruby.node.elements.map((element) => evaluateValue(element, source));
      return { kind: 'array', elements, span };
    }
    case 'HashNode':
    case 'KeywordHashNode':
      return { kind: 'hash', entries: evaluateEntries(ruby.node.elements, source), span };
    case 'ParenthesesNode':
      return evaluateParentheses(ruby.node, source);
    case 'CallNode':
      throw ruby.node.isVariableCall() ? unquoted(ruby.node, source) : unsupported(node, source);
    default:
      throw unsupported(node, source);
  }
}

/** `'a' 'b'`, and strings over several lines, which Prism splits. */
function joinParts(node: RubyNodeOf<'InterpolatedStringNode'>, source: SourceText): RubyText {
  const texts = node.parts.map((part) => {
    const ruby = typeOfNode(part);
    if (ruby.type === 'InterpolatedStringNode') return joinParts(ruby.node, source).text;
    if (ruby.type !== 'StringNode') throw unsupported(node, source);
    return ruby.node.unescaped.value;
  });
  return { kind: 'string', text: texts.join(''), span: source.spanAt(node.location) };
}

/** As in Ruby, the last value of a key counts, in the place of the first. */
function evaluateEntries(elements: readonly RubyNode[], source: SourceText): RubyHashEntry[] {
  const entries = new Map<string, RubyHashEntry>();
  for (const element of elements) {
    const ruby = typeOfNode(element);
    if (ruby.type !== 'AssocNode') throw unsupported(element, source);
    const key = evaluateValue(ruby.node.key, source);
    entries.set(inspectValue(key), { key, value: evaluateValue(ruby.node.value, source) });
  }
  return [...entries.values()];
}

function evaluateParentheses(node: RubyNodeOf<'ParenthesesNode'>, source: SourceText): RubyValue {
  const body = node.body === null ? null : typeOfNode(node.body);
  const [only, ...others] = body?.type === 'StatementsNode' ? body.node.body : [];
  if (only === undefined || others.length > 0) throw unsupported(node, source);
  return evaluateValue(only, source);
}

function unquoted({ name, location }: RubyNodeOf<'CallNode'>, source: SourceText) {
  return invalid(
    `\`${name}\` has no quotes and is no name that Ruby knows`,
    source.spanAt(location),
    'not defined',
    `put it in quotes: '${name}'`,
  );
}

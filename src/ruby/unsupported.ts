import { PupfileError } from '../errors/pupfile-error.ts';
import { type RubyNode, type RubyNodeType, typeOfNode } from './ruby-parser.ts';
import type { SourceText } from './source-text.ts';
import type { Place } from './value.ts';

const constructs: Partial<Record<RubyNodeType, string>> = {
  BlockArgumentNode: 'a block argument (`&`)',
  CallOperatorWriteNode: 'an operator assignment',
  CaseNode: '`case`',
  ClassNode: 'a class definition',
  ConstantReadNode: 'a constant',
  ConstantWriteNode: 'a constant',
  DefNode: 'a method definition (`def`)',
  ForNode: '`for`',
  GlobalVariableReadNode: 'a global variable',
  GlobalVariableWriteNode: 'a global variable',
  IfNode: '`if`',
  InstanceVariableReadNode: 'an instance variable',
  InstanceVariableWriteNode: 'an instance variable',
  InterpolatedStringNode: 'an interpolated string (`#{…}`)',
  InterpolatedSymbolNode: 'an interpolated symbol (`#{…}`)',
  InterpolatedXStringNode: 'a command in backticks',
  LambdaNode: 'a lambda (`->`)',
  LocalVariableReadNode: 'a local variable',
  LocalVariableWriteNode: 'a local variable',
  ModuleNode: 'a module definition',
  RegularExpressionNode: 'a regular expression',
  SourceFileNode: '`__FILE__`',
  SplatNode: 'a splat (`*`)',
  UnlessNode: '`unless`',
  WhileNode: '`while`',
  XStringNode: 'a command in backticks',
};

/** PUPPETFILE_UNSUPPORTED: Ruby that pupfile does not evaluate, at its place. */
export function unsupported(node: RubyNode, source: SourceText, construct = describeNode(node)) {
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${source.file} uses ${construct}, which pupfile does not evaluate`,
    { labels: [{ span: source.spanAt(node.location), text: 'not evaluated' }] },
  );
}

/** The same for something that is no node of its own. */
export function unsupportedPlace(construct: string, { source, location }: Place): PupfileError {
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${source.file} uses ${construct}, which pupfile does not evaluate`,
    { labels: [{ span: source.spanAt(location), text: 'not evaluated' }] },
  );
}

function describeNode(node: RubyNode): string {
  const ruby = typeOfNode(node);
  if (ruby.type === 'CallNode') return `the method \`${ruby.node.name}\``;
  return constructs[ruby.type] ?? `Ruby's ${inWords(ruby.type)}`;
}

/** `MultiWriteNode` is `multi write`. */
function inWords(type: string): string {
  return type
    .replace(/Node$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

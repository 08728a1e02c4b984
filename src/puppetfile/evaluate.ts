import { PupfileError } from '../errors/pupfile-error.ts';
import { type DslCall, type DslWord, dslWords, isDslWord } from './dsl-calls.ts';
import { evaluateValue } from './evaluate-value.ts';
import { attempt, invalid } from './gather-errors.ts';
import { nearestWord } from './nearest-word.ts';
import { type RubyNode, type RubyNodeOf, type RubyTree, typeOfNode } from './ruby-parser.ts';
import type { RubyValue } from './ruby-value.ts';
import type { SourceText } from './source-text.ts';
import { unsupported } from './unsupported.ts';

/** What evaluating a Puppetfile leaves behind. */
export interface Evaluation {
  /** In the order in which Ruby would make them. */
  readonly calls: readonly DslCall[];
  /** One for each statement that could not be evaluated. */
  readonly errors: readonly PupfileError[];
}

/** Evaluates a Puppetfile without running Ruby: records its words and their arguments. */
export function evaluate({ program }: RubyTree, source: SourceText): Evaluation {
  const errors: PupfileError[] = [];
  return { calls: runStatements(program.statements.body, source, errors), errors };
}

function runStatements(
  statements: readonly RubyNode[],
  source: SourceText,
  errors: PupfileError[],
): DslCall[] {
  return statements.flatMap(
    (statement) => attempt(errors, () => runStatement(statement, source, errors)) ?? [],
  );
}

function runStatement(node: RubyNode, source: SourceText, errors: PupfileError[]): DslCall {
  const ruby = typeOfNode(node);
  if (ruby.type !== 'CallNode' || ruby.node.receiver !== null) throw unsupported(node, source);
  const { name } = ruby.node;
  if (!isDslWord(name)) throw unknownWord(ruby.node, source);
  const call = {
    word: name,
    ...readArguments(ruby.node, source),
    span: wordSpan(ruby.node, source),
  };
  checkArguments(call);
  return { ...call, block: runBlock(name, ruby.node.block, source, errors) };
}

function readArguments(call: RubyNodeOf<'CallNode'>, source: SourceText) {
  const values = (call.arguments_?.arguments_ ?? []).map((node) => evaluateValue(node, source));
  const last = values.at(-1);
  return last?.kind === 'hash'
    ? { args: values.slice(0, -1), options: last }
    : { args: values, options: null };
}

interface CheckedCall {
  readonly word: DslWord;
  readonly args: readonly RubyValue[];
  readonly span: DslCall['span'];
}

function checkArguments({ word, args, span }: CheckedCall): void {
  if (word === 'modulefile') throw removedWord(span);
  const { fewest, most } = dslWords[word];
  if (args.length >= fewest && args.length <= most) return;
  const takes = most === 0 ? 'no argument' : fewest === most ? 'one argument' : 'a name';
  throw invalid(`\`${word}\` takes ${takes}`, span, `has ${args.length || 'none'}`);
}

function runBlock(
  word: DslWord,
  block: RubyNode | null,
  source: SourceText,
  errors: PupfileError[],
): DslCall[] | null {
  if (block === null) return null;
  const ruby = typeOfNode(block);
  if (word !== 'forge' || ruby.type !== 'BlockNode' || ruby.node.parameters !== null) {
    throw unsupported(block, source, `a block of \`${word}\``);
  }
  const body = ruby.node.body === null ? null : typeOfNode(ruby.node.body);
  if (body === null) return [];
  if (body.type !== 'StatementsNode') throw unsupported(body.node, source);
  return runStatements(body.node.body, source, errors);
}

function wordSpan(call: RubyNodeOf<'CallNode'>, source: SourceText): DslCall['span'] {
  return source.spanAt(call.messageLoc ?? call.location);
}

function unknownWord(call: RubyNodeOf<'CallNode'>, source: SourceText): PupfileError {
  const meant = nearestWord(call.name, Object.keys(dslWords));
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${source.file} uses \`${call.name}\`, which pupfile does not know`,
    {
      labels: [{ span: wordSpan(call, source), text: 'unknown word' }],
      ...(meant === undefined ? {} : { hint: `did you mean \`${meant}\`?` }),
    },
  );
}

function removedWord(span: DslCall['span']): PupfileError {
  return invalid(
    '`modulefile` is gone: Puppet replaced the Modulefile by metadata.json',
    span,
    'no longer supported',
    'move the dependencies to metadata.json and write `metadata` here',
  );
}

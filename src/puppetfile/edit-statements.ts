import { type ModuleName, parseModuleName } from '../model/module-name.ts';
import {
  type RubyNode,
  type RubyNodeOf,
  type RubyTree,
  rangeOf,
  type TextRange,
  typeOfNode,
  walkNodes,
} from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';
import { isDslWord, takesBlock } from './dsl-calls.ts';

/** A text or a symbol that stands in the file as it is, without escapes; the range has its quotes. */
export interface WrittenText extends TextRange {
  readonly text: string;
  readonly sign: "'" | '"' | ':';
}

/** An option of a `mod` statement. */
export interface WrittenOption extends TextRange {
  readonly name: string;
  /** Whether it is `:git => 'URL'` and not `git: 'URL'`. */
  readonly hasArrow: boolean;
  /** Undefined where it is something else than a text. */
  readonly value: WrittenText | undefined;
}

/** A `mod` statement that declares one module, whatever else the file says. */
export interface ModStatement extends TextRange {
  readonly name: ModuleName;
  /** From 1, as the declaration's own place has them. */
  readonly line: number;
  readonly column: number;
  /** Whether it stands in no block. */
  readonly isTopLevel: boolean;
  readonly nameText: WrittenText;
  /** Undefined where what it asks for is not written in it as texts. */
  readonly requirements: readonly WrittenText[] | undefined;
  readonly options: readonly WrittenOption[];
}

/**
 * The `mod` statements of a Puppetfile that stand there in plain words: at top level, or in a block of a
 * source such as `forge URL do … end`. What conditions, loops and methods declare is not among them.
 */
export function findStatements(tree: RubyTree, source: SourceText): readonly ModStatement[] {
  return statementsIn(tree.program.statements, true, source);
}

function statementsIn(
  { body }: RubyNodeOf<'StatementsNode'>,
  isTopLevel: boolean,
  source: SourceText,
): readonly ModStatement[] {
  return body.flatMap((node) => {
    const ruby = typeOfNode(node);
    if (ruby.type !== 'CallNode' || ruby.node.receiver !== null) return [];
    if (ruby.node.name === 'mod') return readStatement(ruby.node, isTopLevel, source) ?? [];
    const block = blockOf(ruby.node);
    return block === undefined ? [] : statementsIn(block, false, source);
  });
}

/** What stands in the block of a word that takes one, such as `forge`. */
function blockOf(call: RubyNodeOf<'CallNode'>): RubyNodeOf<'StatementsNode'> | undefined {
  if (!isDslWord(call.name) || !takesBlock(call.name) || call.block === null) return undefined;
  const block = typeOfNode(call.block);
  if (block.type !== 'BlockNode' || block.node.body === null) return undefined;
  const body = typeOfNode(block.node.body);
  return body.type === 'StatementsNode' ? body.node : undefined;
}

function readStatement(
  call: RubyNodeOf<'CallNode'>,
  isTopLevel: boolean,
  source: SourceText,
): ModStatement | null {
  const [first, ...others] = call.arguments_?.arguments_ ?? [];
  if (first === undefined || call.block !== null || hasHeredoc(call, source)) return null;
  const nameText = readText(first, source);
  const name = nameText === undefined ? null : parseModuleName(nameText.text);
  if (nameText === undefined || name === null) return null;
  const { line, column } = source.spanAt(call.messageLoc ?? call.location);
  return {
    ...rangeOf(call.location, source),
    ...readValues(others, source),
    name,
    line,
    column,
    isTopLevel,
    nameText,
  };
}

/** What stands behind the name. */
function readValues(
  nodes: readonly RubyNode[],
  source: SourceText,
): Pick<ModStatement, 'requirements' | 'options'> {
  const last = nodes.at(-1);
  const hash = last === undefined ? undefined : typeOfNode(last);
  const pairs = hash?.type === 'KeywordHashNode' ? hash.node.elements : undefined;
  const values = pairs === undefined ? nodes : nodes.slice(0, -1);
  const texts = values.map((value) => readText(value, source));
  return {
    requirements: texts.every((text) => text !== undefined) ? texts : undefined,
    options: (pairs ?? []).flatMap((pair) => readOption(pair, source) ?? []),
  };
}

/** A heredoc goes on behind the statement that begins it. */
function hasHeredoc(call: RubyNode, source: SourceText): boolean {
  return Array.from(walkNodes(call)).some((node) => {
    const location = 'openingLoc' in node ? node.openingLoc : null;
    return location !== null && source.text.startsWith('<<', source.offsetOf(location.startOffset));
  });
}

function readOption(node: RubyNode, source: SourceText): WrittenOption | undefined {
  const pair = typeOfNode(node);
  if (pair.type !== 'AssocNode') return undefined;
  const key = typeOfNode(pair.node.key);
  if (key.type !== 'SymbolNode' && key.type !== 'StringNode') return undefined;
  return {
    ...rangeOf(pair.node.location, source),
    name: key.node.unescaped.value,
    hasArrow: pair.node.operatorLoc !== null,
    value: readText(pair.node.value, source),
  };
}

function readText(node: RubyNode, source: SourceText): WrittenText | undefined {
  const ruby = typeOfNode(node);
  if (ruby.type !== 'StringNode' && ruby.type !== 'SymbolNode') return undefined;
  const { start, end } = rangeOf(node.location, source);
  const sign = source.text[start];
  const { value } = ruby.node.unescaped;
  if (sign !== "'" && sign !== '"' && sign !== ':') return undefined;
  const written = source.text.slice(start + 1, sign === ':' ? end : end - 1);
  return written === value ? { start, end, sign, text: value } : undefined;
}

/** Whether a declaration is what this statement declares. */
export function isAt(
  { line, column }: ModStatement,
  span: { readonly line: number; readonly column: number },
): boolean {
  return span.line === line && span.column === column;
}

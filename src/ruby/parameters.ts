import { hashOf, pairsOf } from './hash-entries.ts';
import { inspect } from './inspect.ts';
import type { Interpreter } from './interpreter.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type RubyNode, type RubyNodeOf, typeOfNode } from './ruby-parser.ts';
import { assignTarget } from './targets.ts';
import { unsupported } from './unsupported.ts';
import {
  array,
  type Frame,
  type HashEntry,
  type HashValue,
  nil,
  type Place,
  type ProcValue,
  type Value,
} from './value.ts';

/** What is called, as far as its parameters matter. */
export interface Binding {
  readonly frame: Frame;
  readonly ruby: Interpreter;
  /** The call. */
  readonly at: Place;
  /** The block that was handed over. */
  readonly block: ProcValue | null;
}

/** Gives the parameters of a method or lambda their values, or raises Ruby's ArgumentError. */
export function bindStrictly(
  node: RubyNode | null,
  args: readonly Value[],
  binding: Binding,
): void {
  const parameters = parametersOf(node, binding.frame);
  if (parameters === 'numbered') {
    const count = numberedCount(node);
    checkArgumentCount(args.length, count, count, binding.at);
    bindNumbered(node, args, binding);
    return;
  }
  const { positional, keywords } = separateKeywords(parameters, args);
  const fewest = (parameters?.requireds.length ?? 0) + (parameters?.posts.length ?? 0);
  const most = hasRest(parameters) ? Infinity : fewest + (parameters?.optionals.length ?? 0);
  checkArgumentCount(positional.length, fewest, most, binding.at, requiredKeywords(parameters));
  if (parameters !== null) bind(parameters, positional, keywords, { ...binding, isStrict: true });
}

/** Gives the parameters of a block their values: too few are nil, too many are left out. */
export function bindLoosely(node: RubyNode | null, args: readonly Value[], binding: Binding): void {
  declareLocals(node, binding);
  const parameters = parametersOf(node, binding.frame);
  if (parameters === 'numbered') {
    bindNumbered(node, args, binding);
    return;
  }
  if (parameters === null) return;
  const { positional, keywords } = separateKeywords(parameters, spread(parameters, args));
  bind(parameters, positional, keywords, { ...binding, isStrict: false });
}

/** `|a; x|`: x belongs to the block, whatever is called so outside. */
function declareLocals(node: RubyNode | null, { frame, at }: Binding): void {
  const typed = node === null ? null : typeOfNode(node);
  for (const local of typed?.type === 'BlockParametersNode' ? typed.node.locals : []) {
    const { type, node: named } = typeOfNode(local);
    if (type === 'BlockLocalVariableNode') frame.scope.declare(named.name, nil(at));
  }
}

/** Raises ArgumentError where the number of arguments is not one that is expected. */
export function checkArgumentCount(
  given: number,
  fewest: number,
  most: number,
  at: Place,
  keywords = '',
): void {
  if (given >= fewest && given <= most) return;
  const range = most === Infinity ? `${fewest}+` : `${fewest}..${most}`;
  const expected = fewest === most ? String(fewest) : range;
  const message = `wrong number of arguments (given ${given}, expected ${expected}${keywords})`;
  throw rubyError('ArgumentError', message, at);
}

type Parameters = RubyNodeOf<'ParametersNode'>;

/** What Ruby adds where the number of arguments is wrong. */
function requiredKeywords(parameters: Parameters | null): string {
  const required = (parameters?.keywords ?? [])
    .filter((node) => typeOfNode(node).type === 'RequiredKeywordParameterNode')
    .map((node) => keywordName(node).slice(1));
  if (required.length === 0) return '';
  return `; required ${keywordsOf(required)}: ${required.join(', ')}`;
}

function keywordsOf(names: readonly string[]): string {
  return names.length > 1 ? 'keywords' : 'keyword';
}

function parametersOf(node: RubyNode | null, frame: Frame): Parameters | 'numbered' | null {
  if (node === null) return null;
  const typed = typeOfNode(node);
  switch (typed.type) {
    case 'ParametersNode':
      return typed.node;
    case 'BlockParametersNode':
      return typed.node.parameters;
    case 'NumberedParametersNode':
    case 'ItParametersNode':
      return 'numbered';
    default:
      throw unsupported(node, frame.source);
  }
}

function numberedCount(node: RubyNode | null): number {
  const typed = node === null ? null : typeOfNode(node);
  return typed?.type === 'NumberedParametersNode' ? typed.node.maximum : 1;
}

/** `_1`, `_2` or `it`. */
function bindNumbered(node: RubyNode | null, args: readonly Value[], { frame, at }: Binding): void {
  const typed = node === null ? null : typeOfNode(node);
  const [only = nil(at)] = args;
  if (typed?.type !== 'NumberedParametersNode') {
    frame.scope.declare('it', only);
    return;
  }
  const { maximum } = typed.node;
  const isSpread = maximum > 1 && args.length === 1 && only.kind === 'array';
  const values = isSpread ? only.elements : args;
  for (let number = 1; number <= maximum; number += 1) {
    frame.scope.declare(`_${number}`, values[number - 1] ?? nil(at));
  }
}

/** A block with several parameters takes one array apart. */
function spread(parameters: Parameters, args: readonly Value[]): readonly Value[] {
  const [only] = args;
  const { requireds, optionals, posts, rest } = parameters;
  const count = requireds.length + optionals.length + posts.length;
  const isSpread = count > 1 || (count === 1 && rest !== null);
  return args.length === 1 && only?.kind === 'array' && isSpread ? only.elements : args;
}

function hasRest(parameters: Parameters | null): boolean {
  return parameters?.rest != null || isForwarding(parameters);
}

function isForwarding(parameters: Parameters | null): boolean {
  const rest = parameters?.keywordRest;
  return rest != null && typeOfNode(rest).type === 'ForwardingParameterNode';
}

interface Separated {
  readonly positional: readonly Value[];
  readonly keywords: HashValue | null;
}

function separateKeywords(parameters: Parameters | null, args: readonly Value[]): Separated {
  const last = args.at(-1);
  if (last?.kind !== 'hash' || !last.isKeywords) return { positional: args, keywords: null };
  const takesKeywords =
    parameters !== null && (parameters.keywords.length > 0 || parameters.keywordRest !== null);
  if (takesKeywords && !isForwarding(parameters)) {
    return { positional: args.slice(0, -1), keywords: last };
  }
  if (isForwarding(parameters)) return { positional: args, keywords: null };
  return { positional: [...args.slice(0, -1), hashOf(pairsOf(last), last.place)], keywords: null };
}

interface Binder extends Binding {
  readonly isStrict: boolean;
}

function bind(
  parameters: Parameters,
  args: readonly Value[],
  keywords: HashValue | null,
  binder: Binder,
): void {
  const { frame, ruby, at, block } = binder;
  const { requireds, optionals, rest, posts } = parameters;
  const spare = Math.max(0, args.length - requireds.length - posts.length);
  const optionalCount = Math.min(spare, optionals.length);
  const restCount = hasRest(parameters) ? spare - optionalCount : 0;
  const optionalStart = requireds.length;
  const restStart = optionalStart + optionalCount;
  const others = array(args.slice(restStart, restStart + restCount), at);
  bindRequired(requireds, args, binder);
  for (const [index, node] of optionals.entries()) {
    const value = index < optionalCount ? args[optionalStart + index] : undefined;
    bindOptional(node, value, frame, ruby);
  }
  bindRest(isForwarding(parameters) ? parameters.keywordRest : rest, others, frame);
  bindRequired(posts, args.slice(restStart + restCount), binder);
  bindKeywords(parameters, keywords, binder);
  const name = parameters.block?.name;
  if (name != null) frame.scope.declare(name, block ?? nil(at));
}

function bindRequired(
  nodes: readonly RubyNode[],
  args: readonly Value[],
  { frame, ruby, at }: Binder,
): void {
  for (const [index, node] of nodes.entries()) {
    assignTarget(node, args[index] ?? nil(at), frame, ruby);
  }
}

function bindOptional(
  node: RubyNode,
  value: Value | undefined,
  frame: Frame,
  ruby: Interpreter,
): void {
  const typed = typeOfNode(node);
  if (typed.type !== 'OptionalParameterNode') throw unsupported(node, frame.source);
  frame.scope.declare(typed.node.name, value ?? ruby.evaluate(typed.node.value, frame));
}

function bindRest(node: RubyNode | null, values: Value, frame: Frame): void {
  const typed = node === null ? null : typeOfNode(node);
  if (typed?.type === 'ForwardingParameterNode') frame.scope.declare('...', values);
  if (typed?.type === 'RestParameterNode') frame.scope.declare(typed.node.name ?? '*', values);
}

function bindKeywords(parameters: Parameters, given: HashValue | null, binder: Binder): void {
  const { frame, ruby, at, isStrict } = binder;
  const left = new Map(given?.entries);
  const missing = parameters.keywords.filter((node) => !bindKeyword(node, left, binder));
  if (missing.length > 0) throw keywordError('missing', missing.map(keywordName), at);
  const rest = parameters.keywordRest === null ? null : typeOfNode(parameters.keywordRest);
  const others = [...left.values()];
  if (rest?.type === 'KeywordRestParameterNode') {
    ruby.budget.spendElements(others.length, at);
    const pairs = others.map(({ key, value }) => [key, value] as const);
    frame.scope.declare(rest.node.name ?? '**', hashOf(pairs, at));
  } else if (isStrict && others.length > 0) {
    const names = others.map(({ key }) => inspect(key));
    throw keywordError('unknown', names, at);
  }
}

function keywordName(node: RubyNode): string {
  return 'name' in node ? `:${String(node.name)}` : '';
}

/** Takes a keyword from those that are left; false where it is missing. */
function bindKeyword(
  node: RubyNode,
  left: Map<string, HashEntry>,
  { frame, ruby }: Binder,
): boolean {
  const typed = typeOfNode(node);
  const name = keywordName(node);
  const entry = left.get(name);
  left.delete(name);
  if (entry !== undefined) frame.scope.declare(name.slice(1), entry.value);
  else if (typed.type !== 'OptionalKeywordParameterNode') return false;
  else frame.scope.declare(name.slice(1), ruby.evaluate(typed.node.value, frame));
  return true;
}

function keywordError(what: string, names: readonly string[], at: Place) {
  return rubyError('ArgumentError', `${what} ${keywordsOf(names)}: ${names.join(', ')}`, at);
}

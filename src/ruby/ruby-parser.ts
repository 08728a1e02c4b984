import * as nodeClasses from '@ruby/prism/src/nodes.js';
import { parsePrism } from '@ruby/prism/src/parsePrism.js';
import { PupfileError } from '../errors/pupfile-error.ts';
import { deepestNesting, findDeepNesting } from './nesting-depth.ts';
import type { ByteLocation, SourceText } from './source-text.ts';

/** Any node of Prism's syntax tree: https://ruby.github.io/prism/ describes them. */
export type RubyNode = nodeClasses.Node;

type NodeClasses = typeof nodeClasses;

/** The name of a kind of node: `CallNode`, `StringNode`, … */
export type RubyNodeType = keyof NodeClasses;

/** The node of that kind. */
export type RubyNodeOf<Type extends RubyNodeType> = InstanceType<NodeClasses[Type]>;

/** A node beside the name of its kind, for a `switch` that narrows. */
export type TypedRubyNode = {
  [Type in RubyNodeType]: { readonly type: Type; readonly node: RubyNodeOf<Type> };
}[RubyNodeType];

/** A piece of the text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Something that Prism could not parse. */
export interface RubySyntaxError extends TextRange {
  /** Prism's name for it, such as `string_literal_eof`. */
  readonly type: string;
  /** Prism's words, in lower case and without a full stop. */
  readonly message: string;
}

/** What Prism makes of a text. */
export interface RubyTree {
  readonly program: RubyNodeOf<'ProgramNode'>;
  /** In the order of the text. With errors, the tree is what Prism could rescue. */
  readonly errors: readonly RubySyntaxError[];
  /** From the `#` to the end of the line. */
  readonly comments: readonly TextRange[];
}

/**
 * Parses Ruby, without evaluating anything.
 *
 * @param prism the compiled `prism.wasm` of the package @ruby/prism
 * @throws PUPPETFILE_UNSUPPORTED where the text nests too deeply for the parser
 */
export function parseRuby(prism: WebAssembly.Module, source: SourceText): RubyTree {
  const deep = findDeepNesting(source.text);
  if (deep !== null) throw tooDeep(source, { at: deep });
  try {
    // `encoding: false` keeps UTF-8, whatever a magic comment says.
    const result = parsePrism(instantiate(prism), source.text, { encoding: false });
    return {
      program: result.value,
      errors: result.errors
        .map(({ type, message, location }) => ({ type, message, ...rangeOf(location, source) }))
        .sort((left, right) => left.start - right.start),
      comments: result.comments.map(({ location }) => rangeOf(location, source)),
    };
  } catch (error) {
    // What the overflow of its stack leaves behind can fail in any way.
    throw tooDeep(source, { cause: error });
  }
}

const typesByClass: ReadonlyMap<unknown, string> = new Map(
  Object.entries(nodeClasses).map(([type, nodeClass]) => [nodeClass, type]),
);

/** Names a node's kind. */
export function typeOfNode(node: RubyNode): TypedRubyNode {
  const type = typesByClass.get(node.constructor);
  return { type, node } as TypedRubyNode;
}

/** Where a piece that Prism counts in bytes stands in the text. */
export function rangeOf({ startOffset, length }: ByteLocation, source: SourceText): TextRange {
  return { start: source.offsetOf(startOffset), end: source.offsetOf(startOffset + length) };
}

/** A node and everything below it, in the order of the text. */
export function* walkNodes(node: RubyNode): Generator<RubyNode> {
  const left = [node];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    yield next;
    // Prism's compactChildNodes loses lists, such as the branches of a `case`.
    // One by one: a call has no room for as many arguments as a file may have statements.
    for (const child of next.childNodes().toReversed()) if (child !== null) left.push(child);
  }
}

// WASI's ENOSYS. The parser calls none of its imports, they only have to be there.
const notSupported = 52;

/** A new instance for each parse, because an overflow of its stack spoils it. */
function instantiate(prism: WebAssembly.Module): WebAssembly.Exports {
  const imports: Record<string, Record<string, unknown>> = {};
  for (const { module, name } of WebAssembly.Module.imports(prism)) {
    imports[module] = { ...imports[module], [name]: () => notSupported };
  }
  return new WebAssembly.Instance(prism, imports).exports;
}

function tooDeep(
  source: SourceText,
  { at, cause }: { readonly at?: TextRange; readonly cause?: unknown },
): PupfileError {
  const text = `more than ${deepestNesting} levels deep`;
  const labels = at === undefined ? [] : [{ span: source.spanBetween(at.start, at.end), text }];
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${source.file} nests too deeply to be parsed`,
    {
      labels,
      cause,
    },
  );
}

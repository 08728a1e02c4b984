import type { Interpreter } from './interpreter.ts';
import type { RubyNode, RubyNodeOf, RubyNodeType } from './ruby-parser.ts';
import type { Frame, Place, Value } from './value.ts';

/** How a kind of node is evaluated. */
export type Handler<Type extends RubyNodeType> = (
  node: RubyNodeOf<Type>,
  frame: Frame,
  ruby: Interpreter,
) => Value;

/** How some kinds of nodes are evaluated. */
export type Handlers = { readonly [Type in RubyNodeType]?: Handler<Type> };

/** Where a node stands. */
export function placeOf({ location }: Pick<RubyNode, 'location'>, { source }: Frame): Place {
  return { source, location };
}

import type { Message, Method } from '../interpreter.ts';
import type { Value } from '../value.ts';

/** A call of a method of something that has elements. */
export type ElementsMessage = Message<never>;

/** A method of everything that has elements: they are listed before it runs. */
export interface ElementsMethod {
  readonly fewest: number;
  readonly most: number;
  readonly run: (elements: readonly Value[], message: ElementsMessage) => Value;
}

/** Such methods, by name. */
export type ElementsMethods = Readonly<Record<string, ElementsMethod>>;

/** A method over elements, with so many arguments. */
export function over(fewest: number, most: number, run: ElementsMethod['run']): ElementsMethod {
  return { fewest, most, run };
}

/** The methods of a kind of values, given how to list their elements. */
export function methodsOver<Receiver extends Value>(
  methods: ElementsMethods,
  list: (receiver: Receiver) => readonly Value[],
): Readonly<Record<string, Method<Receiver>>> {
  const entries = Object.entries(methods).map(([name, { fewest, most, run }]) => {
    const method: Method<Receiver> = {
      fewest,
      most,
      run(message) {
        const elements = list(message.receiver);
        message.ruby.budget.spendElements(elements.length, message.at);
        // What the receiver is no longer matters: its elements are known.
        return run(elements, message as Message<never>);
      },
    };
    return [name, method] as const;
  });
  return Object.fromEntries(entries);
}

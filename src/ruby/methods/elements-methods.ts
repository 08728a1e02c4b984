import type { Message, MethodTable } from '../interpreter.ts';
import { type ArrayValue, array, type Value } from '../value.ts';

/** A method of everything that has elements: they are listed before it runs. */
export interface ElementsMethod {
  readonly fewest: number;
  readonly most: number;
  readonly run: (elements: readonly Value[], message: Message) => Value;
}

/** Such methods, by name. */
export type ElementsMethods = Readonly<Record<string, ElementsMethod>>;

/** A method over elements, with so many arguments. */
export function over(fewest: number, most: number, run: ElementsMethod['run']): ElementsMethod {
  return { fewest, most, run };
}

/** A method that gives elements to its block; without one it gives an Enumerator of what it would. */
export function walk(
  fewest: number,
  most: number,
  run: ElementsMethod['run'],
  yields: (elements: readonly Value[], message: Message) => readonly Value[] = (all) => all,
): ElementsMethod {
  return over(fewest, most, (elements, m) =>
    m.block === null ? enumerator(yields(elements, m), m) : run(elements, m),
  );
}

/** What stands for Ruby's Enumerator: an Array of what a call would give to its block. */
export function enumerator(
  elements: readonly Value[],
  { receiver, name, args, at }: Message,
): ArrayValue {
  return { ...array([...elements], at), awaits: { receiver, name, args } };
}

/** The methods of a kind of values, given how to list their elements. */
export function methodsOver<Receiver extends Value>(
  methods: ElementsMethods,
  list: (receiver: Receiver) => readonly Value[],
): MethodTable<Receiver> {
  const entries = Object.entries(methods).map(([name, { fewest, most, run }]) => {
    const listing = (message: Message<Receiver>) => {
      const elements = list(message.receiver);
      message.ruby.budget.spendElements(elements.length, message.at);
      return run(elements, message);
    };
    return [name, { fewest, most, run: listing }] as const;
  });
  return Object.fromEntries(entries);
}

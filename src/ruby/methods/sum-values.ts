import type { Message } from '../interpreter.ts';
import { float, type Value } from '../value.ts';

/** Ruby's `sum`: by `+`, but of Floats without the error that adds up. */
export function sumValues(values: readonly Value[], first: Value, m: Message): Value {
  const all = [first, ...values];
  const numbers = all.flatMap((value) =>
    value.kind === 'integer' || value.kind === 'float' ? [Number(value.value)] : [],
  );
  if (numbers.length === all.length && all.some(({ kind }) => kind === 'float')) {
    return float(sumFloats(numbers), m.at);
  }
  const context = { at: m.at, frame: m.frame };
  return values.reduce((sum, value) => m.ruby.send(sum, '+', [value], context), first);
}

/** Kahan and Babuška's way. */
function sumFloats(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import type { Value } from '../value.ts';
import { conversionError } from './conversions.ts';

/** `eval` and `instance_eval` of a text: places in it are told by the file that it was read from. */
export function evaluateGivenText({ args, at, frame, ruby }: Message): Value {
  const [text] = args;
  if (text?.kind === 'poison') throw new Poisoned(text);
  if (text?.kind !== 'string') throw conversionError(text, 'String', at);
  return ruby.evaluateText(text.text, text.file ?? `(eval in ${at.source.file})`, frame);
}

import { why } from '../../commands/why.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { whyResult } from '../render-why.ts';

/** `pupfile why`. */
export function run({ settings, arguments: [name = ''] }: CommandInput): CommandResult {
  return whyResult(why(settings, name));
}

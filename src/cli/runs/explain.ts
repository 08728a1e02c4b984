import { explainCode } from '../../commands/explain-code.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { explanationResult } from '../render-explanation.ts';

/** `pupfile explain`. */
export function run({ arguments: [code = ''] }: CommandInput): CommandResult {
  return explanationResult(explainCode(code));
}
